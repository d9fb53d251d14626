using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>
/// An entry as a plain form sends it, for a browser without scripts: the field names are the names in the stored body, so the
/// same words reach the record whichever way they came.
/// </summary>
internal static class EntryReading
{
    private static readonly TimeSpan LongestAgo = TimeSpan.FromHours(12);

    public static Sent? Read(string kind, IFormCollection form, ClinicClock clock, FormErrors errors)
    {
        if (!Guid.TryParse(form["entry"], CultureInfo.InvariantCulture, out var id))
        {
            errors.Add("", "The form was incomplete. Load the page again and enter it once more.");
            return null;
        }
        var measuredAt = MeasuredAt(form["at"].ToString(), clock, errors);
        Guid? supersedes = Guid.TryParse(form["supersedes"], CultureInfo.InvariantCulture, out var earlier) ? earlier : null;
        // A correction, and what a monitor measured, keep their own moment unless another is typed.
        if (measuredAt is null && DateTimeOffset.TryParse(form["measured"], CultureInfo.InvariantCulture, out var asBefore)) measuredAt = asBefore;

        var body = Body(kind, form, errors);
        if (errors.Any) return null;
        var entry = EntryCodec.Accept(kind, JsonSerializer.SerializeToElement(body), out var refused);
        if (entry is null)
        {
            errors.Add("", $"Something is missing. {refused}");
            return null;
        }
        return new(id, entry, measuredAt ?? clock.Now, supersedes);
    }

    /// <summary>
    /// A monitor's set as the entries it is: a cuff pressure at the time it was taken, the other signs at theirs. Anything else is the one entry it is.
    /// </summary>
    public static IReadOnlyList<Sent> Parts(Sent sent, IFormCollection form)
    {
        if (sent.Entry is not Entry.VitalsCharted { FromMonitor: true, Systolic: not null } set || !DateTimeOffset.TryParse(form["othersMeasured"], CultureInfo.InvariantCulture, out var others)) return [sent];
        Span<byte> second = stackalloc byte[16];
        sent.Id.TryWriteBytes(second);
        second[15] ^= 1;
        return
        [
            sent with { Entry = new Entry.VitalsCharted { Systolic = set.Systolic, Diastolic = set.Diastolic, FromMonitor = true, Confirmed = set.Confirmed } },
            new(new Guid(second), set with { Systolic = null, Diastolic = null }, others),
        ];
    }

    /// <summary>
    /// A time of day, as the clinic's clock last showed it: today, or yesterday's within twelve hours. Blank is now.
    /// </summary>
    public static DateTimeOffset? MeasuredAt(string typed, ClinicClock clock, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (!TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time))
        {
            errors.Add("at", "Enter the time as hours and minutes, such as 14:42.");
            return null;
        }
        if (clock.LastShown(time, Recording.ClockSkew, LongestAgo) is { } shown) return shown;
        errors.Add("at", "The time lies in the future. Enter when it was measured.");
        return null;
    }

    private static JsonObject Body(string kind, IFormCollection form, FormErrors errors)
    {
        var body = new JsonObject();
        if (EntryCodec.TypeOf(kind) is not { } type) return body;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var typed = form[name].ToString().Trim();
            if (typed.Length == 0) continue;
            if (property.Name == nameof(Entry.Confirmed))
            {
                body[name] = new JsonArray([.. typed.Split(Receipts.BetweenKeys).Select(key => (JsonNode)key)]);
                continue;
            }
            var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (wanted == typeof(decimal) || wanted == typeof(int))
            {
                // A comma in a number is refused, never read as a point or left out: 0,5 is neither 5 nor 0.5 without asking.
                if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) body[name] = number;
                else errors.Add(name, $"“{typed}” is not a number. Write decimals with a point.");
            }
            else
            {
                body[name] = wanted == typeof(bool) ? typed is "true" or "on" or "yes" : typed;
            }
        }
        return body;
    }
}
