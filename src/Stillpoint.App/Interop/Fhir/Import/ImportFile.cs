using System.IO.Compression;
using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>A file of another system as somebody hands it in: a bundle, one resource, or resources one a line as a bulk export writes them, plain or gzip.</summary>
internal static class ImportFile
{
    /// <summary>What a file may unpack to.</summary>
    public const int LongestUnpacked = 32 * 1024 * 1024;

    public const string TooLong = "The file is larger than 32 MB. Export this patient alone, or fewer years.";

    private const int MostLines = 100_000, Deepest = 128;

    /// <summary>The bundle, or why there is none, in words that say what to do.</summary>
    public static (FhirBundle? Bundle, string? Refused) Read(ReadOnlyMemory<byte> sent)
    {
        if (sent.Length == 0) return (null, "The file is empty.");
        if (Unpacked(sent) is not { } bytes) return (null, sent.Length > LongestUnpacked || IsPacked(sent.Span) ? TooLongOrBroken(sent) : TooLong);
        var text = Plain(bytes);
        if (Unlike(text.Span) is { } because) return (null, because);
        try
        {
            return Whole(text) is { } whole ? (whole, null) : Lines(text);
        }
        catch (RefusedException refused)
        {
            return (null, refused.Refusal.Says);
        }
    }

    private static bool IsPacked(ReadOnlySpan<byte> sent) => sent is [0x1F, 0x8B, ..];

    private static string TooLongOrBroken(ReadOnlyMemory<byte> sent)
    {
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(sent.ToArray()), CompressionMode.Decompress);
            Span<byte> some = stackalloc byte[1024];
            while (unpacking.Read(some) > 0)
            {
            }
            return TooLong;
        }
        catch (InvalidDataException)
        {
            return "The gzip file is damaged. Export it again.";
        }
    }

    private static ReadOnlyMemory<byte>? Unpacked(ReadOnlyMemory<byte> sent)
    {
        if (!IsPacked(sent.Span)) return sent.Length <= LongestUnpacked ? sent : null;
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(sent.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var some = new byte[64 * 1024];
            int read;
            while ((read = unpacking.Read(some)) > 0)
            {
                if (unpacked.Length + read > LongestUnpacked) return null;
                unpacked.Write(some, 0, read);
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Plain(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        while (bytes.Length > 0 && bytes.Span[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') bytes = bytes[1..];
        return bytes;
    }

    /// <summary>What it plainly is instead.</summary>
    private static string? Unlike(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'{', ..] => null,
        [] => "The file is empty.",
        [(byte)'<', ..] => "This is XML, such as a C-CDA document. Ask for the record as FHIR JSON.",
        [(byte)'P', (byte)'K', ..] => "This is a ZIP file. Unpack it, and hand in the JSON file in it.",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "This is a PDF. Ask for the record as FHIR JSON.",
        _ => "This is no FHIR JSON: it does not begin as such a file does.",
    };

    /// <summary>One document; null when it is none.</summary>
    private static FhirBundle? Whole(ReadOnlyMemory<byte> text)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
        return root.Text("resourceType"u8) is null or "Bundle" ? FhirBundle.Read(root, "") : FhirBundle.Of([root]);
    }

    private static (FhirBundle? Bundle, string? Refused) Lines(ReadOnlyMemory<byte> text)
    {
        var resources = new List<JsonElement>();
        var (number, damaged) = (0, new List<int>());
        while (text.Length > 0 && number < MostLines)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            number++;
            if (Plain(line).Length == 0) continue;
            try
            {
                resources.Add(JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement);
            }
            catch (JsonException)
            {
                damaged.Add(number);
            }
        }
        if (resources.Count == 0 || (damaged.Count > 0 && damaged[0] == 1)) return (null, "The file is damaged, or cut off: it is no whole JSON. Export it again.");
        var bundle = FhirBundle.Of(resources);
        if (damaged.Count > 0) bundle.Ignored.Add(new Ignored("bundle", FormattableString.Invariant($"{damaged.Count} lines are no JSON, the first of them line {damaged[0]}.")));
        if (text.Length > 0) bundle.Ignored.Add(new Ignored("bundle", FormattableString.Invariant($"Only the first {MostLines} lines were read.")));
        return (bundle, null);
    }
}
