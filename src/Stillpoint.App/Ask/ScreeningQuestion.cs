using Stillpoint.App.Interop.Fhir;
using Stillpoint.App.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.App.Ask;

/// <summary><c>screening</c>: whether a patient may be treated, with every reason for and against and everything that was missing.</summary>
internal static class ScreeningQuestion
{
    public static Question Question { get; } = new("screening", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("at", "plan", "bundle", "facts");
        var at = request.At();
        var plan = request.Plan(routeNeeded: true);
        var facts = request.Facts(at);
        var record = BundleReader.Read(request.Bundle(), request.At("bundle"), at);
        var judged = ScreeningRules.Judge(at, plan, record, facts, request.House);

        answer.Text("stage", Contract.Word(plan.Stage));
        answer.Text("outcome", Contract.Word(judged.Outcome));
        answer.Findings(judged.Findings);
        answer.Texts("cleared", judged.Cleared);
        answer.Texts("missing", judged.Missing);
        answer.Ignored(judged.Ignored);
        answer.Array("unread", judged.Unread, line => answer.Object(null, () => answer
            .Text("from", line.From).Text("code", line.Code).Text("text", line.Text).Text("status", line.Status).Text("at", line.At)
            .Text("reason", Contract.Word(line.Reason))));
        answer.Object("patient", () => Write(answer, judged.Patient));
    }

    private static void Write(Answer answer, PatientCase patient)
    {
        var index = patient.BodyMassIndex;
        answer.Number("ageYears", patient.Age?.Years)
            .Text("sex", patient.Sex is { } sex ? sex switch { Sex.Male => "male", Sex.Female => "female" } : "unknown")
            .Number("weightKg", Exact(index.Weight))
            .Number("heightCm", Exact(index.Height))
            .Number("bmi", index.Value?.Bound == Bound.Exact ? index.Rounded : null);
    }

    private static decimal? Exact(Fact<Amount>? measured) => measured is { Value: { Bound: Bound.Exact } amount } ? amount.Value : null;
}
