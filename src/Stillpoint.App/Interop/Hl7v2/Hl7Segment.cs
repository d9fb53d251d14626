using System.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>One line of a message. Fields are counted as the standard counts them, so that <c>MSH-1</c> is the separator itself.</summary>
internal readonly ref struct Hl7Segment(ReadOnlySpan<byte> line, Hl7Message message)
{
    private readonly ReadOnlySpan<byte> line = line;

    public ReadOnlySpan<byte> Name => line[..Math.Min(3, line.Length)];

    public bool Is(ReadOnlySpan<byte> name) => line.StartsWith(name) && (line.Length == name.Length || line[name.Length] == message.Delimiters.Field);

    /// <summary>A field by its number from 1; one that is not there is empty.</summary>
    public Hl7Field this[int number]
    {
        get
        {
            var separator = message.Delimiters.Field;
            var skip = Name.SequenceEqual("MSH"u8) ? number - 1 : number;
            var rest = line;
            for (var at = 0; at < skip; at++)
            {
                var next = rest.IndexOf(separator);
                if (next < 0) return new(default, message);
                rest = rest[(next + 1)..];
            }
            var end = rest.IndexOf(separator);
            return new(end < 0 ? rest : rest[..end], message);
        }
    }
}

/// <summary>A field, or a repetition, component or subcomponent of one.</summary>
internal readonly ref struct Hl7Field(ReadOnlySpan<byte> raw, Hl7Message message)
{
    private readonly ReadOnlySpan<byte> raw = raw;

    /// <summary>The bytes as they were sent, escapes and all; an explicit nothing (<c>""</c>) is nothing.</summary>
    public ReadOnlySpan<byte> Raw => raw.SequenceEqual("\"\""u8) ? default : raw;

    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>The first repetition; the field itself where it repeats nothing.</summary>
    public Hl7Field First => new(Part(raw, message.Delimiters.Repetition, 0), message);

    /// <summary>Each repetition in its order, in one pass however many there are.</summary>
    public RepetitionEnumerator GetEnumerator() => new(raw, message);

    /// <summary>A component of the first repetition, by its number from 1.</summary>
    public Hl7Field Component(int number) => new(Part(Part(raw, message.Delimiters.Repetition, 0), message.Delimiters.Component, number - 1), message);

    public Hl7Field Subcomponent(int number) => new(Part(raw, message.Delimiters.Subcomponent, number - 1), message);

    /// <summary>The text with its escapes resolved, in the character set of the message.</summary>
    public string Text => Hl7Text.Decode(Raw, message.Delimiters, message.Charset ?? Encoding.ASCII);

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> whole, byte separator, int index)
    {
        if (separator == 0) return index == 0 ? whole : default;
        for (; index > 0; index--)
        {
            var next = whole.IndexOf(separator);
            if (next < 0) return default;
            whole = whole[(next + 1)..];
        }
        var end = whole.IndexOf(separator);
        return end < 0 ? whole : whole[..end];
    }

    internal ref struct RepetitionEnumerator(ReadOnlySpan<byte> raw, Hl7Message message)
    {
        private readonly byte separator = message.Delimiters.Repetition;
        private ReadOnlySpan<byte> rest = raw;
        private ReadOnlySpan<byte> repetition;
        private bool more = !raw.IsEmpty;

        public readonly Hl7Field Current => new(repetition, message);

        public bool MoveNext()
        {
            if (!more) return false;
            var end = separator == 0 ? -1 : rest.IndexOf(separator);
            more = end >= 0;
            repetition = more ? rest[..end] : rest;
            rest = more ? rest[(end + 1)..] : default;
            return true;
        }
    }
}
