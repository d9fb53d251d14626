using Stillpoint.App.Records;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>Gathers the floor. It sorts by need and decides nothing else.</summary>
internal sealed class FloorReader(ClinicDb db, SessionBoard board, SessionLoader load, KeptFloors floors, ClinicClock clock)
{
    public async Task<FloorView> Look(Guid clinic, Guid person, CancellationToken cancel)
    {
        await board.CatchUp(load, cancel);
        var floor = await floors.Of(clinic, board.Version, board.Surroundings, clock.Now, known => Gather(clinic, known, cancel), cancel);
        clock.GoTo(floor.Rows.Clinic.Zone);
        return floor.View with { Mine = floor.Rows.SessionsOf(person) };
    }

    private async Task<(FloorRows Rows, FloorView View)> Gather(Guid clinic, FloorRows? known, CancellationToken cancel)
    {
        var rows = known ?? await FloorRows.Read(db, clinic, clock, cancel);
        clock.GoTo(rows.Clinic.Zone);
        var seen = new List<FloorChair>();
        foreach (var chair in rows.Chairs) seen.Add(await See(rows, chair, cancel));
        return (rows, new(clinic, rows.Clinic.Name, clock.Now, [.. seen.OrderBy(chair => chair.Attention)], new HashSet<Guid>(), rows.CoverAt(clock.Now)) { Today = clock.Today, Treated = seen.Count(FloorFilter.HasDrug) });
    }

    private async Task<FloorChair> See(FloorRows rows, ChairRow chair, CancellationToken cancel)
    {
        var expected = rows.NextIn(chair);
        if (rows.Open.FirstOrDefault(session => session.ChairId == chair.Id) is not { } session)
            return new(chair.Id, chair.Name, null, null, expected, Attention.Of(null, false, false, present: false, expected?.StartsAt, clock.Now));
        try
        {
            var view = await board.ReadKept(session.Id, load, cancel);
            var watched = Surveillance.Over(view);
            var onBoard = view.Story.Phase is Phase.Running or Phase.Paused or Phase.Recovery;
            var present = view.Story.Phase is not (Phase.Expected or Phase.Home or Phase.Closed);
            return new(chair.Id, chair.Name, view, watched, expected, Attention.Of(watched.Outcome, view.Story.OpenStops.Any(), onBoard, present, view.Story.Phase is Phase.Arrived ? view.BookedFor : watched.NextAt, clock.Now));
        }
        catch (UnreadableStripException)
        {
            return new(chair.Id, chair.Name, null, null, expected, new(AttentionLevel.Red, null)) { Unreadable = new(session.Id, rows.Patients[session.PatientId]) };
        }
    }
}
