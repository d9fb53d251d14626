using System.Globalization;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Gate;

namespace Stillpoint.App.Session.Gate;

/// <summary>The gate in words and shapes.</summary>
internal static class GateText
{
    public static string Headline(GateView look) => look.View.Closed ? "Closed" : look.Open.ToList() switch
    {
        [] when look.Closed is null => "Go, when two people have signed",
        [] => look.TimeOutStands ? "Time-out signed" : "Every item passes",
        var open => $"Not yet: {open.Count} of {look.Answer.Items.Count} open",
    };

    public static string Explains(GateView look)
    {
        var open = look.Open.ToList();
        if (open.Count == 0) return look.Closed ?? "Read the time-out aloud.";
        return string.Join(", ", open.GroupBy(item => item.Status).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Waits(group.Key)}")) + ".";
    }

    public static Mark Of(GateView look) => !look.Open.Any() ? Mark.Pass : look.Answer.Outcome switch
    {
        GateOutcome.Stop => Mark.Stop,
        GateOutcome.Unknown => Mark.Unknown,
        GateOutcome.Defer => Mark.Wait,
        GateOutcome.Prescriber or GateOutcome.Review => Mark.Watch,
        GateOutcome.Go => Mark.Pass,
    };

    public static Mark Of(GateStatus status) => status switch
    {
        GateStatus.Stop => Mark.Stop,
        GateStatus.Unknown => Mark.Unknown,
        GateStatus.Defer => Mark.Wait,
        GateStatus.Override or GateStatus.Review => Mark.Watch,
        GateStatus.Overridden => Mark.Overridden,
        GateStatus.NotApplicable => Mark.Calm,
        GateStatus.Pass => Mark.Pass,
    };

    public static string Of(GateItem item, ClinicClock clock) => item switch
    {
        { Status: GateStatus.Override } => "Override needed",
        { Status: GateStatus.Defer, Finding.ClearsAt: { } clears } => $"Defer, clears {clock.Moment(clears)}",
        _ => item.Status.ToString(),
    };

    public static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Waits(GateStatus status) => status switch
    {
        GateStatus.Stop => "forbids today until the data change",
        GateStatus.Unknown => "not known",
        GateStatus.Defer => "waits for the clock or for better numbers",
        GateStatus.Override => "for a prescriber to sign",
        GateStatus.Review => "to look at",
        GateStatus.Pass or GateStatus.Overridden or GateStatus.NotApplicable => "done",
    };
}
