using System.Buffers.Binary;
using System.Text;
using Stillpoint.App.Records;

namespace Stillpoint.App.Uploads;

/// <summary>A file by what it holds, whatever its name says, without what a camera or a program wrote about it: place, time, device, owner, thumbnails, comments.</summary>
internal sealed record Cleaned(UploadKind Kind, byte[] Content)
{
    /// <summary>The largest that is taken.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostChunks = 20_000;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The cleaned file; null where it is no picture and no PDF that can be read to its end.</summary>
    public static Cleaned? Of(ReadOnlySpan<byte> file) =>
        file.Length is 0 or > MostBytes ? null
        : file.StartsWith(PngSignature) ? Png(file)
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(file)
        : file.StartsWith("%PDF-"u8) ? Pdf(file)
        : null;

    /// <summary>The chunks a picture is drawn from, and no other.</summary>
    private static Cleaned? Png(ReadOnlySpan<byte> file)
    {
        var kept = new List<byte>(file.Length);
        kept.AddRange(PngSignature);
        var at = PngSignature.Length;
        for (var chunks = 0; chunks < MostChunks && at + 12 <= file.Length; chunks++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;
            var whole = 12 + (int)length;
            var name = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            if (chunks == 0 && name != "IHDR") return null;
            if (name is "IHDR" or "PLTE" or "IDAT" or "IEND" or "tRNS" or "gAMA" or "sRGB" or "cHRM" or "sBIT" or "bKGD" or "pHYs") kept.AddRange(file.Slice(at, whole));
            if (name == "IEND") return new(UploadKind.Png, [.. kept]);
            at += whole;
        }
        return null;
    }

    /// <summary>The segments a picture is drawn from; which way up it is held is kept, and nothing else a camera says.</summary>
    private static Cleaned? Jpeg(ReadOnlySpan<byte> file)
    {
        var kept = new List<byte>(file.Length) { 0xFF, 0xD8 };
        var at = 2;
        for (var segments = 0; segments < MostChunks && at + 4 <= file.Length; segments++)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return null;
            var segment = file.Slice(at, length + 2);
            if (marker == 0xDA)
            {
                // The picture itself goes to the end mark; what somebody hung on behind it is left off.
                var end = file[at..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
                if (end < 0) return null;
                kept.AddRange(WithoutSegments(file.Slice(at, end + 2)));
                return new(UploadKind.Jpeg, [.. kept]);
            }
            if (marker == 0xE1 && Orientation(segment) is { } turned) kept.AddRange(ExifOf(turned));
            else if (marker is not (>= 0xE0 and <= 0xEF or 0xFE) || marker is 0xE0 or 0xEE) kept.AddRange(segment);
            at += length + 2;
        }
        return null;
    }

    /// <summary>Between the scans of one picture no camera says anything: a marker of one there ends the file.</summary>
    private static byte[] WithoutSegments(ReadOnlySpan<byte> scan)
    {
        for (var at = 2; at + 1 < scan.Length; at++)
            if (scan[at] == 0xFF && scan[at + 1] is 0xE1 or 0xFE && scan[at - 1] == 0xD9 && scan[at - 2] == 0xFF) return scan[..at].ToArray();
        return scan.ToArray();
    }

    /// <summary>Which way up a camera was held, from its notes; null where they don't say.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 18 || !segment[4..].StartsWith("Exif\0\0"u8)) return null;
        var tiff = segment[10..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return null;
        ushort Short(ReadOnlySpan<byte> from) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first + 2 > tiff.Length) return null;
        var count = Short(tiff[(int)first..]);
        for (var entry = 0; entry < count; entry++)
        {
            var at = (int)first + 2 + (entry * 12);
            if (at + 12 > tiff.Length) return null;
            if (Short(tiff[at..]) == 0x0112) return Short(tiff[(at + 8)..]) is >= 1 and <= 8 and var turned ? turned : null;
        }
        return null;
    }

    /// <summary>A note of a camera that says which way up, and no more.</summary>
    private static byte[] ExifOf(ushort turned) =>
    [
        0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>A PDF that runs nothing and opens nothing by itself; the notes on who made it are blanked where they stand.</summary>
    private static Cleaned? Pdf(ReadOnlySpan<byte> file)
    {
        if (file.LastIndexOf("%%EOF"u8) < 0 || file.IndexOf(" obj"u8) < 0 || file.IndexOf("startxref"u8) < 0) return null;
        foreach (var acts in (ReadOnlySpan<string>)["/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/RichMedia", "/XFA"])
            if (Names(file, acts)) return null;
        var content = file.ToArray();
        foreach (var note in (ReadOnlySpan<string>)["/Author", "/Creator", "/Producer", "/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate"]) Blank(content, note);
        BlankBetween(content, "<x:xmpmeta"u8, "</x:xmpmeta>"u8);
        return new(UploadKind.Pdf, content);
    }

    private static bool Names(ReadOnlySpan<byte> file, string name)
    {
        var wanted = Encoding.ASCII.GetBytes(name);
        for (var from = 0; file[from..].IndexOf(wanted) is >= 0 and var at; from += at + wanted.Length)
            if (from + at + wanted.Length >= file.Length || !char.IsAsciiLetterOrDigit((char)file[from + at + wanted.Length])) return true;
        return false;
    }

    /// <summary>The text in parentheses behind a name, letter for letter, so that every place in the file stays where it was.</summary>
    private static void Blank(byte[] file, string name)
    {
        var wanted = Encoding.ASCII.GetBytes(name);
        for (var from = 0; file.AsSpan(from).IndexOf(wanted) is >= 0 and var found;)
        {
            var at = from + found + wanted.Length;
            while (at < file.Length && file[at] is (byte)' ' or (byte)'\n' or (byte)'\r') at++;
            from = at;
            if (at >= file.Length || file[at] is not ((byte)'(' or (byte)'<')) continue;
            var end = file[at] == (byte)'(' ? (byte)')' : (byte)'>';
            for (var depth = 0; ++at < file.Length && (file[at] != end || depth > 0 || (end == (byte)')' && file[at - 1] == (byte)'\\'));) file[at] = end == (byte)'>' ? (byte)'0' : (byte)' ';
            from = at;
        }
    }

    private static void BlankBetween(byte[] file, ReadOnlySpan<byte> begins, ReadOnlySpan<byte> ends)
    {
        for (var from = 0; file.AsSpan(from).IndexOf(begins) is >= 0 and var found;)
        {
            var start = from + found + begins.Length;
            if (file.AsSpan(start).IndexOf(ends) is not (>= 0 and var length)) return;
            file.AsSpan(start, length).Fill((byte)' ');
            from = start + length + ends.Length;
        }
    }
}
