using Stillpoint.App.Records;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>A session with what surrounds it. Pages of the floor, the bedside, the gate and recovery all look through here.</summary>
internal sealed class SessionReader(ClinicDb db, SessionBoard board, SessionLoader load, ClinicClock clock)
{
    public async Task<SessionView> Read(Guid session, CancellationToken cancel)
    {
        // What an unfinished transaction sees is nobody else's yet.
        var view = db.Database.CurrentTransaction is null ? await board.Read(session, load, cancel) : await SessionBoard.Rebuilt(session, load, clock.Now, cancel);
        clock.GoTo(view.Zone);
        return view;
    }

    /// <summary>Who wrote an entry, and whom it names.</summary>
    internal static IEnumerable<Guid?> InvolvedIn(SessionEvent written) => written.Entry switch
    {
        Entry.DrugPrepared e => [written.By, e.SecondCheck],
        Entry.TimeOutSigned e => [written.By, e.SecondPerson, e.WatchedBy],
        Entry.MedicationOrdered e => [written.By, e.Prescriber],
        Entry.WasteWitnessed e => [written.By, e.Witness],
        Entry.StaffHandover e => [written.By, e.To],
        _ => [written.By],
    };
}
