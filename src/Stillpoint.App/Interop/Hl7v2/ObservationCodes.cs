using System.Collections.Frozen;
using System.Globalization;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>The table of codes, observation-codes.txt, as it is built in: adding a code is adding a line there.</summary>
internal static class ObservationCodes
{
    public static IReadOnlyList<ObservationCode> All { get; } = [.. Read()];

    private static readonly FrozenDictionary<string, ObservationCode>.AlternateLookup<ReadOnlySpan<char>>
        ByCode = By(code => $"{code.System} {code.Code}", code => code.System != ObservationCode.NoSystem),
        ByCodeAndName = By(code => $"{code.Code} {code.Name}", code => code.System == ObservationCode.NoSystem),
        ByReference = By(code => code.Name, code => code.System == "MDC");

    /// <param name="key">System and code, <c>MDC 150456</c>.</param>
    public static ObservationCode? Of(ReadOnlySpan<char> key) => ByCode.TryGetValue(key, out var code) ? code : null;

    /// <param name="key">Code and name of a code that comes without a system, <c>160 SpO2</c>.</param>
    public static ObservationCode? Named(ReadOnlySpan<char> key) => ByCodeAndName.TryGetValue(key, out var code) ? code : null;

    /// <param name="id">The nomenclature's own word for it, <c>MDC_PULS_OXIM_SAT_O2</c>.</param>
    public static ObservationCode? Reference(ReadOnlySpan<char> id) => ByReference.TryGetValue(id, out var code) ? code : null;

    private static FrozenDictionary<string, ObservationCode>.AlternateLookup<ReadOnlySpan<char>> By(Func<ObservationCode, string> key, Func<ObservationCode, bool> of) =>
        All.Where(of).DistinctBy(key, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(key, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<ObservationCode> Read()
    {
        using var file = typeof(ObservationCodes).Assembly.GetManifestResourceStream("Stillpoint.App.Interop.Hl7v2.observation-codes.txt")
            ?? throw new InvalidOperationException("The table of observation codes is not built in.");
        using var reader = new StreamReader(file);
        var (dialect, origin) = ("", "");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.StartsWith("== ", StringComparison.Ordinal)) (dialect, origin) = line[3..].Split(": ", 2) is [var who, var where] ? (who, where) : throw Wrong(line);
            else if (line.Split(' ', 7) is [var system, var code, var sign, var rank, var unit, var site, var name])
                yield return new(dialect, origin, system, code, sign == "none" ? null : ReadingText.SignalFor(sign),
                    int.Parse(rank, CultureInfo.InvariantCulture), unit == "-" ? null : unit, site, name);
            else throw Wrong(line);
        }
    }

    private static FormatException Wrong(string line) => new($"The table of observation codes has a line that is none: {line}");
}
