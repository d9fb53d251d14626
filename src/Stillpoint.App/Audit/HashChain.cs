using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.App.Audit;

/// <summary>
/// SHA-256 over the fields of a row in a fixed order, each preceded by its length so that no two rows can be read alike,
/// and over the hash of the row before. A hash is written after the format it was made in, such as <c>2:9f86…</c>, so that a
/// later format may cover more of a row and every earlier hash still holds. The first format has no name.
/// </summary>
internal static class HashChain
{
    /// <summary>What the first row of a chain names as the row before it.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <param name="format">Of the rows of one table, from 1. From the second on it is hashed too, so that none can be passed off as another.</param>
    public static string Of(int format, string previous, params ReadOnlySpan<string?> fields)
    {
        var name = format == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{format}:");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (name.Length > 0) Append(hash, name);
        Append(hash, previous);
        foreach (var field in fields) Append(hash, field);
        return name + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The format a stored hash says it was made in; 0 when it says none that can be read.</summary>
    public static int FormatOf(string hash) =>
        hash.IndexOf(':', StringComparison.Ordinal) is var end and >= 0
            ? int.TryParse(hash.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format > 1 ? format : 0
            : 1;

    private static void Append(IncrementalHash hash, string? field)
    {
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        hash.AppendData(Encoding.ASCII.GetBytes(field is null ? "-:" : string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        hash.AppendData(bytes);
    }
}
