using System.Numerics;

namespace Stillpoint.Care.Booking;

/// <summary>A stretch of days cut into cells of five minutes, a bit each: whole days of a chair are asked about at once.</summary>
internal sealed class Cells
{
    public const int Minutes = 5;

    private const long Ticks = Minutes * TimeSpan.TicksPerMinute;

    private readonly ulong[] words;
    private readonly DateTimeOffset origin;

    public Cells(DateTimeOffset origin, int count, bool all = false)
    {
        (this.origin, Count) = (origin, count);
        words = new ulong[(count + 63) / 64];
        if (!all) return;
        Array.Fill(words, ulong.MaxValue);
        Trim();
    }

    private Cells(Cells other) => (words, origin, Count) = ([.. other.words], other.origin, other.Count);

    public int Count { get; }

    public bool this[int cell] => (words[cell >> 6] >> (cell & 63) & 1) != 0;

    public bool Any => Array.Exists(words, word => word != 0);

    public DateTimeOffset At(int cell) => origin.AddMinutes((double)cell * Minutes);

    /// <summary>The cell a moment lies in; it may lie outside.</summary>
    public int Of(DateTimeOffset at) => (int)Math.Clamp(Math.Floor((double)(at.UtcTicks - origin.UtcTicks) / Ticks), -1, Count);

    public Cells Copy() => new(this);

    /// <summary>Sets every cell that lies wholly in the stretch.</summary>
    public Cells Set(Span span)
    {
        for (var (at, until) = (Math.Max(Up(span.From), 0), Of(span.Until)); at < until;)
        {
            var (word, mask) = Part(ref at, until);
            words[word] |= mask;
        }
        return this;
    }

    /// <summary>Clears every cell that the stretch touches.</summary>
    public Cells Clear(Span span)
    {
        for (var (at, until) = (Math.Max(Of(span.From), 0), Up(span.Until)); at < until;)
        {
            var (word, mask) = Part(ref at, until);
            words[word] &= ~mask;
        }
        return this;
    }

    /// <summary>Counts one more in every cell the stretch touches; a cell that was counted twice before is full.</summary>
    public static void Count2(Cells once, Cells full, Span span)
    {
        for (var (at, until) = (Math.Max(once.Of(span.From), 0), once.Up(span.Until)); at < until;)
        {
            var (word, mask) = Part(ref at, until);
            full.words[word] |= once.words[word] & mask;
            once.words[word] |= mask;
        }
    }

    public Cells And(Cells other)
    {
        for (var at = 0; at < words.Length; at++) words[at] &= other.words[at];
        return this;
    }

    public Cells AndNot(Cells other)
    {
        for (var at = 0; at < words.Length; at++) words[at] &= ~other.words[at];
        return this;
    }

    public Cells Or(Cells other)
    {
        for (var at = 0; at < words.Length; at++) words[at] |= other.words[at];
        return this;
    }

    /// <summary>The cells from which so many in a row are set: doubling, so that a long visit costs no more than a few passes.</summary>
    public Cells Runs(int length)
    {
        for (var have = 1; have < length; have *= 2) And(Copy().Later(Math.Min(have, length - have)));
        return this;
    }

    /// <summary>Each cell tells of the one so many later.</summary>
    public Cells Later(int cells)
    {
        var (skip, bits) = (cells >> 6, cells & 63);
        for (var at = 0; at < words.Length; at++)
        {
            var low = at + skip < words.Length ? words[at + skip] : 0;
            var high = at + skip + 1 < words.Length ? words[at + skip + 1] : 0;
            words[at] = bits == 0 ? low : low >> bits | high << (64 - bits);
        }
        return this;
    }

    /// <summary>The set cell next to another, before or after it; -1 where none is left.</summary>
    public int Next(int from)
    {
        if (from >= Count) return -1;
        var at = Math.Max(from, 0);
        var word = words[at >> 6] >> (at & 63);
        if (word != 0) return at + BitOperations.TrailingZeroCount(word);
        for (var next = (at >> 6) + 1; next < words.Length; next++)
            if (words[next] != 0) return (next << 6) + BitOperations.TrailingZeroCount(words[next]);
        return -1;
    }

    private int Up(DateTimeOffset at) => (int)Math.Clamp(Math.Ceiling((double)(at.UtcTicks - origin.UtcTicks) / Ticks), -1, Count);

    /// <summary>The next word of a stretch and its bits; moves on to the word after it.</summary>
    private static (int Word, ulong Mask) Part(ref int at, int until)
    {
        var (word, bit) = (at >> 6, at & 63);
        var length = Math.Min(64 - bit, until - at);
        at += length;
        return (word, (length == 64 ? ulong.MaxValue : (1UL << length) - 1) << bit);
    }

    private void Trim()
    {
        if ((Count & 63) is > 0 and var left) words[^1] &= (1UL << left) - 1;
    }
}
