using System.Globalization;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>What a row of the floor says of its session, in a few words each.</summary>
internal static class ChairSays
{
    public static string Phase(SessionInSight sight, ClinicClock clock)
    {
        var number = sight.Order is { Number: { } one, Of: { } all } ? string.Create(CultureInfo.InvariantCulture, $"Session {one} of {all}, ") : "";
        return sight.Story.Phase switch
        {
            Care.Session.Record.Phase.Expected => $"{number}expected {clock.Time(sight.BookedFor)}",
            Care.Session.Record.Phase.Arrived => $"{number}arrived, session at {clock.Time(sight.BookedFor)}",
            Care.Session.Record.Phase.Ready => $"{number}time-out signed",
            Care.Session.Record.Phase.Running => $"{number}running",
            Care.Session.Record.Phase.Paused => $"Paused at {(sight.Story.Last<Entry.Paused>() is { } paused ? clock.Time(paused.Event.MeasuredAt) : "")}",
            Care.Session.Record.Phase.Recovery => $"Recovery{(sight.Story.AdministrationEndedAt is { } end ? $", {Whole((sight.Now - end).TotalMinutes)} min" : "")}",
            Care.Session.Record.Phase.Home => "Gone home, to be signed",
            _ => "Signed",
        };
    }

    public static string Drug(SessionInSight sight)
    {
        var given = sight.Story.GivenBy(sight.Now).Milligrams;
        if (sight.Story.Infusion is { } infusion) return infusion.Ended is null ? $"{Tenth(given)} of {EntrySays.Mg(infusion.Planned.Milligrams)} mg" : $"{Tenth(given)} mg given";
        if (sight.Story.Has<Entry.DoseGiven>()) return $"{Tenth(given)} mg given";
        return sight.Story.Last<Entry.TimeOutSigned>() is { } signed ? $"not started, {EntrySays.Mg(signed.Entry.Mg)} mg signed" : "not started";
    }

    public static string Left(SessionInSight sight, ClinicClock clock) => sight.Story.Infusion switch
    {
        { Ended: not null } infusion => $"· end {clock.Time(infusion.EndedAt!.Value)}",
        { IsRunning: true } infusion when infusion.EndsAt(sight.Now) is { } end => $"· {Whole(Math.Ceiling((end - sight.Now).TotalMinutes))} min left",
        { } infusion => $"· {Tenth(infusion.LeftAt(sight.Now).Milligrams)} mg left",
        _ => "",
    };

    /// <summary>The page where this session's next step is.</summary>
    public static string Address(SessionInSight sight) => sight.Story.Phase switch
    {
        Care.Session.Record.Phase.Expected or Care.Session.Record.Phase.Arrived => $"/sessions/{sight.Id}/gate",
        Care.Session.Record.Phase.Recovery or Care.Session.Record.Phase.Home => $"/sessions/{sight.Id}/recovery",
        _ => $"/sessions/{sight.Id}",
    };

    private static string Tenth(decimal mg) => Math.Round(mg, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Whole(double number) => ((int)number).ToString(CultureInfo.InvariantCulture);
}
