using System.Globalization;
using System.Text;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>What an observation identifier (OBX-3) means in one dialect of monitors.</summary>
/// <param name="Dialect">Whose code it is.</param>
/// <param name="Origin">Where its meaning is known from.</param>
/// <param name="Signal">Null when it is understood to be none of the signs a session keeps.</param>
/// <param name="Rank">Of several methods for one vital sign the lowest is preferred.</param>
/// <param name="Unit">The unit where the message gives none; null where it must say.</param>
/// <param name="Site">How or where it is measured.</param>
internal sealed record ObservationCode(string Dialect, string Origin, string System, string Code, Signal? Signal, int Rank, string? Unit, string Site, string Name)
{
    /// <summary>The system of a code that is sent without one.</summary>
    public const string NoSystem = "-";

    private const int Longest = 64;

    /// <summary>System and code as a reading keeps them, <c>MDC 150456</c>.</summary>
    public string Written { get; } = System == NoSystem ? $"{Dialect} {Code}" : $"{System} {Code}";

    /// <summary>The meaning of an identifier, by its first coding or its alternate one; null when it is none that is known.</summary>
    /// <param name="part">OBX-4, which one maker says the part of a pressure in.</param>
    public static ObservationCode? Of(Hl7Field identifier, Hl7Field part = default) => Of(identifier, 1, part) ?? Of(identifier, 4, part);

    /// <summary>The identifier as it is kept when its meaning is not known.</summary>
    public static string Kept(Hl7Field identifier) =>
        string.Join(' ', new[] { identifier.Component(3).Text, identifier.Component(1).Text, identifier.Component(2).Text }.Where(part => part.Length > 0));

    private static ObservationCode? Of(Hl7Field identifier, int first, Hl7Field part)
    {
        var code = identifier.Component(first).Raw.Trim((byte)' ');
        var name = identifier.Component(first + 1).Raw.Trim((byte)' ');
        var system = identifier.Component(first + 2).Raw;
        if (code.Length > Longest || name.Length > Longest || system.Length > Longest) return null;
        Span<char> key = stackalloc char[(3 * Longest) + 2];
        if (system.SequenceEqual("WAP"u8)) return part.Raw.Length > Longest ? null : InParts(code, part.Raw, key);
        var byName = system.IsEmpty || system.SequenceEqual("MDC"u8) ? Reference(name, key) : null;
        if (system.IsEmpty) return Reference(code, key) ?? byName ?? ObservationCodes.Named(Joined(code, name, key));

        var byCode = ObservationCodes.Of(Joined(system.SequenceEqual("LOINC"u8) ? "LN"u8 : system, code, key)) ?? (system.SequenceEqual("MDC"u8) ? Reference(code, key) : null);
        // The nomenclature written as hexadecimal partition and term, 0002-4bb8.
        if (byCode is null && system.SequenceEqual("MDIL"u8) && Hexadecimal(code) is { } term)
            byCode = ObservationCodes.Of(string.Create(CultureInfo.InvariantCulture, $"MDC {term}"));
        // A number that says one sign beside a name that says another is neither.
        return byCode is not null && byName is not null && byCode.Signal != byName.Signal ? null : byCode ?? byName;
    }

    /// <summary>A name for a code, blanks and all, with its part where it has one.</summary>
    private static ObservationCode? InParts(ReadOnlySpan<byte> code, ReadOnlySpan<byte> part, Span<char> key)
    {
        var length = Joined("WAP"u8, code, key).Length;
        key[4..length].Replace(' ', '_');
        if (ObservationCodes.Of(key[..length]) is { } whole) return whole;
        key[length++] = '/';
        return ObservationCodes.Of(key[..(length + Encoding.Latin1.GetChars(part, key[length..]))]);
    }

    private static ObservationCode? Reference(ReadOnlySpan<byte> id, Span<char> key) =>
        id.StartsWith("MDC_"u8) ? ObservationCodes.Reference(key[..Encoding.Latin1.GetChars(id, key)]) : null;

    private static ReadOnlySpan<char> Joined(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<char> key)
    {
        var length = Encoding.Latin1.GetChars(one, key);
        key[length++] = ' ';
        return key[..(length + Encoding.Latin1.GetChars(other, key[length..]))];
    }

    /// <summary>A code of the nomenclature written as hexadecimal partition and term.</summary>
    public static int? Hexadecimal(ReadOnlySpan<byte> code) =>
        code.Length == 9 && code[4] == '-' && ushort.TryParse(code[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var partition)
            && ushort.TryParse(code[5..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var term) && partition < 0x4000
            ? (partition << 16) + term : null;
}
