using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>Gathers the floor. It sorts by need and decides nothing else.</summary>
internal sealed class FloorReader(ClinicDb db, SessionReader sessions, Surveillance watch, ClinicClock clock)
{
    public async Task<FloorView> Look(Guid clinic, Guid person, CancellationToken cancel)
    {
        var row = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(one => one.Id == clinic, cancel);
        clock.GoTo(row.Zone);
        var chairs = await db.Set<ChairRow>().AsNoTracking().Where(chair => chair.ClinicId == clinic && chair.RetiredAt == null).OrderBy(chair => chair.Position).ToListAsync(cancel);
        var open = await db.Set<SessionRow>().AsNoTracking().Where(session => session.ClinicId == clinic && session.ClosedAt == null).ToListAsync(cancel);
        var visits = await Today(clinic, cancel);

        var seen = new List<FloorChair>();
        foreach (var chair in chairs) seen.Add(await See(chair, open.FirstOrDefault(session => session.ChairId == chair.Id), visits, cancel));
        return new(clinic, row.Name, clock.Now, [.. seen.OrderBy(chair => chair.Attention)], Mine(open, visits, person), await CoverOf(clinic, visits, chairs, cancel));
    }

    private async Task<FloorChair> See(ChairRow chair, SessionRow? session, List<VisitRow> visits, CancellationToken cancel)
    {
        var next = visits.Where(visit => visit.ChairId == chair.Id && visit.Status == VisitStatus.Booked).MinBy(visit => visit.StartsAt);
        var expected = next is null ? null : new Expected(next.Id, await NameOf(next.PatientId, cancel), next.StartsAt);
        if (session is null) return new(chair.Id, chair.Name, null, null, expected, Attention.Of(null, false, false, present: false, expected?.StartsAt, clock.Now));

        try
        {
            return await See(chair, await sessions.Read(session, cancel), expected, cancel);
        }
        catch (UnreadableStripException)
        {
            return new(chair.Id, chair.Name, null, null, expected, new(AttentionLevel.Red, null)) { Unreadable = new(session.Id, await NameOf(session.PatientId, cancel)) };
        }
    }

    private async Task<FloorChair> See(ChairRow chair, SessionView view, Expected? expected, CancellationToken cancel)
    {
        var watched = await watch.Over(view, cancel);
        var onBoard = view.Story.Phase is Phase.Running or Phase.Paused or Phase.Recovery;
        var present = view.Story.Phase is not (Phase.Expected or Phase.Home or Phase.Closed);
        return new(chair.Id, chair.Name, view, watched, expected, Attention.Of(watched.Outcome, view.Story.OpenStops.Any(), onBoard, present, watched.NextAt, clock.Now));
    }

    private Task<List<VisitRow>> Today(Guid clinic, CancellationToken cancel)
    {
        var (from, until) = (clock.At(clock.Today, TimeOnly.MinValue), clock.At(clock.Today.AddDays(1), TimeOnly.MinValue));
        return db.Set<VisitRow>().AsNoTracking().Where(visit => visit.ClinicId == clinic && visit.StartsAt >= from && visit.StartsAt < until && visit.Status != VisitStatus.Cancelled).ToListAsync(cancel);
    }

    private Task<string> NameOf(Guid patient, CancellationToken cancel) =>
        db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.GivenName + " " + row.FamilyName).SingleAsync(cancel);

    /// <summary>The sessions whose visit names this person as its nurse.</summary>
    private static HashSet<Guid> Mine(List<SessionRow> open, List<VisitRow> visits, Guid person) =>
        [.. open.Where(session => visits.Any(visit => visit.Id == session.VisitId && visit.Nurse == person)).Select(session => session.Id)];

    private async Task<Cover> CoverOf(Guid clinic, List<VisitRow> visits, List<ChairRow> chairs, CancellationToken cancel)
    {
        var now = clock.Now;
        var duty = await db.Set<DutyRow>().AsNoTracking().Where(one => one.ClinicId == clinic && one.StartsAt <= now && one.EndsAt > now && one.Role == Role.Prescriber).Select(one => one.Person).ToListAsync(cancel);
        var present = visits.Where(visit => visit.StartsAt <= now.AddHours(1) && visit.EndsAt >= now && visit.ChairId is not null).ToList();
        var prescribers = duty.Count > 0 ? duty : [.. present.Select(visit => visit.Prescriber).OfType<Guid>()];
        Guid[] people = [.. prescribers.Concat(present.Select(visit => visit.Nurse).OfType<Guid>()).Distinct()];
        var names = await db.Set<StaffRow>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return new(
            [.. prescribers.Distinct().Where(names.ContainsKey).Select(id => names[id]).Order(StringComparer.Ordinal)],
            [
                .. present.Where(visit => visit.Nurse is { } nurse && names.ContainsKey(nurse)).GroupBy(visit => visit.Nurse!.Value)
                    .Select(group => (names[group.Key], string.Join(", ", chairs.Where(chair => group.Any(visit => visit.ChairId == chair.Id)).Select(chair => ChairName.Short(chair.Name))))),
            ]);
    }
}
