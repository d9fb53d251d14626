using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Booking;

/// <summary>Keeps what can be booked where: opening hours, closed days, who works when, who is away, and what chairs are fitted for.</summary>
internal sealed class CalendarDesk(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome> Open(Guid clinic, OpeningForm form, Actor actor) => audit.Do(actor, new AuditNote("opening-hours-set", $"clinic/{clinic}"), async () =>
    {
        await db.Set<OpeningHoursRow>().Where(row => row.ClinicId == clinic).ExecuteDeleteAsync();
        db.AddRange(form.Week.Stretches.Select(one => new OpeningHoursRow { Id = NewId(), ClinicId = clinic, Weekday = (int)one.Day, Opens = Minutes(one.From), Closes = Minutes(one.Until) }));
        return new Outcome.Done();
    });

    public Task<Outcome> Shift(Guid clinic, WeeklyShiftForm form, Actor actor) => audit.Do(actor, new AuditNote("weekly-shift-set", $"person/{form.Person.Given}"), async () =>
    {
        await db.Set<WeeklyShiftRow>().Where(row => row.ClinicId == clinic && row.Person == form.Person.Given).ExecuteDeleteAsync();
        db.AddRange(form.Week.Stretches.Select(one => new WeeklyShiftRow { Id = NewId(), ClinicId = clinic, Person = form.Person.Given, Weekday = (int)one.Day, Begins = Minutes(one.From), Ends = Minutes(one.Until) }));
        return new Outcome.Done();
    });

    public Task<Outcome> Close(Guid clinic, ClosedDayForm form, Actor actor) => audit.Do(actor, new AuditNote("closed-day-set", $"clinic/{clinic}"), async () =>
    {
        if (await db.Set<ClosedDayRow>().AnyAsync(row => row.ClinicId == clinic && row.Day == form.Day.Given)) return Outcome.No("The clinic is closed on that day already.", form.Day);
        db.Add(new ClosedDayRow { Id = NewId(), ClinicId = clinic, Day = form.Day.Given, Why = form.Why.Given });
        return new Outcome.Done();
    });

    public Task<Outcome> Reopen(Guid clinic, Guid closed, Actor actor) => audit.Do(actor, new AuditNote("closed-day-taken-back", $"clinic/{clinic}"), async () =>
    {
        await db.Set<ClosedDayRow>().Where(row => row.Id == closed && row.ClinicId == clinic).ExecuteDeleteAsync();
        return new Outcome.Done();
    });

    public Task<Outcome> Keep(Guid clinic, HolidaysForm form, Actor actor) => audit.Do(actor, new AuditNote("holidays-set", $"clinic/{clinic}"), async () =>
    {
        (await db.Set<ClinicRow>().SingleAsync(row => row.Id == clinic)).Holidays = form.Chosen.Count == 0 ? null : string.Join(' ', form.Chosen.Select(one => one.Code()));
        return new Outcome.Done();
    });

    public Task<Outcome> Away(AbsenceForm form, TimeZoneInfo zone, Actor actor) => audit.Do(actor, new AuditNote("absence-set", $"person/{form.Person.Given}"), () =>
    {
        var ends = form.Until.Has ? At(form.Last.Given, form.Until.Given, zone) : At(form.Last.Given.AddDays(1), TimeOnly.MinValue, zone);
        db.Add(new AbsenceRow { Id = form.Id(clock.GetUtcNow()), Person = form.Person.Given, StartsAt = At(form.First.Given, form.From.Value ?? TimeOnly.MinValue, zone), EndsAt = ends, Why = form.Why.Given });
        return Task.FromResult<Outcome>(new Outcome.Done());
    });

    public Task<Outcome> Back(Guid absence, Actor actor) => audit.Do(actor, new AuditNote("absence-taken-back", $"absence/{absence}"), async () =>
    {
        await db.Set<AbsenceRow>().Where(row => row.Id == absence).ExecuteDeleteAsync();
        return new Outcome.Done();
    });

    /// <summary>No route chosen is every route.</summary>
    public Task<Outcome> Fit(Guid chair, ChairRoutesForm form, Actor actor) => audit.Do(actor, new AuditNote("chair-fitted", $"chair/{chair}"), async () =>
    {
        var routes = form.Routes.Value ?? [];
        (await db.Set<ChairRow>().SingleAsync(row => row.Id == chair)).Routes = routes.Count == 0 ? null : string.Join(' ', routes.Select(route => route.Code()));
        return new Outcome.Done();
    });

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone) => new Care.Booking.Place(default, "", zone).At(day, time);

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
