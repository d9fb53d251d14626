namespace Stillpoint.App.Records;

/// <summary>A patient's short reference, such as <c>K7M3-PQ</c>: no letters that look alike, and a last character that catches a slip.</summary>
internal static class Reference
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string From(Guid id)
    {
        var bytes = id.ToByteArray();
        var seed = BitConverter.ToUInt64(bytes, 8) & 0x7FFF_FFFF_FFFF_FFFF;
        Span<char> text = stackalloc char[5];
        for (var at = 0; at < 5; at++, seed /= 31) text[at] = Letters[(int)(seed % 31)];
        return $"{text[..4]}-{text[4]}{Check(text)}";
    }

    /// <summary>The reference as it is stored, or null when a character was mistaken or left out.</summary>
    public static string? Read(string typed)
    {
        var text = typed.Trim().ToUpperInvariant().Replace("-", "", StringComparison.Ordinal);
        return text.Length == 6 && text.All(Letters.Contains) && Check(text.AsSpan(0, 5)) == text[5] ? $"{text[..4]}-{text[4..]}" : null;
    }

    // A prime number of letters with weights 1 to 5 catches every single wrong character and every swap of neighbours.
    private static char Check(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var at = 0; at < text.Length; at++) sum += (at + 1) * Letters.IndexOf(text[at], StringComparison.Ordinal);
        return Letters[sum % 31];
    }
}
