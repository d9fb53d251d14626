using System.Text;
using System.Text.Unicode;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// One HL7 version 2 message over its own bytes: segments, fields and components are found when asked for and nothing is
/// copied until a text is.
/// </summary>
internal sealed class Hl7Message
{
    private readonly ReadOnlyMemory<byte> bytes;

    private Hl7Message(ReadOnlyMemory<byte> bytes, Delimiters delimiters) => (this.bytes, Delimiters) = (bytes, delimiters);

    public Delimiters Delimiters { get; }

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>What the texts of the message are written in; null when it names a character set this reader does not know.</summary>
    public Encoding? Charset { get; private init; }

    public Hl7Segment Header => new(FirstLine(bytes.Span), this);

    /// <summary>The message that these bytes are, or null when they do not begin with a header that says how to read the rest.</summary>
    public static Hl7Message? Read(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0 && bytes.Span[0] is (byte)'\r' or (byte)'\n') bytes = bytes[1..];
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var span = bytes.Span;
        if (!span.StartsWith("MSH"u8) || Delimiters.Of(FirstLine(span)) is not { } delimiters) return null;
        var plain = new Hl7Message(bytes, delimiters);
        return new(bytes, delimiters) { Charset = CharsetOf(plain.Header[18].First.Raw, span) };
    }

    public SegmentEnumerator GetEnumerator() => new(this);

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> span)
    {
        var end = span.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? span : span[..end];
    }

    /// <summary>HL7 table 0211, as far as it is read here. Without a declared set it is UTF-8 where the bytes are, else ISO 8859-1.</summary>
    private static Encoding? CharsetOf(ReadOnlySpan<byte> declared, ReadOnlySpan<byte> message) => Encoding.ASCII.GetString(declared).Trim().ToUpperInvariant() switch
    {
        "UNICODE UTF-8" or "UTF-8" or "UTF8" => Encoding.UTF8,
        "8859/1" or "ISO-8859-1" or "ISO8859-1" or "ISO 8859-1" or "8859-1" => Encoding.Latin1,
        "" or "ASCII" or "US-ASCII" => Utf8.IsValid(message) ? Encoding.UTF8 : Encoding.Latin1,
        // Of another set only what every set has in common can be read.
        _ => message.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? null : Encoding.ASCII,
    };

    internal ref struct SegmentEnumerator(Hl7Message message)
    {
        private ReadOnlySpan<byte> rest = message.bytes.Span;
        private ReadOnlySpan<byte> line;

        public readonly Hl7Segment Current => new(line, message);

        public bool MoveNext()
        {
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
                line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                if (!line.IsEmpty) return true;
            }
            return false;
        }
    }
}
