using Stillpoint.App.Planning;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Demo;

/// <summary>What the demo's prescriber decided and ordered, through the same decisions as any other.</summary>
internal sealed class DemoOrders(DemoStaff staff, FactStore facts, SuitabilityDesk suitability, CourseDesk courses)
{
    public async Task Judge(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var known = await facts.Read(patient, at);
        var form = new SuitabilityForm { Product = { Typed = who.Product }, Route = { Typed = "IV" }, Indication = { Typed = who.Indication }, Act = SuitabilityForm.Sign, Password = { Typed = "given" } };
        var answer = SuitabilityDesk.Judge(new(Enum.Parse<Product>(who.Product), Route.Intravenous) { Indication = who.Indication }, known, at);
        form.Decision.Typed = answer.Outcome is Care.Screening.Rules.ScreeningOutcome.Exclude ? "notSuitable" : "suitable";
        (await form.Sent(() => suitability.Keep(form, answer, patient, staff.Confirmed("fern")))).IsDone();
    }

    public async Task Course(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var known = await facts.Read(patient, at);
        var form = new CourseForm
        {
            Indication = { Typed = who.Indication }, Row = { Typed = who.Indication is "IND-12" ? "DOS-14" : "DOS-01" }, Product = { Typed = who.Product }, Route = { Typed = "IV" },
            Amount = { Typed = "0.5" }, AmountUnit = { Typed = "mg/kg" }, Minutes = { Typed = "40" }, VialMgPerMl = { Typed = "50" }, VialMl = { Typed = "10" }, Mix = { Typed = "qs" }, MixMl = { Typed = "50" },
            Sessions = { Typed = "6" }, Spacing = { Typed = "twice a week" }, TitrationLimit = { Typed = "up to 0.75 mg/kg, 0.1 at a time" }, StopRules = { Typed = "less than 25 % better after four sessions; any Red that needed treatment" },
            Measures = { Typed = "PHQ-9 before each session" }, Why = { Typed = "Two adequate medicines without response." }, Password = { Typed = "given" }, Act = CourseForm.Sign,
        };
        (await form.Sent(async () =>
        {
            var (order, answer) = CourseDesk.Judge(form, known, at);
            return answer is { Verdict: Verdict.Allow } ? await courses.Keep(form, order, answer, known.Patient.Id, staff.Confirmed("fern"))
                : Outcome.No($"Not released: {string.Join(' ', answer.Findings.Select(finding => finding.Because))}");
        })).IsDone();
    }
}
