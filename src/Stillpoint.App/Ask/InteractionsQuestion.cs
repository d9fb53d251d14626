using Stillpoint.App.Interop.Fhir;
using Stillpoint.App.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Ask;

/// <summary><c>interactions</c>: what a medication list does together with ketamine by the planned route.</summary>
internal static class InteractionsQuestion
{
    public static Question Question { get; } = new("interactions", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("at", "plan", "bundle", "facts");
        var at = request.At();
        var plan = request.Plan(routeNeeded: false);
        var bundle = request.Bundle();
        var ignored = new List<Ignored>(bundle.Ignored);
        var said = new List<Fact>();
        var medications = MedicationReader.Read(bundle, Subject.Of(bundle, request.At("bundle")), at, ignored, said);
        var facts = new PatientFacts(at, said.Concat(request.Facts(at)));
        var judged = Interactions.Judge(new(plan, medications, facts) { House = request.House });

        answer.Text("outcome", Written(judged.Outcome));
        answer.Text("column", Written(judged.Column));
        var found = judged.Findings.ToDictionary(finding => (object)finding.Finding, ReferenceEqualityComparer.Instance);
        answer.Findings(judged.Findings.Select(finding => finding.Finding), finding => Write(answer, found[finding]));
        answer.Array("checked", judged.Checked, line => Write(answer, line));
        answer.Array("notChecked", judged.Checked.Where(line => line.Result == CheckResult.NotChecked), line => Write(answer, line));
        answer.Number("diazepamEquivalentMgPerDay", Rounded(judged.DiazepamEquivalentMgPerDay));
        answer.Ignored(ignored.Concat(judged.Ignored));
        answer.Texts("missing", judged.Missing);
    }

    private static void Write(Answer answer, InteractionFinding finding)
    {
        answer.Object("drug", () => answer
            .Text("text", finding.Drug.Text)
            .Text("rxcui", finding.Drug.RxCui)
            .Text("ingredient", finding.Drug.Ingredient)
            .Text("status", finding.Drug.Status)
            .Text("from", finding.Drug.From));
        answer.Text("management", finding.Management);
        answer.Text("column", Written(finding.Column));
    }

    private static void Write(Answer answer, CheckedMedication line) => answer.Object(null, () => answer
        .Text("text", line.Text)
        .Text("rxcui", line.RxCui)
        .Texts("ingredients", line.Ingredients)
        .Text("status", line.Status)
        .Text("result", Written(line.Result)));

    /// <summary>A sum of thirds needs no more digits than a scale can weigh.</summary>
    private static decimal? Rounded(decimal? milligrams) => milligrams is { } sum ? Math.Round(sum, 6, MidpointRounding.AwayFromZero) : null;

    /// <summary>Our words as the contract writes them: the first letter small.</summary>
    private static string Written<T>(T word) where T : struct, Enum => char.ToLowerInvariant(word.ToString()[0]) + word.ToString()[1..];
}
