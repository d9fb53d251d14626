using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A charted entry that another house would have judged otherwise: what it raised, and what it would have raised.</summary>
public sealed record JudgedOtherwise(SessionEvent Event, IReadOnlyList<Flag> Raised, IReadOnlyList<Flag> Otherwise)
{
    /// <summary>The same strip under its own house and another: the entries on which the two differ, in the order they were measured.</summary>
    public static IReadOnlyList<JudgedOtherwise> Of(SessionStory story, decimal? ageYears, DateTimeOffset now, House other) =>
    [
        .. SessionFlags.Charts(story, ageYears, now).Zip(SessionFlags.Charts(story.JudgedBy(other), ageYears, now))
            .Where(pair => !Levels(pair.First).SequenceEqual(Levels(pair.Second)))
            .Select(pair => new JudgedOtherwise(pair.First.Event, pair.First.Flags, pair.Second.Flags)),
    ];

    private static IEnumerable<(string Rule, Findings.Severity Level)> Levels(JudgedEntry entry) => entry.Flags.Select(flag => (flag.Finding.Rule, flag.Finding.Severity));
}
