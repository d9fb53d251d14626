using System.Buffers;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// Finds the messages in a stream of bytes (minimal lower layer protocol: 0x0B message 0x1C 0x0D). What comes out depends on
/// the bytes alone, never on how the network cut them up. Bytes that belong to no whole message come out too, marked.
/// </summary>
internal sealed class MllpReader(int longest = MllpReader.LongestMessage)
{
    public const int LongestMessage = 1024 * 1024;
    public const byte Begin = 0x0B, End = 0x1C;

    private long looked;
    private bool passingOver;

    internal enum Kind
    {
        /// <summary>Everything between a begin and an end.</summary>
        Message,

        /// <summary>Bytes before any begin.</summary>
        Stray,

        /// <summary>A message whose end never came.</summary>
        CutOff,

        /// <summary>The first bytes of a message longer than any allowed; the rest is passed over.</summary>
        TooLong,
    }

    internal readonly record struct Frame(Kind Kind, ReadOnlySequence<byte> Bytes);

    /// <summary>Whether a message has begun and not ended, so that its sender may be asked to hurry.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>Takes the next frame off the front of what has arrived; false when more must arrive first.</summary>
    public bool TryTake(ref ReadOnlySequence<byte> arrived, out Frame frame)
    {
        while (true)
        {
            if (passingOver && !PassOver(ref arrived)) break;
            SkipLineEnds(ref arrived);
            if (arrived.IsEmpty) break;
            return arrived.FirstSpan[0] == Begin ? TryMessage(ref arrived, out frame) : TryStray(ref arrived, out frame);
        }
        frame = default;
        Unfinished = passingOver;
        return false;
    }

    /// <summary>What is left when the stream ends: half a message, stray bytes, or nothing.</summary>
    public Frame? Rest(ReadOnlySequence<byte> arrived)
    {
        if (passingOver) return null;
        SkipLineEnds(ref arrived);
        if (arrived.IsEmpty) return null;
        return arrived.FirstSpan[0] == Begin ? new(Kind.CutOff, arrived.Slice(1)) : new(Kind.Stray, arrived);
    }

    private bool TryMessage(ref ReadOnlySequence<byte> arrived, out Frame frame)
    {
        var body = arrived.Slice(1);
        var border = Next(body, looked, Begin, End);
        if (border is { } at && at.Distance <= longest)
        {
            var ended = at.Byte == End;
            frame = new(ended ? Kind.Message : Kind.CutOff, body.Slice(0, at.Distance));
            Took(ref arrived, body.GetPosition(ended ? at.Distance + 1 : at.Distance));
            return true;
        }
        if (body.Length > longest)
        {
            frame = new(Kind.TooLong, body.Slice(0, longest));
            passingOver = true;
            Took(ref arrived, body.GetPosition(longest));
            return true;
        }
        looked = body.Length;
        Unfinished = true;
        frame = default;
        return false;
    }

    private bool TryStray(ref ReadOnlySequence<byte> arrived, out Frame frame)
    {
        var until = Next(arrived, looked, Begin, Begin)?.Distance;
        if (until is null && arrived.Length < longest)
        {
            looked = arrived.Length;
            Unfinished = true;
            frame = default;
            return false;
        }
        var length = Math.Min(until ?? longest, longest);
        frame = new(Kind.Stray, arrived.Slice(0, length));
        Took(ref arrived, arrived.GetPosition(length));
        return true;
    }

    /// <summary>Goes on past the rest of a message that was too long, up to its end or to the next begin.</summary>
    private bool PassOver(ref ReadOnlySequence<byte> arrived)
    {
        if (Next(arrived, 0, Begin, End) is not { } at)
        {
            Took(ref arrived, arrived.End);
            return false;
        }
        Took(ref arrived, arrived.GetPosition(at.Byte == End ? at.Distance + 1 : at.Distance));
        passingOver = false;
        return true;
    }

    private void Took(ref ReadOnlySequence<byte> arrived, SequencePosition until)
    {
        arrived = arrived.Slice(until);
        looked = 0;
        Unfinished = false;
    }

    private void SkipLineEnds(ref ReadOnlySequence<byte> arrived)
    {
        if (looked > 0) return;
        var reader = new SequenceReader<byte>(arrived);
        reader.AdvancePastAny((byte)'\r', (byte)'\n');
        arrived = reader.UnreadSequence;
    }

    private static (long Distance, byte Byte)? Next(ReadOnlySequence<byte> bytes, long from, byte one, byte other)
    {
        var reader = new SequenceReader<byte>(bytes.Slice(Math.Min(from, bytes.Length)));
        return reader.TryAdvanceToAny([one, other], advancePastDelimiter: false) && reader.TryPeek(out var found) ? (from + reader.Consumed, found) : null;
    }
}
