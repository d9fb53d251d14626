using System.Globalization;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>What a row of the floor says of its session, in a few words each.</summary>
internal static class ChairText
{
    public static string Phase(SessionView view, ClinicClock clock)
    {
        var number = view.Order is { Number: { } one, Of: { } all } ? string.Create(CultureInfo.InvariantCulture, $"Session {one} of {all}, ") : "";
        return view.Story.Phase switch
        {
            Care.Session.Record.Phase.Expected => $"{number}expected {clock.Time(view.BookedFor)}",
            Care.Session.Record.Phase.Arrived => $"{number}arrived, session at {clock.Time(view.BookedFor)}",
            Care.Session.Record.Phase.Ready => $"{number}time-out signed",
            Care.Session.Record.Phase.Running => $"{number}running",
            Care.Session.Record.Phase.Paused => $"Paused at {(view.Story.Infusion is { IsPaused: true } pump ? clock.Time(pump.Stretches[^1].From) : "")}",
            Care.Session.Record.Phase.Recovery => $"Recovery{(view.Story.AdministrationEndedAt is { } end ? $", {Whole((view.Now - end).TotalMinutes)} min" : "")}",
            Care.Session.Record.Phase.Home => "Gone home, to be signed",
            Care.Session.Record.Phase.Closed => "Signed",
        };
    }

    public static string Drug(SessionView view)
    {
        var given = view.Story.GivenBy(view.Now).Milligrams;
        if (view.Story.Infusion is { } infusion) return infusion.Ended is null ? $"{Tenth(given)} of {EntryText.Mg(infusion.Planned.Milligrams)} mg" : $"{Tenth(given)} mg given";
        if (view.Story.Has<Entry.DoseGiven>()) return $"{Tenth(given)} mg given";
        return view.Story.Last<Entry.TimeOutSigned>() is { } signed ? $"not started, {EntryText.Mg(signed.Entry.Mg)} mg signed" : "not started";
    }

    public static string Left(SessionView view, ClinicClock clock) => view.Story.Infusion switch
    {
        { Ended: not null } infusion => $"· end {clock.Time(infusion.EndedAt!.Value)}",
        { IsRunning: true } infusion when infusion.EndsAt(view.Now) is { } end => $"· {Whole(Math.Ceiling((end - view.Now).TotalMinutes))} min left",
        { } infusion => $"· {Tenth(infusion.LeftAt(view.Now).Milligrams)} mg left",
        _ => "",
    };

    /// <summary>The page where this session's next step is.</summary>
    public static string Address(SessionView view) => view.Story.Phase switch
    {
        Care.Session.Record.Phase.Expected or Care.Session.Record.Phase.Arrived => $"/sessions/{view.Id}/gate",
        Care.Session.Record.Phase.Recovery or Care.Session.Record.Phase.Home => $"/sessions/{view.Id}/recovery",
        Care.Session.Record.Phase.Ready or Care.Session.Record.Phase.Running or Care.Session.Record.Phase.Paused or Care.Session.Record.Phase.Closed => $"/sessions/{view.Id}",
    };

    private static string Tenth(decimal mg) => Math.Round(mg, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Whole(double number) => ((int)number).ToString(CultureInfo.InvariantCulture);
}
