namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>What a line of the medication list was recognised as.</summary>
/// <param name="Ingredients">The ingredients found, in the order found; empty when none is known here.</param>
/// <param name="RxCui">The RxNorm code as recorded: one of a known ingredient if there is one, else the first.</param>
/// <param name="Named">It carries an RxNorm code and a name a person can read, so a drug without a row is a known drug.</param>
public sealed record DrugIdentity(IReadOnlyList<Ingredient> Ingredients, string? RxCui, bool Named)
{
    /// <summary>
    /// A code of a known ingredient decides alone. Otherwise every ingredient named in the texts counts, because clinical drugs,
    /// packs and brands have codes of their own and say in their names what is in them.
    /// </summary>
    public static DrugIdentity Of(Medication medication)
    {
        var codes = medication.Codes.Where(code => code.IsRxNorm).ToList();
        var coded = codes.Where(code => DrugIndex.ByRxCui.ContainsKey(code.Code)).ToList();
        var ingredients = coded.Select(code => DrugIndex.ByRxCui[code.Code]).Distinct().ToList();
        if (ingredients.TrueForAll(ingredient => ingredient.Unconfirmed))
            ingredients = [.. ingredients.Union(Names(medication).SelectMany(NamedIn))];
        return new(ingredients, (coded.FirstOrDefault() ?? codes.FirstOrDefault())?.Code, codes.Count > 0 && Names(medication).Any(IsReadable));
    }

    /// <summary>Every ingredient one text names.</summary>
    public static IReadOnlyList<Ingredient> NamedIn(string? text)
    {
        var words = Word.Read(text);
        var found = DrugIndex.Find(words).ToList();
        var outside = found.Where(name => !words[name.At].Bracketed).ToList();
        return [.. (outside.Count > 0 ? outside : found).SelectMany(name => name.Ingredients).Distinct()];
    }

    private static IEnumerable<string?> Names(Medication medication) => medication.Texts.Concat(medication.Codes.Select(code => code.Display));

    /// <summary>A name a person can read has a word in it; a repeated number has not.</summary>
    private static bool IsReadable(string? text) => Word.Read(text).Exists(word => word.Text.Length >= 3 && char.IsLetter(word.Text[0]));
}
