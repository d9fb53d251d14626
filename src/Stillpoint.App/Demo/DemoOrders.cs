using System.Globalization;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Course;
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
        foreach (var finding in answer.Findings)
            (form.Overrides[finding.Rule].Reason.Typed, form.Overrides[finding.Rule].Done.Typed) = ("Seen and weighed: managed as the clinic's own protocol says.", "Watched as the protocol says, and asked again before each session.");
        form.Decision.Typed = SuitabilityDesk.Open(answer)[0].Value;
        (await form.Sent(() => suitability.Keep(form, patient, at, staff.Confirmed("fern")))).IsDone();
    }

    public async Task Course(Guid patient, MadeUpPatient who, DateTimeOffset at)
    {
        var (born, house) = (DateOnly.ParseExact(who.Born, "yyyy-MM-dd", CultureInfo.InvariantCulture), (await facts.Read(patient, at)).House);
        var row = DoseRows.Find(who.Indication is "IND-12" ? "DOS-14" : UsualCourses.Rows(who.Indication, who.Product)[0].Id)!;
        var form = new CourseForm { Indication = { Typed = who.Indication }, Product = { Typed = who.Product.ToString() }, Route = { Typed = "IV" }, Why = { Typed = "Two adequate medicines without response." }, Password = { Typed = "given" } };
        form.Fill(UsualCourses.For(row, Route.Intravenous, who.Indication, CourseDesk.Years(born, at), house)!);
        form.Course.Beside[0].What.Typed = $"{who.Medicine}, goes on";
        form.Course.Beside[0].Who.Typed = "the family doctor";
        form.Course.Beside[1].What.Typed = "Psychotherapy every week, and one meeting in the days after each session";
        form.Course.Beside[2].What.Typed = "In bed by eleven; no screen in the hour before";
        // Worked out first, like anybody's: what was not shown can't be signed.
        (await form.Sent(async () =>
        {
            var (order, answer) = CourseDesk.Judge(form, await courses.Basis(patient, at), at);
            form.Shown.Draw(CourseDesk.Lines(form, order, answer, CourseDesk.Around(form.Course.Plan, order, await courses.Basis(patient, at), at)));
            return new Outcome.Done();
        })).IsDone();
        form.Act = CourseForm.Sign;
        (await form.Sent(() => courses.Keep(form, patient, at, staff.Confirmed("fern")))).IsDone();
    }
}
