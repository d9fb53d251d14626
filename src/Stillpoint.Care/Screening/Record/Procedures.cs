using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Record;

/// <summary>What operations mean to the rules: by SNOMED CT code, else by words.</summary>
public static class Procedures
{
    private sealed record Meaning(IReadOnlyList<string> Snomed, IReadOnlyList<string> Phrases)
    {
        public Input? In(IEnumerable<Procedure> procedures) => procedures
            .Where(Matches).OrderBy(procedure => procedure.From, StringComparer.Ordinal)
            .Select(procedure => new Input(procedure.Codes.Select(code => code.Path).FirstOrDefault() ?? "text|" + ProblemLines.Clip(procedure.Text ?? ""), "completed", null, procedure.Performed?.Written, procedure.From))
            .FirstOrDefault();

        private bool Matches(Procedure procedure) =>
            procedure.Codes.Any(code => code.IsSnomed && Snomed.Contains(code.Code.Trim()))
            || procedure.Codes.Select(code => code.Display).Append(procedure.Text).OfType<string>().Any(Says);

        private bool Says(string text)
        {
            var words = string.Join(' ', Words.Of(text));
            return Phrases.Any(phrase => (" " + words + " ").Contains(" " + phrase + " ", StringComparison.Ordinal));
        }

        public static Meaning Of(string snomed, params IEnumerable<string> phrases) =>
            new(snomed.Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. phrases.Select(phrase => string.Join(' ', Words.Of(phrase)))]);
    }

    private static readonly Meaning Uterus = Meaning.Of("236886002", "hysterectomy", "removal of uterus");
    private static readonly Meaning BothOvaries = Meaning.Of("29827000", "bilateral oophorectomy", "bilateral salpingo oophorectomy", "bilateral salpingectomy with oophorectomy", "bilateral ovariectomy", "oophorectomy of both ovaries", "bilateral salpingoophorectomy");
    private static readonly Meaning Coronary = Meaning.Of("232717009 415070008", "coronary artery bypass", "coronary bypass", "CABG", "percutaneous coronary intervention", "coronary angioplasty", "coronary artery stent", "coronary stent", "stent in coronary artery", "coronary revascularisation", "coronary revascularization");
    private static readonly Meaning Trachea = Meaning.Of("", "tracheal surgery", "tracheostomy", "tracheotomy", "tracheal resection", "tracheal reconstruction", "tracheoplasty", "laryngotracheal reconstruction", "tracheal stent");

    /// <summary>The uterus or both ovaries are gone.</summary>
    public static Input? Sterilising(IEnumerable<Procedure> done) => Uterus.In(done) ?? BothOvaries.In(done);

    /// <summary>Coronary vessels were opened or bypassed.</summary>
    public static Input? Revascularising(IEnumerable<Procedure> done) => Coronary.In(done);

    /// <summary>The windpipe was operated on.</summary>
    public static Input? OnTheTrachea(IEnumerable<Procedure> done) => Trachea.In(done);
}
