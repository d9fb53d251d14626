using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stillpoint.App.Tests.Fuzzing;

/// <summary>Takes something good and spoils it in one or a few ways; the same seed spoils it alike.</summary>
internal sealed partial class Spoiled(int seed)
{
    private static readonly string[] Numbers =
        ["0", "-0", "-1", "1e-28", "1e-7", "0.0000001", "7.9e28", "79228162514264337593543950335", "1e309", "-1e309", "99999999999999999999", "1E1000000", "00", "1.", "NaN", "2147483648", "9223372036854775808", "\"1\"", "null", "[]", "{}", "true"];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\u0001\u001F", "\u202Eright to left", "é\u0301", "'; drop table session; --", "<script>alert(1)</script>", "{{7*7}}", "%00%0d%0a", "../../etc/passwd", "\uFFFD\uFFFE",
        "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00-14:00", "2026-02-30", "00000000-0000-0000-0000-000000000000", "NaN", "1e-28", "79228162514264337593543950335", "-5",
    ];

    private readonly Random random = new(seed);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public bool Chance(double of) => random.NextDouble() < of;

    public string Text() => Chance(0.1) ? new string((char)random.Next(32, 0x2FF), random.Next(1, 60_000)) : Chance(0.3) ? Noise(random.Next(1, 40)) : Pick(Texts);

    /// <summary>JSON with a number, a text or a member changed, or its very bytes.</summary>
    public string Json(string good)
    {
        var json = good;
        for (var ways = random.Next(1, 4); ways > 0; ways--)
            json = random.Next(6) switch
            {
                0 or 1 => At(json, NumberIn(), _ => Pick(Numbers)),
                2 => At(json, TextIn(), _ => Chance(0.1) ? "\"\\ud800\"" : System.Text.Json.JsonSerializer.Serialize(Text())),
                3 => At(json, MemberIn(), member => Chance(0.5) ? "" : member + member),
                4 => At(json, ValueIn(), value => Chance(0.5) ? new string('[', 300) + value + new string(']', 300) : Pick(Numbers)),
                _ => Encoding.UTF8.GetString(Bytes(Encoding.UTF8.GetBytes(json))),
            };
        return json;
    }

    /// <summary>Bytes changed, cut out, doubled or put in.</summary>
    public byte[] Bytes(byte[] good, params byte[] marks)
    {
        var bytes = new List<byte>(good);
        for (var ways = random.Next(1, 6); ways > 0 && bytes.Count > 0; ways--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 400), bytes.Count - at))); break;
                case 3 when marks.Length > 0: bytes.InsertRange(at, Enumerable.Repeat(Pick(marks), random.Next(1, 5000))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Chance(0.5) ? Texts : Numbers))); break;
            }
        }
        return [.. bytes];
    }

    private string Noise(int length)
    {
        var noise = new StringBuilder(length);
        for (var at = 0; at < length; at++) noise.Append((char)random.Next(1, 0xD7FF));
        return noise.ToString();
    }

    private string At(string text, Regex where, Func<string, string> change)
    {
        var places = where.Matches(text);
        if (places.Count == 0) return text;
        var place = places[random.Next(places.Count)];
        return string.Create(CultureInfo.InvariantCulture, $"{text[..place.Index]}{change(place.Value)}{text[(place.Index + place.Length)..]}");
    }

    [GeneratedRegex("""(?<=[:\[,]\s*)-?\d+(\.\d+)?(?=\s*[,}\]])""", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberIn();

    [GeneratedRegex("""(?<=[:\[,]\s*)"[^"]*"(?!\s*:)""")]
    private static partial Regex TextIn();

    [GeneratedRegex("""(?<=[{,]\s*)"[^"]*"\s*:\s*("[^"]*"|-?[\d.]+|true|false|null)\s*,?""", RegexOptions.ExplicitCapture)]
    private static partial Regex MemberIn();

    [GeneratedRegex("""(?<=:\s*)("[^"]*"|-?[\d.]+|true|false|null)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ValueIn();
}
