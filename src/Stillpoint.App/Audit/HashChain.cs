using System.Buffers;
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
        using var hashing = new Hashing(format, previous);
        foreach (var field in fields) hashing.Add(field);
        return hashing.End();
    }

    /// <summary>The format a stored hash says it was made in; 0 when it says none that can be read.</summary>
    public static int FormatOf(string hash) =>
        hash.IndexOf(':', StringComparison.Ordinal) is var end and >= 0
            ? int.TryParse(hash.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format > 1 ? format : 0
            : 1;

    /// <summary>Takes one field after another, as many as there are.</summary>
    internal sealed class Hashing : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly string name;

        public Hashing(int format, string previous)
        {
            name = format == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{format}:");
            if (name.Length > 0) Add(name);
            Add(previous);
        }

        public void Add(string? field)
        {
            if (field is null)
            {
                hash.AppendData("-:"u8);
                return;
            }
            const int LengthAndColon = 12;
            var most = LengthAndColon + Encoding.UTF8.GetMaxByteCount(field.Length);
            var rented = most > 1024 ? ArrayPool<byte>.Shared.Rent(most) : null;
            Span<byte> bytes = rented ?? stackalloc byte[1024];
            var length = Encoding.UTF8.GetBytes(field, bytes[LengthAndColon..]);
            length.TryFormat(bytes, out var digits, provider: CultureInfo.InvariantCulture);
            bytes[digits] = (byte)':';
            hash.AppendData(bytes[..(digits + 1)]);
            hash.AppendData(bytes.Slice(LengthAndColon, length));
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }

        public void Add(long field)
        {
            Span<char> digits = stackalloc char[20];
            field.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
            Span<byte> bytes = stackalloc byte[20];
            var length = Encoding.ASCII.GetBytes(digits[..written], bytes);
            Span<byte> before = stackalloc byte[3];
            length.TryFormat(before, out var place, provider: CultureInfo.InvariantCulture);
            before[place] = (byte)':';
            hash.AppendData(before[..(place + 1)]);
            hash.AppendData(bytes[..length]);
        }

        public string End() => name + Convert.ToHexStringLower(hash.GetHashAndReset());

        public void Dispose() => hash.Dispose();
    }
}
