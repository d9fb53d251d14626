using Stillpoint.App.Interop.Fhir;
using Stillpoint.App.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Gate;

namespace Stillpoint.App.Ask;

/// <summary><c>gate</c>: whether a session may start today.</summary>
internal static class GateQuestion
{
    public static Question Question { get; } = new("gate", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("at", "plan", "bundle", "facts");
        var at = request.At();
        var plan = request.Plan(routeNeeded: true);
        var facts = request.Facts(at);
        var record = BundleReader.Read(request.Bundle(), request.At("bundle"), at);
        var patient = new PatientCase(at, plan with { Stage = Stage.DayOf }, record, facts, request.House);
        var judged = SessionGate.Judge(patient);

        answer.Text("outcome", Contract.Word(judged.Outcome));
        answer.Findings(judged.Findings);
        answer.Array("items", judged.Items, item => answer.Object(null, () => answer
            .Text("item", item.Rule.Id)
            .Text("status", item.Status.ToString())
            .Text("because", item.Because)));
        answer.Texts("related", judged.Related);
        answer.Ignored(patient.Ignored);
    }
}
