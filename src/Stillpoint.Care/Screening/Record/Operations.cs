using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Record;

/// <summary>What the operations of one patient mean to the rules: by SNOMED CT code, else by words.</summary>
internal sealed class Operations
{
    private sealed record Meaning(IReadOnlyList<string> Snomed, IReadOnlyList<string> Phrases)
    {
        public Input? In(IEnumerable<(Procedure Procedure, string Words)> done) => done
            .Where(row => Is(row.Procedure, row.Words)).Select(row => row.Procedure).OrderBy(procedure => procedure.From, StringComparer.Ordinal)
            .Select(procedure => new Input(procedure.Codes.Select(code => code.Path).FirstOrDefault() ?? "text|" + ProblemLines.Clip(procedure.Text ?? ""), "completed", null, procedure.Performed?.Written, procedure.From))
            .FirstOrDefault();

        private bool Is(Procedure procedure, string words) =>
            procedure.Codes.Any(code => code.IsSnomed && Snomed.Contains(code.Code.Trim())) || Phrases.Any(phrase => words.Contains(phrase, StringComparison.Ordinal));

        public static Meaning Of(string snomed, params IEnumerable<string> phrases) =>
            new(snomed.Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. phrases.Select(Spaced)]);
    }

    private static readonly Meaning Uterus = Meaning.Of("236886002", "hysterectomy", "removal of uterus");
    private static readonly Meaning BothOvaries = Meaning.Of("29827000", "bilateral oophorectomy", "bilateral salpingo oophorectomy", "bilateral salpingectomy with oophorectomy", "bilateral ovariectomy", "oophorectomy of both ovaries", "bilateral salpingoophorectomy");
    private static readonly Meaning Coronary = Meaning.Of("232717009 415070008", "coronary artery bypass", "coronary bypass", "CABG", "percutaneous coronary intervention", "coronary angioplasty", "coronary artery stent", "coronary stent", "stent in coronary artery", "coronary revascularisation", "coronary revascularization");
    private static readonly Meaning Trachea = Meaning.Of("", "tracheal surgery", "tracheostomy", "tracheotomy", "tracheal resection", "tracheal reconstruction", "tracheoplasty", "laryngotracheal reconstruction", "tracheal stent");

    public Operations(IEnumerable<Procedure> procedures)
    {
        var done = procedures.Select(procedure => (procedure, Words: string.Concat(procedure.Codes.Select(code => code.Display).Append(procedure.Text).OfType<string>().Distinct(StringComparer.Ordinal).Select(Spaced)))).ToList();
        Sterilising = Uterus.In(done) ?? BothOvaries.In(done);
        Revascularising = Coronary.In(done);
        OnTheTrachea = Trachea.In(done);
    }

    /// <summary>The uterus or both ovaries are gone.</summary>
    public Input? Sterilising { get; }

    /// <summary>Coronary vessels were opened or bypassed.</summary>
    public Input? Revascularising { get; }

    /// <summary>The windpipe was operated on.</summary>
    public Input? OnTheTrachea { get; }

    /// <summary>Words between two spaces each, so that a phrase stands for whole words; a phrase never reaches over two texts.</summary>
    private static string Spaced(string text) => $" {string.Join(' ', Tokens.Of(text))} ";
}
