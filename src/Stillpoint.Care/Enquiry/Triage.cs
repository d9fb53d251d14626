using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.HouseValues;

namespace Stillpoint.Care.Enquiry;

/// <summary>How soon somebody is called: at once, before others, or in turn.</summary>
public enum CallOrder { Now, First, InTurn }

/// <summary>What is known of an enquiry when it is put in order.</summary>
/// <param name="Words">Everything the person wrote.</param>
/// <param name="Check">The private check they sent along; empty when they sent none.</param>
/// <param name="Referred">A professional asks for them.</param>
/// <param name="ReceivedAt">Since when it waits.</param>
public sealed record EnquiryFacts(string Words, IReadOnlyDictionary<string, string> Check, bool Referred, DateTimeOffset ReceivedAt)
{
    public override string ToString() => "[enquiry facts]";
}

/// <summary>In what order enquiries are called, each with the reasons in words. It orders calls and decides nothing else.</summary>
public sealed record Triage(CallOrder Order, IReadOnlyList<string> Reasons)
{
    public static readonly HouseNumber Late = new("ENQ-01.late", "Days after which an enquiry that nobody has answered is called before others", 2, "days", 1, 14, Source.Policy) { Whole = true };

    public static Rule InOrder { get; } = new("ENQ-01", house => $"An enquiry with words of danger, or a private check that tells of thoughts of suicide, is called now; one that a professional sent, or that waits longer than {house[Late].WithUnit}, before others; the rest in turn.",
        "Who is in danger is seldom who wrote first.", Source.Policy)
    { Policy = true, Inputs = ["enquiry.words", "enquiry.check", "enquiry.referred", "enquiry.receivedAt"] };

    public static IReadOnlyList<Rule> All { get; } = [InOrder];

    /// <summary>The order of one enquiry at a moment.</summary>
    public static Triage Of(EnquiryFacts facts, DateTimeOffset at, House house)
    {
        var order = CallOrder.InTurn;
        List<string> reasons = [];
        void Because(CallOrder soon, string why)
        {
            if (soon < order) order = soon;
            reasons.Add(why);
        }

        if (DangerWords.In(facts.Words) is { } found) Because(CallOrder.Now, $"words of danger (“{found}”)");
        if (facts.Check.GetValueOrDefault(PrivateCheck.Safety) == "might-act") Because(CallOrder.Now, "the private check says they might act on thoughts of suicide");
        else if (facts.Check.GetValueOrDefault(PrivateCheck.Safety) == "thoughts") Because(CallOrder.Now, "the private check says thoughts of suicide");
        if (facts.Referred) Because(CallOrder.First, "a professional refers them");
        var late = house[Late];
        if (at - facts.ReceivedAt > late.Time) Because(CallOrder.First, $"waits longer than {late.WithUnit}");
        foreach (var reason in PrivateCheck.Judge(facts.Check).Reasons.Where(reason => reason.Bearing == CheckBearing.LikelyNot)) reasons.Add($"the private check says {reason.Code.Replace('-', ' ')}: explain kindly, point elsewhere");
        return new(order, reasons);
    }
}

/// <summary>How long people have waited for a first answer lately: what can honestly be said to who waits now.</summary>
public sealed record WaitingTime(TimeSpan Half, TimeSpan Most)
{
    private const int Enough = 5;

    /// <summary>From the waits of those who were answered; null where too few were.</summary>
    public static WaitingTime? Of(IEnumerable<TimeSpan> waits)
    {
        var sorted = waits.Order().ToList();
        return sorted.Count < Enough ? null : new(sorted[sorted.Count / 2], sorted[sorted.Count * 9 / 10]);
    }

    /// <summary>Whole days, a begun one counted.</summary>
    public static int Days(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalDays));
}
