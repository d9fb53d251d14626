using System.Buffers;
using System.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Texts of a message and their escape sequences (HL7 version 2, chapter 2, "Use of escape sequences in text fields").</summary>
internal static class Hl7Text
{
    /// <summary>Longer than any name, code or unit.</summary>
    private const int Longest = 200;

    /// <summary>The text as it can be kept: of one too long its beginning, marked as such, so that it is taken for no other.</summary>
    public static string Decode(ReadOnlySpan<byte> raw, Delimiters delimiters, Encoding charset) =>
        Whole(raw, delimiters, charset).Replace("\0", "", StringComparison.Ordinal).Trim() is var text && text.Length > Longest ? text[..Longest] + "…" : text;

    private static string Whole(ReadOnlySpan<byte> raw, Delimiters delimiters, Encoding charset)
    {
        if (delimiters.Escape == 0 || !raw.Contains(delimiters.Escape)) return charset.GetString(raw);

        var plain = new ArrayBufferWriter<byte>(raw.Length);
        while (!raw.IsEmpty)
        {
            var begins = raw.IndexOf(delimiters.Escape);
            var ends = begins < 0 ? -1 : raw[(begins + 1)..].IndexOf(delimiters.Escape);
            if (ends < 0)
            {
                plain.Write(raw);
                break;
            }
            plain.Write(raw[..begins]);
            var sequence = raw.Slice(begins + 1, ends);
            if (Resolve(sequence, delimiters, plain)) raw = raw[(begins + ends + 2)..];
            else
            {
                // Not a sequence of the standard: the character stands for itself, and the next one may begin a real sequence.
                plain.Write(raw.Slice(begins, 1));
                raw = raw[(begins + 1)..];
            }
        }
        return charset.GetString(plain.WrittenSpan);
    }

    /// <summary>A text of our own as a field of a message: plain ASCII, with the delimiters escaped or, without an escape, left out.</summary>
    public static void Encode(string text, Delimiters delimiters, IBufferWriter<byte> to)
    {
        Span<byte> escaped = [delimiters.Escape, 0, delimiters.Escape];
        foreach (var letter in text)
        {
            var plain = char.IsAscii(letter) && !char.IsControl(letter) ? (byte)letter : (byte)'?';
            escaped[1] = plain switch
            {
                _ when plain == delimiters.Field => (byte)'F',
                _ when plain == delimiters.Component => (byte)'S',
                _ when plain == delimiters.Repetition => (byte)'R',
                _ when plain == delimiters.Escape => (byte)'E',
                _ when plain == delimiters.Subcomponent => (byte)'T',
                _ => 0,
            };
            if (escaped[1] == 0) to.Write([plain]);
            else if (delimiters.Escape == 0) to.Write(" "u8);
            else to.Write(escaped);
        }
    }

    private static bool Resolve(ReadOnlySpan<byte> sequence, Delimiters delimiters, ArrayBufferWriter<byte> to)
    {
        if (sequence.IsEmpty) return false;
        switch ((char)sequence[0])
        {
            case 'F' when sequence.Length == 1: to.Write([delimiters.Field]); return true;
            case 'S' when sequence.Length == 1: to.Write([delimiters.Component]); return true;
            case 'R' when sequence.Length == 1: to.Write([delimiters.Repetition]); return true;
            case 'E' when sequence.Length == 1: to.Write([delimiters.Escape]); return true;
            case 'T' when sequence.Length == 1: to.Write([delimiters.Subcomponent]); return true;
            case 'H' or 'N' when sequence.Length == 1: return true;
            case '.' when sequence.SequenceEqual(".br"u8): to.Write("\n"u8); return true;
            case 'X' when sequence.Length % 2 == 1 && sequence.Length > 1:
                var hexadecimal = sequence[1..];
                var into = to.GetSpan(hexadecimal.Length / 2);
                if (Convert.FromHexString(hexadecimal, into, out _, out var written) != OperationStatus.Done) return false;
                to.Advance(written);
                return true;
            default: return false;
        }
    }
}
