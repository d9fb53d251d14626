using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>What a line of the medication list was recognised as.</summary>
/// <param name="Ingredients">The ingredients found, in the order found; empty when none is known here.</param>
/// <param name="RxCui">The RxNorm code as recorded: one of a known ingredient if there is one, else the first.</param>
public sealed record DrugIdentity(IReadOnlyList<Ingredient> Ingredients, string? RxCui)
{
    /// <summary>Minerals are named as salts of other drugs too, and count only where nothing else is named.</summary>
    private static readonly FrozenSet<string> Salts = FrozenSet.ToFrozenSet(["calcium", "magnesium", "zinc", "potassium", "iron", "calcio", "magnesio", "hierro"]);

    /// <summary>Nobody names a drug beyond so many words.</summary>
    private const int MostWords = 64;

    /// <summary>Words that nearly spell a drug, where the line names none: to be confirmed.</summary>
    public IReadOnlyList<Misspelling> Misspelt { get; init; } = [];

    /// <summary>A part of the line in which nothing known was recognised, beside one in which there was; null when there is none.</summary>
    public string? UnreadPart { get; init; }

    /// <summary>What the line is read as until somebody confirms it.</summary>
    public IEnumerable<Ingredient> ToConfirm => Misspelt.SelectMany(word => word.ReadAs).Except(Ingredients);

    /// <summary>
    /// A code of a known ingredient decides, whatever words stand beside it. Clinical drugs, packs and brands have codes of their
    /// own and say in their names what is in them; without a code every name in every text counts.
    /// </summary>
    public static DrugIdentity Of(Medication medication)
    {
        List<Ingredient> ingredients = [];
        List<string?> otherNames = [], names = [];
        string? known = null, first = null;
        foreach (var code in medication.Codes)
        {
            names.Add(code.Display);
            if (!code.IsRxNorm) continue;
            first ??= code.Code;
            if (!DrugIndex.ByRxCui.TryGetValue(code.Code, out var ingredient))
            {
                otherNames.Add(code.Display);
                continue;
            }
            known ??= code.Code;
            if (!ingredients.Contains(ingredient)) ingredients.Add(ingredient);
        }
        names.AddRange(medication.Texts);
        var coded = ingredients.Exists(ingredient => !ingredient.Unconfirmed);
        foreach (var name in coded ? otherNames : names) ingredients.AddRange(NamedIn(name).Except(ingredients));
        return new(ingredients, known ?? first)
        {
            UnreadPart = coded ? null : names.Select(LineParts.UnreadOf).FirstOrDefault(part => part is not null),
            // A terminology spells its own names right.
            Misspelt = ingredients.Count > 0 ? [] : MisspeltIn(medication.Texts.Concat(medication.Codes.Where(code => !code.IsRxNorm).Select(code => code.Display))),
        };
    }

    /// <summary>Every ingredient one text names.</summary>
    public static IReadOnlyList<Ingredient> NamedIn(string? text) => NamedIn(Word.Read(text));

    /// <summary>Words of these texts that nearly spell a drug.</summary>
    internal static IReadOnlyList<Misspelling> MisspeltIn(IEnumerable<string?> texts) =>
        [.. texts.SelectMany(Word.Read).DistinctBy(word => word.Text).Take(MostWords).Select(Misspelling.Of).OfType<Misspelling>()];

    /// <summary>A brand in square brackets only repeats what stands before them, and is read only where nothing else is.</summary>
    private static List<Ingredient> NamedIn(List<Word> words)
    {
        List<Ingredient> outside = [], inside = [], salts = [];
        foreach (var found in DrugIndex.Find(words))
        {
            var list = found.Length == 1 && Salts.Contains(words[found.At].Text) ? salts : words[found.At].Bracketed && found.IsBrand ? inside : outside;
            list.AddRange(found.Ingredients.Except(list));
        }
        return outside.Count > 0 ? outside : inside.Count > 0 ? inside : salts;
    }
}
