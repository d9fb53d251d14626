using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Session;

/// <summary>How soon a chair needs a human, soonest first.</summary>
public enum AttentionLevel
{
    /// <summary>A red flag or an open stop.</summary>
    Red,

    /// <summary>Drug is in the patient and what matters is not known: that is never calm.</summary>
    Unknown,

    /// <summary>A yellow flag, or something five minutes late.</summary>
    Yellow,

    /// <summary>Something due within five minutes, or late by less.</summary>
    Due,
    Later,

    /// <summary>Nobody in the chair, or nothing left to do.</summary>
    None,
}

/// <summary>Which chair comes first: the worst level, and within a level whatever is due soonest.</summary>
public sealed record Attention(AttentionLevel Level, DateTimeOffset? NextAt) : IComparable<Attention>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <param name="flags">Null when nothing was judged.</param>
    /// <param name="drugOnBoard">From the first of the drug until the patient has gone home.</param>
    /// <param name="present">Somebody is in the chair.</param>
    public static Attention Of(FlagsOutcome? flags, bool openStop, bool drugOnBoard, bool present, DateTimeOffset? nextAt, DateTimeOffset now)
    {
        var level =
            !present ? AttentionLevel.None
            : openStop || flags == FlagsOutcome.Red ? AttentionLevel.Red
            : drugOnBoard && flags is null or FlagsOutcome.Unknown ? AttentionLevel.Unknown
            : flags == FlagsOutcome.Yellow || nextAt <= now - Soon ? AttentionLevel.Yellow
            : nextAt <= now + Soon ? AttentionLevel.Due
            : AttentionLevel.Later;
        return new(level, nextAt);
    }

    public int CompareTo(Attention? other) => other is null ? -1
        : Level != other.Level ? Level.CompareTo(other.Level)
        : (NextAt ?? DateTimeOffset.MaxValue).CompareTo(other.NextAt ?? DateTimeOffset.MaxValue);

    public static bool operator <(Attention left, Attention right) => left.CompareTo(right) < 0;

    public static bool operator >(Attention left, Attention right) => left.CompareTo(right) > 0;

    public static bool operator <=(Attention left, Attention right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Attention left, Attention right) => left.CompareTo(right) >= 0;
}
