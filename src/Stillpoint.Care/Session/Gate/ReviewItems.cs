using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Gate;

/// <summary>What was done before somebody answers a Review item, and by whom it is answered.</summary>
/// <param name="SuitabilityDecidedAt">The newest judgement of suitability; null when there is none.</param>
public sealed record ReviewAnswer(string? Says, bool ByPrescriber, DateTimeOffset ArrivedAt, DateTimeOffset? SuitabilityDecidedAt, DateTimeOffset OrderSignedAt);

/// <summary>Who may answer which Review item, and after what.</summary>
public static class ReviewItems
{
    /// <summary>Why the item can't be answered so, in words for the person who tried; null when it can.</summary>
    public static string? Refuses(GateItem item, ReviewAnswer answer)
    {
        if (item.Status != GateStatus.Review) return "That item asks for no review now.";
        if (item.Rule.AnsweredBy == Credential.Prescriber && !answer.ByPrescriber) return "A prescriber answers this item.";
        if (string.IsNullOrWhiteSpace(answer.Says)) return "Say what was looked at and done.";
        return item.Rule.After switch
        {
            BeforeReview.Nothing => null,
            BeforeReview.SuitabilityJudgedAgain => answer.SuitabilityDecidedAt >= answer.ArrivedAt ? null : "Medicines or problems changed: judge suitability again first, with its interactions.",
            BeforeReview.DoseComputedAgain => answer.OrderSignedAt >= answer.ArrivedAt ? null : "The weight changed: sign the course again with today's weight first.",
        };
    }
}

/// <summary>What has to be done since the patient came, before a Review item can be answered.</summary>
public enum BeforeReview
{
    Nothing,
    SuitabilityJudgedAgain,
    DoseComputedAgain,
}
