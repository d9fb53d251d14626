namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>What a line of the medication list was recognised as.</summary>
/// <param name="Ingredients">The ingredients found, in the order found; empty when none is known here.</param>
/// <param name="RxCui">The RxNorm code as recorded: one of a known ingredient if there is one, else the first.</param>
/// <param name="Named">It carries an RxNorm code and a name a person can read, so a drug without a row is a known drug.</param>
public sealed record DrugIdentity(IReadOnlyList<Ingredient> Ingredients, string? RxCui, bool Named)
{
    /// <summary>
    /// A code of a known ingredient decides, whatever words stand beside it. Clinical drugs, packs and brands have codes of their
    /// own and say in their names what is in them; without a code every name in every text counts.
    /// </summary>
    public static DrugIdentity Of(Medication medication)
    {
        List<Ingredient> ingredients = [];
        List<List<Word>> otherNames = [], names = [];
        string? known = null, first = null;
        foreach (var code in medication.Codes)
        {
            names.Add(Word.Read(code.Display));
            if (!code.IsRxNorm) continue;
            first ??= code.Code;
            if (!DrugIndex.ByRxCui.TryGetValue(code.Code, out var ingredient))
            {
                otherNames.Add(names[^1]);
                continue;
            }
            known ??= code.Code;
            if (!ingredients.Contains(ingredient)) ingredients.Add(ingredient);
        }
        names.AddRange(medication.Texts.Select(Word.Read));
        foreach (var name in ingredients.TrueForAll(ingredient => ingredient.Unconfirmed) ? names : otherNames)
            ingredients.AddRange(NamedIn(name).Except(ingredients));
        return new(ingredients, known ?? first, first is not null && names.Exists(IsReadable));
    }

    /// <summary>Every ingredient one text names.</summary>
    public static IReadOnlyList<Ingredient> NamedIn(string? text) => NamedIn(Word.Read(text));

    /// <summary>A brand in square brackets only repeats what stands before them, and is read only where nothing else is.</summary>
    private static List<Ingredient> NamedIn(List<Word> words)
    {
        List<Ingredient> outside = [], inside = [];
        foreach (var name in DrugIndex.Find(words))
        {
            var found = words[name.At].Bracketed && name.IsBrand ? inside : outside;
            found.AddRange(name.Ingredients.Except(found));
        }
        return outside.Count > 0 ? outside : inside;
    }

    /// <summary>A name a person can read has a word in it; a repeated number has not.</summary>
    private static bool IsReadable(List<Word> words) => words.Exists(word => word.Text.Length >= 3 && char.IsLetter(word.Text[0]));
}
