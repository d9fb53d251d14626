using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Journeys;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.FollowUp.Outcomes;

public sealed class Outcomes_in_a_browser
{
    [Fact]
    public async Task Counts_and_curves_read_well_wide_and_narrow_by_day_and_dimmed()
    {
        await using var clinic = await RunningClinic.Start();
        var director = await clinic.Staff([Role.MedicalDirector], name: "Alder Quince");
        await using (var db = clinic.Database.Open())
        {
            var now = clinic.Clock.GetUtcNow();
            var courses = new CoursesOf(db, clinic.Clinic, now);
            var chance = new Random(7);
            for (var nth = 0; nth < 40; nth++)
            {
                var first = now.AddDays(-330 + (nth * 5));
                var patient = await courses.Six(first, 12 + chance.Next(14), nth % 5 == 0 ? null : 2 + chance.Next(14), events: chance.Next(3));
                if (nth % 3 != 0) await courses.Score(patient, first.AddDays(12), 3 + chance.Next(6));
                if (nth % 2 == 0) await courses.Score(patient, first.AddDays(60 + chance.Next(40)), 4 + chance.Next(18));
                if (nth % 6 == 0) await courses.Missed(patient, await db.Set<CourseRow>().Where(row => row.PatientId == patient).Select(row => row.Id)
                    .SingleAsync(), first.AddDays(20));
            }
            for (var weekday = 1; weekday < 6; weekday++) db.Add(new OpeningHoursRow
            {
                Id = courses.Id(), ClinicId = clinic.Clinic,
                Weekday = weekday, Opens = 8 * 60, Closes = 17 * 60
            });
            await db.SaveChangesAsync();
        }
        var page = await Browser.Open(clinic.Address, 1280, dark: false);
        var complaints = Looking.Complaints(page);
        await Looking.SignIn(page, director.Email, RunningClinic.Password);
        await page.GotoAsync("/outcomes");
        var wrong = (await Looking.At(page, "outcomes")).ToList();
        await page.GotoAsync("/outcomes?by=month");
        wrong.AddRange(await Looking.At(page, "outcomes-by-month"));
        Assert.Empty(wrong);
        Assert.Empty(complaints);
    }
}
