using System.Globalization;
using System.Text;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session.Papers;

/// <summary>What stands in the margins of every sheet: whose it is, of which day and clinic, which paper, and which sheet of how many. So that one that fell out of the folder finds back.</summary>
internal static class Margins
{
    public static string Of(SessionView view, string version, string? clinic = null)
    {
        var day = DayOf(view).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return Of($"{view.Who.Name}, born {ClinicClock.BirthDate(view.Who.BirthDate)}, {view.Who.Reference}", clinic is null ? day : $"{day}, {clinic}", $"Stillpoint {version}, strip of {view.Story.Strip.Count} entries");
    }

    public static DateTimeOffset DayOf(SessionView view) => TimeZoneInfo.ConvertTime(view.Story.Strip is [var first, ..] ? first.MeasuredAt : view.BookedFor, view.Zone);

    private static string Of(string who, string when, string what) =>
        $$"""
        @page { margin: 18mm 13mm 17mm; font: 8pt/1.3 sans-serif;
          @top-left { content: "{{Written(who)}}"; font-size: 8pt; font-weight: 600; width: 65%; }
          @top-right { content: "{{Written(when)}}"; font-size: 8pt; }
          @bottom-left { content: "{{Written(what)}}"; font-size: 8pt; width: 75%; }
          @bottom-right { content: "Sheet " counter(page) " of " counter(pages); font-size: 8pt; }
        }

        """;

    /// <summary>A name in a stylesheet: whatever is no letter and no digit is written by its number, so that none of it is read as style.</summary>
    internal static string Written(string said)
    {
        var written = new StringBuilder();
        foreach (var rune in said.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or ',' or '.') written.Append(rune.ToString());
            else written.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
        return written.ToString();
    }
}
