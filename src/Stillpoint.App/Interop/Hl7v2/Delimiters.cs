namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>The characters a message separates its parts with, as its own header declares them. A delimiter it leaves out is nought and separates nothing.</summary>
internal readonly record struct Delimiters(byte Field, byte Component, byte Repetition, byte Escape, byte Subcomponent)
{
    public static readonly Delimiters Usual = new((byte)'|', (byte)'^', (byte)'~', (byte)'\\', (byte)'&');

    /// <summary>Reads the delimiters of a header segment, which begins <c>MSH</c>; null when it declares none that can be told apart.</summary>
    public static Delimiters? Of(ReadOnlySpan<byte> header)
    {
        if (header.Length < 5) return null;
        var rest = header[4..];
        var end = rest.IndexOf(header[3]);
        // From 2.7 on a fifth character may follow (truncation); nothing before it changes.
        var declared = end < 0 ? rest : rest[..end];
        if (declared.Length is < 1 or > 5) return null;

        Span<byte> all = stackalloc byte[6];
        all[0] = header[3];
        declared.CopyTo(all[1..]);
        all = all[..(declared.Length + 1)];
        for (var at = 0; at < all.Length; at++)
            if (all[at] <= ' ' || all[at] >= 0x7F || char.IsAsciiLetterOrDigit((char)all[at]) || all[..at].Contains(all[at])) return null;

        byte Declared(ReadOnlySpan<byte> from, int at) => at < from.Length ? from[at] : (byte)0;
        return new(all[0], Declared(all, 1), Declared(all, 2), Declared(all, 3), Declared(all, 4));
    }
}
