using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Booking;

/// <summary>Books, moves and cancels visits without a clash, and opens the session when the patient has come.</summary>
internal sealed class VisitDesk(ClinicDb db, AuditTrail audit, SessionRecord strips, ScheduleReader schedules, VisitMessages messages, Tasks tasks, TimeProvider clock)
{
    /// <summary>How far around a refused wish the nearest that holds is looked for.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(21);

    /// <summary>Everything that takes a place in the calendar takes its turn with this lock: people and patients are at more than one clinic.</summary>
    private const long Calendar = 7_201_170;

    private const string Meant = "meant";

    /// <summary>Within so long somebody who did not come is called; as long after that a prescriber hears of it.</summary>
    private static readonly TimeSpan Missing = TimeSpan.FromHours(2);

    public async Task<Outcome> Book(PatientRow patient, VisitForm form, CourseRow? course, Actor actor)
    {
        if (OwnEscorts.Against(patient, form.EscortName, form.EscortPhone) is { } own) return own;
        var (now, house) = (clock.Moment(), await new Houses(db).InForce(patient.ClinicId, clock.GetUtcNow()));
        var times = form.IsSession ? await schedules.TimesOf(course, patient, now, house) : null;
        var length = times?.Length ?? VisitLength.OfTalk(house);
        if (form.Minutes.Value is { } minutes)
        {
            if (times is not null && minutes < length.Stay) return Outcome.No($"A session of this plan takes at least {length.Stay} min: {length.Arrival} to arrive, {length.Dosing} for the drug, {length.Recovery} to recover.", form.Minutes);
            length = times is null ? VisitLength.OfTalk(minutes) : length with { Recovery = length.Recovery + minutes - length.Stay };
        }
        var id = form.Id(clock.GetUtcNow());
        var wanted = new Appointment(id, patient.ClinicId, patient.Id, new(Instants.Whole(form.Starts.Given), length))
        {
            Chair = form.IsSession ? form.Chair.Given : form.Chair.Value, Nurse = form.Nurse.Value, Prescriber = form.Prescriber.Value, Route = times?.Route, Spacing = times?.Spacing,
        };
        return await audit.Once(db.Set<VisitRow>().Where(row => row.Id == id), actor, new AuditNote("visit-booked", $"visit/{id}", patient.Id), async () =>
        {
            if (form.IsSession && await TookConsentBack(patient.Id)) return Outcome.No(ConsentTakenBack, form.Kind);
            if (form.IsSession && await IsHeld(course!.Id)) return Outcome.No(CourseHeld, form.Kind);
            if (form.IsSession && await IsReopened(patient.Id)) return Outcome.No(Reopened, form.Kind);
            var (refused, meant) = await Judge(form, wanted, house, now);
            if (refused is not null) return refused;
            var row = Row(wanted, form.Kind.Given, form.IsSession ? course!.Id : null);
            (row.EscortName, row.EscortPhone) = (form.EscortName.Value, form.EscortPhone.Value);
            db.AddRange(row, Change(id, VisitAct.Booked, actor, meant: meant));
            if (row.StartsAt > now) await messages.Booked(row, patient);
            return new Outcome.Done();
        });
    }

    public const string ConsentTakenBack = "The patient took their consent back. Talk with them; a session is booked once they have signed anew.";

    public const string CourseHeld = "This course is held. A prescriber decides the next step before another session is booked.";

    public const string Reopened = "Something was found since suitability was signed. A prescriber decides again before another session is booked.";

    /// <summary>What was found since, a pregnancy or blood in the urine among it, waits for a prescriber.</summary>
    public Task<bool> IsReopened(Guid patient) => db.Set<TaskRow>().AnyAsync(task => task.PatientId == patient
        && task.Kind == TaskKind.SuitabilityReview && task.DoneAt == null);

