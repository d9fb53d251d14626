using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.App.People;

/// <summary>
/// The six digits of an authenticator (RFC 6238: HMAC-SHA-1, steps of 30 seconds). A code is good once: the step it was
/// made in is kept, and neither it nor an earlier one is taken again.
/// </summary>
internal static class Totp
{
    private const int Digits = 6, SecondsAStep = 30, StepsOfGrace = 1;
    /// <summary>How far the step of a code may lie before the last one that was good; a last step further on was made by a clock that was wrong.</summary>
    public const int StepsApart = 2 * StepsOfGrace;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / SecondsAStep;

    public static string CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step the code was made in, or null when it fits no step that is still good and later than the last one used.</summary>
    public static long? Check(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long? lastUsed)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        if (typed.Length != Digits) return null;
        var here = StepOf(now);
        // A last step that is still to come was kept while the clock ran ahead; what has not come yet was never used up.
        if (lastUsed > here + StepsOfGrace) lastUsed = null;
        for (var step = here - StepsOfGrace; step <= here + StepsOfGrace; step++)
            if (step > (lastUsed ?? long.MinValue) && CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(secret, step)))) return step;
        return null;
    }

    /// <summary>What the QR code says to the authenticator.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string clinic, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(clinic)}:{Uri.EscapeDataString(email)}?secret={Written(secret)}&issuer={Uri.EscapeDataString(clinic)}&algorithm=SHA1&digits={Digits}&period={SecondsAStep}";

    /// <summary>The secret as a person types it when a camera is not at hand: base 32.</summary>
    public static string Written(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in secret)
        {
            held = (held << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    public static byte[] Read(string written)
    {
        var secret = new List<byte>(written.Length * 5 / 8);
        var (held, bits) = (0, 0);
        foreach (var letter in written)
        {
            var five = Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (five < 0) throw new FormatException("An authenticator's secret is written in base 32.");
            (held, bits) = (((held << 5) | five) & 0xFFFF, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            secret.Add((byte)((held >> bits) & 0xFF));
        }
        return [.. secret];
    }
}
