using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Pathway;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Cadence;

namespace Stillpoint.App.Booking;

/// <summary>Somebody who waits, whether this seat is right for them, and why not.</summary>
internal sealed record WhoWaits(WaitingRow Row, PatientRow Patient, Appointment? Would, string? WhyNot, GapOfferRow? Offered)
{
    public override string ToString() => "[who waits]";
}

/// <summary>An offer as its link opens it.</summary>
internal sealed record OpenOffer(GapOfferRow Offer, PatientRow Patient, ClinicRow Clinic, bool Taken);

/// <summary>A patient is put on the waiting list.</summary>
internal sealed class WaitingForm() : Form("waiting")
{
    public TickInput EscortNear { get; } = new("Somebody can take them home at short notice");
}

/// <summary>Keeps who waits, and offers a seat that became free to those for whom it is right: the first yes has it.</summary>
internal sealed class WaitingDesk(ClinicDb db, AuditTrail audit, ScheduleReader schedules, VisitDesk visits, Reach reach, Outbox outbox, SingleUseLinks links, Settings settings, TimeProvider clock)
{
    public const string Purpose = "gap";

    private static readonly Actor ThePatient = new(null, "patient");

    public Task<Outcome> Wait(PatientRow patient, WaitingForm form, Actor actor)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<WaitingRow>().Where(row => row.Id == id), actor, new AuditNote("put-on-waiting-list", $"patient/{patient.Id}", patient.Id), async () =>
        {
            if (await db.Set<WaitingRow>().SingleOrDefaultAsync(row => row.PatientId == patient.Id && row.GoneAt == null) is { } there) there.EscortNear = form.EscortNear.Ticked;
            else db.Add(new WaitingRow { Id = id, ClinicId = patient.ClinicId, PatientId = patient.Id, Since = clock.Moment(), EscortNear = form.EscortNear.Ticked });
            return new Outcome.Done();
        });
    }

    public Task<Outcome> WaitNoMore(Guid clinic, Guid waiting, Actor actor) => audit.Do(actor, new AuditNote("taken-off-waiting-list", $"waiting/{waiting}"), async () =>
    {
        if (await db.Set<WaitingRow>().SingleOrDefaultAsync(row => row.Id == waiting && row.ClinicId == clinic) is { } row) row.GoneAt = clock.Moment();
        return new Outcome.Done();
    });

    /// <summary>Everybody who waits, and for whom the gap a cancelled visit left is right: signed course, consent that covers it, spacing kept, somebody near to take them home.</summary>
    public async Task<IReadOnlyList<WhoWaits>> For(VisitRow gap)
    {
        var now = clock.Moment();
        var house = await new Houses(db).InForce(gap.ClinicId, now);
        var told = new List<WhoWaits>();
        foreach (var row in await db.Set<WaitingRow>().AsNoTracking().Where(row => row.ClinicId == gap.ClinicId && row.GoneAt == null).OrderBy(row => row.Since).ToListAsync())
        {
            var journey = await Journey.Of(db, row.PatientId);
            var offered = await db.Set<GapOfferRow>().AsNoTracking().SingleOrDefaultAsync(offer => offer.GapId == gap.Id && offer.PatientId == row.PatientId);
            var (would, whyNot) = await Would(gap, row, journey, house, now);
            told.Add(new(row, journey.Patient, would, whyNot, offered));
        }
        return told;
    }

    private async Task<(Appointment? Would, string? WhyNot)> Would(VisitRow gap, WaitingRow row, Journey journey, Care.HouseValues.House house, DateTimeOffset now)
    {
        if (gap.ChairId is not { } chair || gap.StartsAt <= now) return (null, "The gap is over.");
        if (await schedules.TimesOf(journey.Course, journey.Patient, now, house) is not { } times) return (null, "No course is signed.");
        if (!journey.IsSuitable) return (null, "A prescriber has to decide first.");
        if (await visits.IsHeld(times.Course)) return (null, "The course is held.");
        if (!journey.ConsentCoversPlan) return (null, "The consent does not cover the course.");
        if (!row.EscortNear) return (null, "Nobody is near to take them home.");
        var schedule = await schedules.Read([gap.ClinicId], gap.StartsAt, gap.StartsAt.AddDays(1), row.PatientId);
        var spacing = times.SpacingOf?.Invoke(schedule.Visits.Count(visit => visit.Patient == row.PatientId && visit.GivesDrug) + 1) ?? times.Spacing;
        var wanted = new Appointment(Guid.CreateVersion7(now), gap.ClinicId, row.PatientId, new(gap.StartsAt, times.Length)) { Chair = chair, Nurse = gap.Nurse, Prescriber = gap.Prescriber, Route = times.Route, Spacing = spacing };
        var clashes = BookingCheck.Judge(wanted, schedule, now, house);
        return clashes.Count == 0 ? (wanted, null) : (null, clashes[0].Says);
    }

    /// <summary>Offers the gap to everybody it is right for, and whom a message reaches; the others are called.</summary>
    public Task<Outcome> Offer(Guid gap, Actor actor) => audit.Do(actor, new AuditNote("gap-offered", $"visit/{gap}"), async () =>
    {
        var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.Id == gap);
        if (visit.Status != VisitStatus.Cancelled) return Outcome.No("Only the seat of a cancelled visit is offered.");
        return await Offer(visit, int.MaxValue, null, _ => true) > 0 ? new Outcome.Done() : Outcome.No("There is nobody to offer it to by message: it is right for nobody who waits, or they have to be called.");
    });

    /// <summary>Offers the gap to as many as the policy has at a time, as soon as those before have said no or let it pass.</summary>
    public async Task OfferNext(Guid gap, Care.HouseValues.House house)
    {
        try
        {
            await audit.Write<AuditNote>(Actor.System, async () =>
            {
                // Two servers that go round at once ask one after the other.
                await visits.Turn();
                var (now, visit) = (clock.Moment(), await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.Id == gap));
                var offers = await db.Set<GapOfferRow>().AsNoTracking().Where(offer => offer.GapId == gap).ToListAsync();
                var open = offers.Count(offer => offer.AnsweredAt is null && !(offer.HoldsUntil <= now));
                var more = house[BookingLimits.OffersAtOnce].Whole - open;
                if (visit.Status != VisitStatus.Cancelled || offers.Exists(offer => offer.VisitId is not null) || more <= 0) return null;
                var zone = (await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == visit.ClinicId)).TimeZone;
                var until = now + house[BookingLimits.OfferHolds].Time;
                if (until > visit.StartsAt) until = visit.StartsAt;
                var offered = await Offer(visit, more, until, patient => !IsQuiet(now, CheckFacts.ZoneOf(patient, zone), house));
                var note = new AuditNote("gap-offered", $"visit/{gap}");
                return offered == 0 ? null : (note, note);
            });
        }
        catch (DbUpdateException)
        {
            // Another server was there first.
        }
        finally
        {
            audit.Forget();
        }
    }

    internal static bool IsQuiet(DateTimeOffset at, TimeZoneInfo zone, Care.HouseValues.House house) =>
        TimeZoneInfo.ConvertTime(at, zone).Hour is var hour && (hour >= house[CadenceLimits.QuietFrom] || hour < house[CadenceLimits.QuietUntil]);

    /// <summary>To how many it was offered, of those for whom it is right and who were not asked about it yet.</summary>
    private async Task<int> Offer(VisitRow gap, int most, DateTimeOffset? until, Func<PatientRow, bool> may)
    {
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == gap.ClinicId);
        var (now, offered) = (clock.Moment(), 0);
        foreach (var one in (await For(gap)).Where(one => one is { Would: not null, Offered: null } && may(one.Patient)))
        {
            if (offered >= most) break;
            if (await reach.Of(one.Patient) is not { } way) continue;
            var offer = new GapOfferRow { Id = Guid.CreateVersion7(now), GapId = gap.Id, ClinicId = clinic.Id, PatientId = one.Patient.Id, ChairId = gap.ChairId!.Value, StartsAt = gap.StartsAt, OfferedAt = now, HoldsUntil = until };
            var language = Translated.Of(one.Patient.Language);
            var token = links.Make(Purpose, offer.Id.ToString(), gap.StartsAt - now);
            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["clinic"] = clinic.Name, ["when"] = VisitMessages.When(gap.StartsAt, clinic, one.Patient), ["link"] = $"{settings.PublicBase}/book/seat/{token}?lang={Translated.Code(language)}",
            };
            if (until is { } held) values["until"] = VisitMessages.When(held, clinic, one.Patient);
            outbox.Put(way.Channel, way.Recipient, until is null ? "gap" : "gap-held", language, values, one.Patient.Id);
            db.Add(offer);
            offered++;
        }
        return offered;
    }

    public async Task<OpenOffer?> Open(string token)
    {
        if (await links.Find(token, Purpose) is not { } link || !Guid.TryParse(link.Subject, out var id) || await db.Set<GapOfferRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } offer) return null;
        return new(offer, await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == offer.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == offer.ClinicId),
            Taken: offer.StartsAt <= clock.GetUtcNow() || (offer.VisitId is null && offer.HoldsUntil <= clock.GetUtcNow()) || await db.Set<GapOfferRow>().AnyAsync(other => other.GapId == offer.GapId && other.VisitId != null && other.Id != offer.Id));
    }

    /// <summary>The patient answers. Of two who say yes in the same moment the first has the seat, and the other is told.</summary>
    public Task<Outcome> Answer(OpenOffer open, bool yes) => audit.Do(ThePatient, new AuditNote(yes ? "gap-taken" : "gap-declined", $"visit/{open.Offer.GapId}", open.Patient.Id), async () =>
    {
        await visits.Turn();
        var now = clock.Moment();
        var offer = await db.Set<GapOfferRow>().SingleAsync(row => row.Id == open.Offer.Id);
        if (offer.VisitId is not null) return new Outcome.Done(Twice: true);
        if (offer.HoldsUntil <= now) return Outcome.No(GapTexts.Taken.In(Translated.Of(open.Patient.Language)));
        (offer.AnsweredAt, offer.SaidYes) = (now, yes);
        if (!yes) return new Outcome.Done();
        var gap = await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.Id == offer.GapId);
        var waiting = await db.Set<WaitingRow>().SingleOrDefaultAsync(row => row.PatientId == offer.PatientId && row.GoneAt == null);
        var journey = await Journey.Of(db, offer.PatientId);
        if (waiting is null || await Would(gap, waiting, journey, await new Houses(db).InForce(gap.ClinicId, now), now) is not { Would: { } would }) return Outcome.No(GapTexts.Taken.In(Translated.Of(open.Patient.Language)));
        var row = VisitDesk.Row(would, VisitKind.Session, journey.Course!.Id);
        offer.VisitId = row.Id;
        waiting.GoneAt = now;
        db.AddRange(row, visits.Change(row.Id, VisitAct.Booked, ThePatient));
        return new Outcome.Done();
    }, VisitDesk.Meanwhile);
}

/// <summary>What a patient reads of a seat that became free.</summary>
internal static class GapTexts
{
    public static readonly Translated
        Title = new("A place has become free", "Ha quedado una plaza libre"),
        Lead = new("{clinic} can see you {when}. Whoever says yes first has it.", "{clinic} puede atenderle {when}. Es para quien diga primero que sí."),
        Held = new("{clinic} can see you {when}, if you say yes by {until}.", "{clinic} puede atenderle {when}, si dice que sí antes de {until}."),
        Escort = new("Somebody has to take you home afterwards.", "Alguien tiene que llevarle a casa después."),
        Yes = new("Yes, I will come", "Sí, iré"),
        No = new("No, not this time", "No, esta vez no"),
        Yours = new("The place is yours: {when}.", "La plaza es suya: {when}."),
        Declined = new("Thank you. You stay on the list.", "Gracias. Sigue en la lista."),
        Taken = new("This place is taken. You stay on the list.", "Esta plaza ya está ocupada. Sigue en la lista.");
}