    /// <summary>A prescriber holds the course, and has not let it go on since.</summary>
    public async Task<bool> IsHeld(Guid course) =>
        await db.Set<NextStepRow>().Where(step => step.CourseId == course).OrderByDescending(step => step.DecidedAt).Select(step => (NextDecision?)step.Decision).FirstOrDefaultAsync() is NextDecision.Hold;

    /// <summary>The newest consent was taken back, and none was given since.</summary>
    public Task<bool> TookConsentBack(Guid patient) => db.Set<ConsentRow>().Where(row => row.PatientId == patient).OrderByDescending(row => row.SignedAt).Take(1)
        .AnyAsync(row => db.Set<ConsentWithdrawalRow>().Any(back => back.ConsentId == row.Id));

    /// <summary>The next that hold for a visit of this kind, before anybody has wished for a time: each fills the form in.</summary>
    public async Task Suggest(VisitForm form, PatientRow patient, VisitKind kind, CourseRow? course)
    {
        var now = clock.Moment();
        var house = await new Houses(db).InForce(patient.ClinicId, now);
        var times = kind is VisitKind.Session ? await schedules.TimesOf(course, patient, now, house) : null;
        var schedule = await schedules.Read([patient.ClinicId], now, now + Around, patient.Id);
        var prescriber = schedule.PlaceOf(patient.ClinicId)?.Of(Duty.Prescriber).FirstOrDefault()?.Id;
        if (prescriber is null || (kind is VisitKind.Session && times is null)) return;
        var given = schedule.Visits.Count(visit => visit.Patient == patient.Id && visit.GivesDrug);
        var wanted = new Appointment(default, patient.ClinicId, patient.Id, new(now, times?.Length ?? VisitLength.OfTalk(house))) { Prescriber = prescriber, Route = times?.Route, Spacing = times?.SpacingOf?.Invoke(given + 1) ?? times?.Spacing };
        form.Nearest = FreeSlots.Search(new(wanted, now.AddHours(1), now + Around) { Most = 4, MostADay = 1 }, schedule, now, house);
    }

