using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>What is done with all visits that can't stay: moved to where they would hold, or cancelled; what was shown is what is done.</summary>
internal sealed class RearrangeForm() : Form("rearrange")
{
    public const string Move = "move", Cancel = "cancel";

    public TextInput Note { get; } = new("In a few words, for those who read it later") { Most = 300 };
    public TickInput Sure { get; } = new("All of these visits are to be cancelled") { Only = Cancel, Hint = "Only to cancel: it can't be taken back", Needed = "Tick that all of them are to be cancelled, or move them." };
    public ShownInput Shown { get; } = new() { Act = ("changed", "change") };
}

/// <summary>The visits of a clinic that do not hold any more, and where each would go.</summary>
internal sealed record CannotStay(IReadOnlyList<(Rearranged Visit, string Patient)> Visits, Schedule Schedule);

/// <summary>Moves or cancels in one act whatever can't stay where it is: somebody fell ill with eleven visits, the clinic closes for a storm.</summary>
internal sealed class RearrangeDesk(ClinicDb db, AuditTrail audit, ScheduleReader schedules, VisitDesk visits, VisitMessages messages, Tasks tasks, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(120);

    /// <summary>Every visit of the next months that clashes with what is known now: an absence, a closed day, a chair taken away.</summary>
    public async Task<CannotStay> Look(Guid clinic)
    {
        var now = clock.Moment();
        var house = await new Houses(db).InForce(clinic, now);
        var schedule = await schedules.Read([clinic], now, now + Ahead);
        var ahead = schedule.Visits.Where(visit => visit.Clinic == clinic && visit.Times.Starts > now && visit.Times.Starts < now + Ahead)
            .Select(visit => (Visit: visit, Against: DayPlan.Against(visit, schedule, house).Where(Forces).ToList())).Where(one => one.Against.Count > 0).ToList();
        var meant = await schedules.Meant([.. ahead.Select(one => one.Visit.Id)]);
        var broken = ahead.Where(one => one.Against.Exists(clash => !meant(one.Visit.Id, clash))).Select(one => one.Visit).ToList();
        var waiting = broken.Select(visit => visit.Id).ToList();
        var booked = await db.Set<VisitRow>().AsNoTracking().Where(row => waiting.Contains(row.Id) && row.Status == VisitStatus.Booked).Select(row => row.Id).ToListAsync();
        Guid[] patients = [.. broken.Select(visit => visit.Patient).Distinct()];
        var names = await db.Set<PatientRow>().AsNoTracking().Where(patient => patients.Contains(patient.Id)).ToDictionaryAsync(patient => patient.Id, patient => patient.Name);
        // Each with the distance its own course asks for.
        var whole = new List<Appointment>();
        foreach (var visit in broken.Where(visit => booked.Contains(visit.Id))) whole.Add(await Spaced(visit, now));
        var spaced = whole.Aggregate(schedule, (so, visit) => so.With(visit));
        foreach (var patient in patients) spaced = await With(spaced, clinic, patient, now);
        return new([.. Rearranging.Place(whole, spaced, now, house).Select(one => (one, names[one.Now.Patient]))], spaced);
    }

    public static IEnumerable<ShownLine> Lines(CannotStay found) => found.Visits.Select(one => new ShownLine($"{one.Patient}, {VisitWordsOf.Slot(one.Visit.Now, found.Schedule, one.Visit.Now)}", one.Visit.Then is { } then ? VisitWordsOf.Slot(then, found.Schedule, one.Visit.Now) : "nowhere near"));

    public async Task<Outcome> Do(Guid clinic, RearrangeForm form, Actor actor) => await audit.Do(actor, new AuditNote("visits-rearranged", $"clinic/{clinic}", Detail: form.Act ?? ""), async () =>
    {
        await visits.Turn();
        var found = await Look(clinic);
        if (form.Shown.Against(Lines(found)) is { } changed) return changed;
        foreach (var (visit, _) in found.Visits)
        {
            var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit.Now.Id);
            var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == row.PatientId);
            var reason = found.Schedule.PlaceOf(clinic)!.ClosedOn(found.Schedule.PlaceOf(clinic)!.Day(row.StartsAt)) is not null ? VisitReason.ClinicClosed : VisitReason.StaffAway;
            if (form.Act == RearrangeForm.Cancel)
            {
                db.Add(visits.Change(row.Id, VisitAct.Cancelled, actor, row, reason, form.Note.Value));
                row.Status = VisitStatus.Cancelled;
                if (!await messages.Cancelled(row, patient)) Call(row, $"the visit of {At(visit.Now)} was cancelled");
            }
            else if (visit.Then is { } then)
            {
                db.Add(visits.Change(row.Id, VisitAct.Moved, actor, row, reason, form.Note.Value));
                var was = row.StartsAt;
                VisitDesk.Place(row, then);
                if (was != row.StartsAt && !await messages.Moved(row, was, patient)) Call(row, $"moved from {At(visit.Now)} to {At(then)}");
            }
            else
            {
                Call(row, $"the visit of {At(visit.Now)} can't stay, and nothing holds within two weeks after it");
            }
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return new Outcome.Done();

        string At(Appointment slot) => VisitWordsOf.Slot(slot, found.Schedule, slot);
    }, VisitDesk.Meanwhile);

    /// <summary>Whom no message reaches is called.</summary>
    private void Call(VisitRow row, string why) => tasks.Open(row.ClinicId, row.PatientId, TaskKind.EveningCall, $"Call: {why}", Role.Coordinator, clock.Moment(), about: $"/visits/{row.Id}");

    private static bool Forces(Clash clash) => clash.Kind is ClashKind.Away or ClashKind.Closed or ClashKind.ChairUnfit;

    private async Task<Appointment> Spaced(Appointment visit, DateTimeOffset now)
    {
        if (!visit.GivesDrug || await db.Set<VisitRow>().AsNoTracking().Where(row => row.Id == visit.Id).Select(row => row.CourseId).SingleAsync() is not { } course) return visit;
        var (row, patient) = (await db.Set<CourseRow>().AsNoTracking().SingleAsync(one => one.Id == course), await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == visit.Patient));
        return visit with { Spacing = (await schedules.TimesOf(row, patient, now, await new Houses(db).InForce(visit.Clinic, now)))?.Spacing };
    }

    /// <summary>The patient's visits outside the days that were read: sessions keep a distance from them too.</summary>
    private async Task<Schedule> With(Schedule schedule, Guid clinic, Guid patient, DateTimeOffset now) =>
        (await schedules.Read([clinic], now, now, patient)).Visits.Where(visit => visit.Patient == patient && schedule.Visits.All(known => known.Id != visit.Id)).Aggregate(schedule, (so, visit) => so.With(visit));
}
