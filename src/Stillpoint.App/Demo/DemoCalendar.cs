using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Demo;

/// <summary>The demo's calendar: when the clinics are open, who works when, and a week that is booked as a real one is.</summary>
internal sealed class DemoCalendar(ClinicDb db, DemoStaff staff, CalendarDesk desk, VisitDesk visits, CourseBookingDesk courses, DemoClock clock)
{
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public async Task Open()
    {
        for (var clinic = 0; clinic < MadeUp.Clinics.Count; clinic++)
        {
            var open = new OpeningForm();
            foreach (var day in Weekdays) open.Week.Draw(day, new(8, 0), new(21, 0));
            (await open.Sent(() => desk.Open(staff.Clinic(clinic), open, staff.Actor("poppy")))).IsDone();
            var closed = new ClosedDayForm { Day = { Typed = "2026-11-26" }, Why = { Typed = "Thanksgiving" } };
            (await closed.Sent(() => desk.Close(staff.Clinic(clinic), closed, staff.Actor("poppy")))).IsDone();
            foreach (var word in clinic == 0 ? ["teal", "moss", "fern"] : (string[])["linden", "wren"])
            {
                var shift = new WeeklyShiftForm([new(staff.Person(word), word, Care.Booking.Duty.Nurse)]) { Person = { Typed = staff.Person(word).ToString() } };
                foreach (var day in Weekdays) shift.Week.Draw(day, new(8, 0), new(21, 0));
                (await shift.Sent(() => desk.Shift(staff.Clinic(clinic), shift, staff.Actor("poppy")))).IsDone();
            }
        }
    }

    /// <summary>The sessions that follow the one that is booked, placed in one go.</summary>
    public async Task BookOn(Guid patient, MadeUpPatient who, DateTimeOffset first)
    {
        var (row, course) = (await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == patient), await db.Set<CourseRow>().AsNoTracking().SingleAsync(one => one.PatientId == patient));
        var starts = TimeZoneInfo.ConvertTime(first.AddDays(first.AddDays(3).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 5 : 3), staff.Zone(who.Clinic));
        var form = new CourseBookingForm(staff.Zone(who.Clinic)) { Starts = { Typed = starts.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) }, Sessions = { Typed = "3" }, EscortName = { Typed = "Sage " + who.Family }, EscortPhone = { Typed = "555 555 0177" } };
        form.Act = CourseBookingForm.Look;
        (await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done()))).IsDone();
        form.Shown.Draw(CourseBookingDesk.Lines((await courses.Look(row, course, form))!));
        form.Act = CourseBookingForm.Keep;
        (await form.Sent(() => courses.Book(row, course, form, staff.Actor("poppy")))).IsDone();
    }

    /// <summary>Somebody who was accepted comes for an evaluation.</summary>
    public async Task Evaluate(Guid patient, MadeUpPatient who)
    {
        var row = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == patient);
        var (prescriber, zone) = (who.Clinic == 0 ? "fern" : "wren", staff.Zone(who.Clinic));
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime).AddDays(2);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        var form = new VisitForm(zone, hasCourse: false)
        {
            Kind = { Typed = VisitKind.Evaluation.Text() }, Starts = { Typed = $"{day:yyyy-MM-dd} 09:30" }, Prescriber = { Options = [(staff.Person(prescriber), prescriber)], Typed = staff.Person(prescriber).ToString() },
        };
        (await form.Sent(() => visits.Book(row, form, null, staff.Actor("poppy")))).IsDone();
    }
}
