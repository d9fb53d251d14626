using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>Somebody on call was told of an alert.</summary>
public sealed record AlertCall(DateTimeOffset CalledAt, DateTimeOffset? OpenedAt);

/// <summary>Whom an open alert calls next, when nobody at the screens has taken it.</summary>
public static class OnCallRules
{
    public static readonly HouseNumber NextAfter = new("ALR-01.next", "Minutes in which an alert must be opened before the next person is called", 15, "min", 5, 30, Source.Policy) { Whole = true };

    public static Rule Called { get; } = new("ALR-01", house => $"An alert nobody has taken calls the first person on call: outside staffed hours at once, in them an emergency after {house[NextAfter].WithUnit}. Not opened for {house[NextAfter].WithUnit}, it goes to the next, and from the last to the first again.",
        "An answer that nobody reads helps nobody; a text that nobody opens is no answer.", Source.Policy)
    { Policy = true, Inputs = ["alert.tier", "alert.raisedAt", "clinic.staffedHours", "clinic.onCall"] };

    public static IReadOnlyList<Rule> All { get; } = [Called];

    /// <summary>The place on the list of whoever is called now; null when nobody is yet, or somebody has opened it.</summary>
    /// <param name="tier">How soon somebody must act.</param>
    /// <param name="raisedAt">Since when it stands.</param>
    /// <param name="staffed">Whether somebody is at the screens.</param>
    /// <param name="calls">Who was told, in order.</param>
    /// <param name="people">How many are on call.</param>
    /// <param name="now">The moment.</param>
    /// <param name="house">The numbers it is judged by.</param>
    public static int? Next(AlertTier tier, DateTimeOffset raisedAt, bool staffed, IReadOnlyList<AlertCall> calls, int people, DateTimeOffset now, House house)
    {
        if (people == 0 || tier == AlertTier.Review || calls.Any(call => call.OpenedAt is not null)) return null;
        var patience = house[NextAfter].Time;
        if (calls.Count > 0) return now >= calls[^1].CalledAt + patience ? calls.Count % people : null;
        return !staffed || (tier == AlertTier.Emergency && now >= raisedAt + patience) ? 0 : null;
    }
}
