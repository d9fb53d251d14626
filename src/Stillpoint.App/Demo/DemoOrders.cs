using Stillpoint.App.Planning;
using Stillpoint.App.Records;
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
        var form = new SuitabilityForm { Product = { Typed = who.Product.ToString() }, Route = { Typed = "IV" }, Indication = { Typed = who.Indication }, LinesRead = { Typed = "true" }, Act = SuitabilityForm.Sign, Password = { Typed = "given" } };
        var answer = SuitabilityDesk.Judge(new(who.Product, Route.Intravenous) { Indication = who.Indication }, known, at);
        form.Shown.Draw(SuitabilityDesk.Lines(answer));
        foreach (var finding in answer.Findings) form.Reasons[finding.Rule].Typed = "Seen and weighed: managed as the clinic's own protocol says.";
        form.Decision.Typed = SuitabilityDesk.Open(answer)[0].Value;
        (await form.Sent(() => suitability.Keep(form, patient, at, staff.Confirmed("fern")))).IsDone();
    }

    public async Task Course(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var form = new CourseForm
        {
            Indication = { Typed = who.Indication }, Row = { Typed = who.Indication is "IND-12" ? "DOS-14" : "DOS-01" }, Product = { Typed = who.Product.ToString() }, Route = { Typed = "IV" },
            Amount = { Typed = "0.5" }, AmountUnit = { Typed = "mg/kg" }, Minutes = { Typed = "40" }, VialMgPerMl = { Typed = "50" }, VialMl = { Typed = "10" }, Mix = { Typed = "qs" }, MixMl = { Typed = "50" },
            Sessions = { Typed = "6" }, Spacing = { Typed = "twice a week" }, TitrationLimit = { Typed = "up to 0.75 mg/kg, 0.1 at a time" }, StopRules = { Typed = "less than 25 % better after four sessions; any Red that needed treatment" },
            Measures = { Typed = "PHQ-9 before each session" }, Why = { Typed = "Two adequate medicines without response." }, Password = { Typed = "given" },
        };
        // Worked out first, like anybody's: what was not shown can't be signed.
        (await form.Sent(async () =>
        {
            var (order, answer) = CourseDesk.Judge(form, await courses.Basis(patient, at), at);
            form.Shown.Draw(CourseDesk.Lines(order, answer));
            return new Outcome.Done();
        })).IsDone();
        form.Act = CourseForm.Sign;
        (await form.Sent(() => courses.Keep(form, patient, at, staff.Confirmed("fern")))).IsDone();
    }
}
