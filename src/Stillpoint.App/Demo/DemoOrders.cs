using Stillpoint.App.Planning;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Demo;

/// <summary>What the demo's prescriber decided and ordered, through the same decisions as any other.</summary>
internal sealed class DemoOrders(DemoStaff staff, FactStore facts, SuitabilityDesk suitability, CourseDesk courses)
{
    public async Task Judge(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var known = await facts.Read(patient, at);
        var form = new SuitabilityForm { Product = who.Product, Route = "IV", Indication = who.Indication };
        var answer = SuitabilityDesk.Judge(form, known, at, new FormErrors()) ?? throw new InvalidOperationException("The demo's patient could not be judged.");
        await suitability.Keep(form, answer, answer.Outcome is Care.Screening.Rules.ScreeningOutcome.Exclude ? "notSuitable" : "suitable", patient, staff.Confirmed("fern"));
    }

    public async Task Course(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var known = await facts.Read(patient, at);
        var form = new CourseForm
        {
            Indication = who.Indication, Row = who.Indication is "IND-12" ? "DOS-14" : "DOS-01", Product = who.Product, Route = "IV", Amount = "0.5", AmountUnit = "mg/kg", Minutes = "40",
            VialMgPerMl = "50", VialMl = "10", Mix = "qs", MixMl = "50", Sessions = "6", Spacing = "twice a week", TitrationLimit = "up to 0.75 mg/kg, 0.1 at a time", StopRules = "less than 25 % better after four sessions; any Red that needed treatment",
            Measures = "PHQ-9 before each session", Why = "Two adequate medicines without response.",
        };
        var errors = new FormErrors();
        var (order, answer) = CourseDesk.Judge(form, known, at, errors);
        if (answer is not { Verdict: Care.Planning.Verdict.Allow }) throw new InvalidOperationException($"The demo's order was not released: {string.Join(' ', errors.All.Select(error => error.Says).Concat(answer?.Findings.Select(finding => finding.Because) ?? []))}");
        await courses.Keep(form, order!, answer, known.Patient.Id, staff.Confirmed("fern"));
    }
}
