using System.Globalization;
using Stillpoint.App.Shell;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>Reads a sheet of typed facts: what was left blank says nothing, what cannot be read is refused by name, and then nothing is kept.</summary>
internal static class FactSheet
{
    public static IReadOnlyList<(string Value, string Word)> Sources { get; } =
        [("patient", "the patient"), ("clinician", "a clinician's examination"), ("laboratory", "a laboratory or device"), ("letter", "a letter or another record"), ("family", "family or carer")];

    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>A moment somebody typed in the clinic's own time.</summary>
    public static DateTimeOffset? LocalMoment(string? typed, TimeZoneInfo zone) =>
        DateTime.TryParseExact(typed?.Trim(), Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : null;

    public static List<StatedFact> Read(IReadOnlyDictionary<string, string?> typed, DateTimeOffset measuredAt, string source, TimeZoneInfo zone, FormErrors errors)
    {
        var facts = new List<StatedFact>();
        foreach (var key in Vocabulary.All.Where(key => key.OnSheet))
        {
            if (!typed.TryGetValue(key.Key, out var text) || string.IsNullOrWhiteSpace(text)) continue;
            if (key.Shape is FactShape.Moment or FactShape.MomentOrNone && LocalMoment(text, zone) is { } moment) text = moment.ToString("O", CultureInfo.InvariantCulture);
            var read = key.Read(text);
            if (read.Value is { } value) facts.Add(new(key, value, measuredAt, source));
            else errors.Add($"Typed[{key.Key}]", $"{key.Label}: {read.Refused}");
        }
        return facts;
    }
}