    /// <summary>Moves a visit to where it holds; its escort and its history go with it.</summary>
    public async Task<Outcome> Move(Guid visit, MoveForm form, Actor actor)
    {
        var before = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit);
        var now = clock.Moment();
        var house = await new Houses(db).InForce(before.ClinicId, now);
        return await audit.Do(actor, new AuditNote("visit-moved", $"visit/{visit}", before.PatientId), async () =>
        {
            await Turn();
            var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
            if (row.Status != VisitStatus.Booked) return NotWaiting;
            if (form.Seen.Given != Seen(row)) return Meanwhile;
            var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == row.PatientId);
            var course = row.CourseId is { } id ? await db.Set<CourseRow>().AsNoTracking().SingleAsync(one => one.Id == id) : null;
            var times = row.Kind is VisitKind.Session ? await schedules.TimesOf(course, patient, now, house) : null;
            var wanted = ScheduleReader.Of(row, row.PatientId, times?.Spacing) with { Chair = form.Chair.Value, Nurse = form.Nurse.Value, Prescriber = form.Prescriber.Value };
            wanted = wanted with { Times = wanted.Times with { Starts = Instants.Whole(form.Starts.Given) } };
            if (wanted.Times.Starts == row.StartsAt && (wanted.Chair, wanted.Nurse, wanted.Prescriber) == (row.ChairId, row.Nurse, row.Prescriber)) return Outcome.No("That is where it is already. Choose another time, chair or person.", form.Starts);
            var (refused, meant) = await Judge(form, wanted, house, now);
            if (refused is not null) return refused;
            var change = Change(visit, VisitAct.Moved, actor, row, form.Reason.Given, form.Note.Value, meant);
            var was = row.StartsAt;
            Place(row, wanted);
            db.Add(change);
            if (was != row.StartsAt) await Tell(row, form.Reason.Given, await messages.Moved(row, was, patient), zone => $"moved from {At(was, zone)} to {At(row.StartsAt, zone)}: does it suit them?");
            return new Outcome.Done();
        }, Meanwhile);
    }

    public Task<Outcome> Cancel(Guid visit, CancelForm form, Actor actor) => Change(visit, "visit-cancelled", actor, async row =>
    {
        if (row.Status != VisitStatus.Booked) return NotWaiting;
        db.Add(Change(visit, VisitAct.Cancelled, actor, row, form.Reason.Given, form.Note.Value));
        row.Status = VisitStatus.Cancelled;
        var told = await messages.Cancelled(row, await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == row.PatientId));
        await Tell(row, form.Reason.Given, told, zone => $"the visit of {At(row.StartsAt, zone)} was cancelled");
        return new Outcome.Done();
    });

    /// <summary>Whom no message reaches is called, unless it was they who asked for it.</summary>
    private async Task Tell(VisitRow row, VisitReason reason, bool told, Func<TimeZoneInfo, string> what)
    {
        if (told || row.StartsAt < clock.GetUtcNow() || reason is VisitReason.PatientAsked or VisitReason.PatientIll or VisitReason.Transport or VisitReason.NoEscort or VisitReason.AnsweredTheEvening) return;
        var zone = (await db.Set<ClinicRow>().AsNoTracking().SingleAsync(one => one.Id == row.ClinicId)).Zone;
        tasks.Open(row.ClinicId, row.PatientId, TaskKind.EveningCall, $"Call: {what(zone)}", Role.Coordinator, clock.Moment(), about: $"/visits/{row.Id}");
    }

    private static string At(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The patient gives the seat back by their own link: the time is theirs, and nobody has to be asked.</summary>
    public Task<Outcome> CancelByPatient(Guid visit) => Change(visit, "visit-cancelled", new Actor(null, "patient"), row =>
    {
        if (row.Status != VisitStatus.Booked) return Task.FromResult(NotWaiting);
        db.Add(Change(visit, VisitAct.Cancelled, new Actor(null, "patient"), row, VisitReason.AnsweredTheEvening));
        row.Status = VisitStatus.Cancelled;
        return Task.FromResult<Outcome>(new Outcome.Done());
    });

    /// <summary>The patient didn't come: a nurse asks the same day how they are, and the visit is booked anew from there.</summary>
    public Task<Outcome> Miss(Guid visit, Actor actor) => Change(visit, "visit-missed", actor, row =>
    {
        if (row.Status != VisitStatus.Booked) return Task.FromResult(NotWaiting);
        if (row.StartsAt >= clock.GetUtcNow()) return Task.FromResult<Outcome>(Outcome.No("The visit has not begun yet."));
        db.Add(Change(visit, VisitAct.Missed, actor, row));
        row.Status = VisitStatus.Missed;
        tasks.Open(row.ClinicId, row.PatientId, TaskKind.FollowUpCall, "Call: did not come. Ask how they are, and whether to book again", Role.Nurse, clock.Moment() + Missing, Missing, Role.Prescriber, $"/visits/{row.Id}");
        return Task.FromResult<Outcome>(new Outcome.Done());
    });

    /// <summary>The visits of the rest of the day in the same chair or with the same nurse, that would begin late.</summary>
    public async Task<IReadOnlyList<VisitRow>> After(VisitRow visit)
    {
        var (now, until) = (clock.Moment(), clock.Moment().AddHours(10));
        return await db.Set<VisitRow>().AsNoTracking().Where(row => row.ClinicId == visit.ClinicId && row.Id != visit.Id && row.Status == VisitStatus.Booked && row.StartsAt > now && row.StartsAt < until && row.StartsAt > visit.StartsAt
            && ((visit.ChairId != null && row.ChairId == visit.ChairId) || (visit.Nurse != null && row.Nurse == visit.Nurse))).OrderBy(row => row.StartsAt).ToListAsync();
    }

    /// <summary>Those after are told that it gets later; whom no message reaches is called.</summary>
    public async Task<Outcome> RunningLate(Guid visit, Actor actor)
    {
        var late = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit);
        return await audit.Do(actor, new AuditNote("running-late-told", $"visit/{visit}", late.PatientId), async () =>
        {
            foreach (var after in await After(late))
            {
                var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == after.PatientId);
                db.Add(Change(after.Id, VisitAct.Late, actor, after));
                if (!await messages.RunningLate(after, patient)) tasks.Open(after.ClinicId, after.PatientId, TaskKind.EveningCall, "Call: the visit begins later than planned, and no message reaches them", Role.Coordinator, clock.Moment(), about: $"/visits/{after.Id}");
            }
            await db.SaveChangesAsync(CancellationToken.None);
            return new Outcome.Done();
        });
    }

    /// <summary>What the page showed of a visit, so that nobody overrules what changed since.</summary>
    public static string Seen(VisitRow row) => row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Nobody else books until this is done. SQLite's transaction holds the only write lock already.</summary>
    internal async Task Turn()
    {
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Calendar})");
    }

    /// <summary>The row of a visit that holds.</summary>
    internal static VisitRow Row(Appointment wanted, VisitKind kind, Guid? course)
    {
        var row = new VisitRow { Id = wanted.Id, ClinicId = wanted.Clinic, PatientId = wanted.Patient, Kind = kind, CourseId = course, StartsAt = wanted.Times.Starts, EndsAt = wanted.Times.Leaves, Status = VisitStatus.Booked };
        Place(row, wanted);
        return row;
    }

    internal static void Place(VisitRow row, Appointment wanted)
    {
        var length = wanted.Times.Length;
        (row.StartsAt, row.EndsAt, row.ChairId, row.Nurse, row.Prescriber, row.Route) = (wanted.Times.Starts, wanted.Times.Leaves, wanted.Chair, wanted.Nurse, wanted.Prescriber, wanted.Route);
        (row.ArrivalMinutes, row.DosingMinutes, row.RecoveryMinutes, row.CleaningMinutes) = (length.Arrival, length.Dosing, length.Recovery, length.Cleaning);
    }

    internal VisitChangeRow Change(Guid visit, VisitAct act, Actor actor, VisitRow? before = null, VisitReason? reason = null, string? note = null, string? meant = null) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()), VisitId = visit, Act = act, At = clock.Moment(), By = actor.Person, StartedAt = before?.StartsAt, ChairId = before?.ChairId, Reason = reason, Note = note, Meant = meant,
    };

    /// <summary>Judged alone, in its turn: refused with the nearest that holds, asked about, or neither; then what was meant is kept.</summary>
    private async Task<(Outcome? Refused, string? Meant)> Judge(PlacedForm form, Appointment wanted, House house, DateTimeOffset now)
    {
        await Turn();
        var schedule = await schedules.Read([wanted.Clinic], wanted.Times.Starts, wanted.Times.ChairFree, wanted.Patient);
        var clashes = BookingCheck.Judge(wanted, schedule, now, house);
        if (clashes.Where(clash => !clash.IsAsked).ToList() is { Count: > 0 } refused)
        {
            var near = wanted.Times.Starts > now ? wanted.Times.Starts : now;
            var around = await schedules.Read([wanted.Clinic], near - Around, near + Around, wanted.Patient);
            form.Nearest = FreeSlots.Search(new(wanted, near - Around, near + Around) { Near = wanted.Times.Starts, Most = 3 }, around, now, house);
            var nearest = form.Nearest is [var best, ..] ? $" The nearest that holds: {VisitWordsOf.Slot(best, around, wanted)}." : " Nothing near it holds: choose another day.";
            return (new Outcome.Refused([.. refused.Select((clash, at) => new Refusal(At(form, wanted, clash), clash.Says + (at == 0 ? nearest : "")))]), null);
        }
        if (clashes.Count == 0) return (null, null);
        var says = string.Join(" ", clashes.Select(clash => clash.Says));
        var about = $"{form.Starts.Typed} {string.Join(' ', clashes.Select(clash => clash.Kind))}";
        return form.AnswerTo(about) == Meant ? (null, says) : (new Outcome.Asks(Question.About(about, says, (Meant, "It is meant so"))), null);
    }

    private static Input At(PlacedForm form, Appointment wanted, Clash clash) => clash.Kind is ClashKind.Away && clash.Person == wanted.Prescriber ? form.Prescriber : form.At(clash.Kind);

    private async Task<Outcome> Change(Guid visit, string action, Actor actor, Func<VisitRow, Task<Outcome>> change)
    {
        var patient = (await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit)).PatientId;
        return await audit.Do(actor, new AuditNote(action, $"visit/{visit}", patient), async () => await change(await db.Set<VisitRow>().SingleAsync(one => one.Id == visit)), Meanwhile);
    }

    internal static readonly Outcome NotWaiting = Outcome.No("The visit is not waiting any more.");

    internal static readonly Outcome Meanwhile = Outcome.No("Somebody changed this visit in the same moment. Look how it stands, then do it again if it is still needed.");

    /// <summary>The patient is here, as the page says it: of a visit of another day it is asked first whether it is meant.</summary>
    public async Task<Outcome> Arrive(Guid visit, ArriveForm form, Actor actor)
    {
        var row = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit);
        var zone = (await db.Set<ClinicRow>().AsNoTracking().SingleAsync(one => one.Id == row.ClinicId)).Zone;
        var booked = TimeZoneInfo.ConvertTime(row.StartsAt, zone);
        var about = booked.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (row.Status == VisitStatus.Booked && booked.Date != TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date && form.AnswerTo(about) != Meant)
            return new Outcome.Asks(Question.About(about, $"This visit is on {booked.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture)}. Is it today?", (Meant, "Yes, the patient is here today")));
        return await Arrive(visit, actor);
    }

    /// <summary>The patient is here. For a session with drug this opens the strip.</summary>
    public async Task<Outcome> Arrive(Guid visit, Actor actor)
    {
        var row = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit);
        if (row.Status != VisitStatus.Booked) return NotWaiting;
        if (row.Kind != VisitKind.Session)
        {
            return await Change(visit, "visit-arrived", actor, one =>
            {
                if (one.Status != VisitStatus.Booked) return Task.FromResult(NotWaiting);
                one.Status = VisitStatus.Arrived;
                return Task.FromResult<Outcome>(new Outcome.Done());
            });
        }
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().Where(one => one.CourseId == row.CourseId).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (plan is null) return Outcome.No("The course has no signed plan.");
        var now = clock.Moment();
        // One that was opened by a slip and undone is the visit's session still: its strip goes on.
        var session = await db.Set<SessionRow>().Where(one => one.VisitId == visit).Select(one => (Guid?)one.Id).SingleOrDefaultAsync() ?? Guid.CreateVersion7(now);
        return await audit.Do(actor, new AuditNote("session-opened", $"session/{session}", row.PatientId), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from chair where id = {row.ChairId} for update");
            var waiting = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
            if (waiting.Status != VisitStatus.Booked) return NotWaiting;
            if (await db.Set<SessionRow>().AnyAsync(one => one.ChairId == row.ChairId && one.ClosedAt == null)) return Outcome.No("Another session is still open in that chair. Sign it, or choose another chair.");
            waiting.Status = VisitStatus.Arrived;
            if (await db.Set<SessionRow>().SingleOrDefaultAsync(one => one.Id == session) is { } undone)
                (undone.ClosedAt, undone.OpenedAt, undone.ChairId, undone.PlanVersionId) = (null, now, row.ChairId!.Value, plan.Id);
            else db.Add(new SessionRow { Id = session, ClinicId = row.ClinicId, PatientId = row.PatientId, VisitId = visit, PlanVersionId = plan.Id, ChairId = row.ChairId!.Value, OpenedAt = now });
            await db.SaveChangesAsync(CancellationToken.None);
            if ((await strips.Append(session, new Sent(Guid.CreateVersion7(now), new Entry.Arrived(), now), actor)).NotStored is { } why) throw new InvalidOperationException(why);
            return new Outcome.Done();
        }, Meanwhile);
    }

    /// <summary>The patient is not here after all: while nothing is charted, visit and session go back, and the record keeps both acts.</summary>
    public Task<Outcome> UndoArrival(Guid visit, UndoArrivalForm form, Actor actor) => Change(visit, "arrival-undone", actor, async row =>
    {
        if (row.Status != VisitStatus.Arrived) return Outcome.No("That visit doesn't stand as arrived any more. Look at it as it is now.");
        if (row.Kind is VisitKind.Session)
        {
            var session = await db.Set<SessionRow>().SingleAsync(one => one.VisitId == visit);
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from session where id = {session.Id} for update");
            var story = await strips.Read(session.Id);
            if (session.ClosedAt is not null) return Outcome.No("The session was closed. It stays as it is; book another visit.");
            if (story.Strip.Any(one => one.Entry is not (Entry.Arrived or Entry.Corrected)) || story.Last<Entry.Arrived>() is not { } arrived)
                return Outcome.No("Something is charted in this session: strike what is another patient's there, and close it at the gate with “No treatment today”.");
            var now = clock.Moment();
            if ((await strips.Append(session.Id, new Sent(form.Id(now), new Entry.Corrected(form.Why.Given), now, arrived.Event.Id), actor)).NotStored is { } why) return Outcome.No(why, form.Why);
            session.ClosedAt = now;
        }
        row.Status = VisitStatus.Booked;
        db.Add(Change(visit, VisitAct.ArrivalUndone, actor, note: form.Why.Given));
        return new Outcome.Done();
    });

    /// <summary>A visit that was cancelled by a slip holds again: while its time is ahead, and chair and people are still free. Whoever was told that it is off is called.</summary>
    public Task<Outcome> Restore(Guid visit, RestoreForm form, Actor actor) => Change(visit, "visit-restored", actor, async row =>
    {
        await Turn();
        await db.Entry(row).ReloadAsync();
        var now = clock.Moment();
        if (row.Status != VisitStatus.Cancelled) return Outcome.No("That visit isn't cancelled any more. Look at it as it is now.");
        if (row.StartsAt <= now) return Outcome.No("Its time is over, so it can't be taken back. Book another visit.");
        if (row.Kind is VisitKind.Session && await TookConsentBack(row.PatientId)) return Outcome.No(ConsentTakenBack);
        if (row.CourseId is { } held && await IsHeld(held)) return Outcome.No(CourseHeld);
        var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == row.PatientId);
        var house = await new Houses(db).InForce(row.ClinicId, now);
        var course = row.CourseId is { } id ? await db.Set<CourseRow>().AsNoTracking().SingleAsync(one => one.Id == id) : null;
        var times = row.Kind is VisitKind.Session ? await schedules.TimesOf(course, patient, now, house) : null;
        var wanted = ScheduleReader.Of(row, row.PatientId, times?.Spacing);
        // What is only improbable was so when it was booked.
        var clashes = BookingCheck.Judge(wanted, await schedules.Read([wanted.Clinic], wanted.Times.Starts, wanted.Times.ChairFree, wanted.Patient), now, house).Where(clash => !clash.IsAsked).ToList();
        if (clashes.Count > 0) return Outcome.No($"It can't be taken back, since its place is not as it was: {string.Join(" ", clashes.Select(clash => clash.Says))} Book another visit.");
        row.Status = VisitStatus.Booked;
        db.Add(Change(visit, VisitAct.Restored, actor, note: form.Why.Given));
        tasks.Open(row.ClinicId, row.PatientId, TaskKind.EveningCall, "Call: the visit that was cancelled holds after all", Role.Coordinator, now, about: $"/visits/{row.Id}");
        return new Outcome.Done();
    });
}
