using System.Text;
using Stillpoint.App.Authorization;
using Stillpoint.Care.FollowUp.Outcomes;
using static System.FormattableString;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>
/// A report as a file. What could point to somebody where it is read elsewhere is not in it: a count under five, or that lacks less than five, and
/// any share of fewer than ten.
/// </summary>
internal static class OutcomeCsv
{
    private const string Withheld = "withheld";

    public static string Write(IReadOnlyList<OutcomeLine> lines)
    {
        var file = new StringBuilder();
        file.AppendJoin(',', Columns(null).Select(column => column.Name)).Append("\r\n");
        foreach (var line in lines) file.AppendJoin(',', Columns(line).Select(column => Quoted(column.Value))).Append("\r\n");
        return file.ToString();
    }

    public static IEndpointRouteBuilder MapOutcomes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/outcomes.csv", async (HttpContext http, OutcomeReader reader, TimeProvider clock) =>
        {
            var now = clock.GetUtcNow();
            var asked = OutcomeQuestion.Read(http.User.Clinics(), OutcomeKeeper.Month(now, TimeZoneInfo.Utc), name => http.Request.Query[name]);
            http.Response.Headers.ContentDisposition = "attachment; filename=outcomes.csv";
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Text(Write(await reader.Read(asked, now, http.RequestAborted)), "text/csv; charset=utf-8");
        }).RequireAuthorization(Access.LooksAtOutcomes);
        return app;
    }

    private static IEnumerable<(string Name, string Value)> Columns(OutcomeLine? line)
    {
        var (report, sessions) = (line?.Report, line?.Sessions);
        yield return ("line", line?.Says ?? "");
        yield return ("courses_begun", Count(report?.Began));
        yield return ("window_not_over", Count(report?.NotDue));
        yield return ("no_scale", Count(report?.NoScale));
        yield return ("hardly_ill_at_baseline", Count(report?.NotIllEnough));
        yield return ("no_baseline", Count(report?.NoBaseline));
        yield return ("no_score_in_window", Count(report?.NoEnd));
        yield return ("evaluable", Count(report?.Evaluable));
        foreach (var column in ((string, Proportion?)[])
        [
            ("missing", report?.Missing), ("completed", report?.Completed), ("response_observed", report?.Response.Observed),
                ("response_last_carried", report?.Response.LastCarried), ("response_everyone", report?.Response.Everyone),
            ("remission_observed", report?.Remission.Observed), ("remission_last_carried", report?.Remission.LastCarried),
                ("remission_everyone", report?.Remission.Everyone), ("worse", report?.Worse),
            ("thoughts_of_death_gone", report?.DangerGone), ("thoughts_of_death_new", report?.DangerNew), ("no_shows", sessions?.NoShows),
        ])
            foreach (var part in Share(column.Item1, column.Item2)) yield return part;
        foreach (var column in ((string, SurvivalCurve?)[])[("days_to_response", report?.ToResponse), ("days_response_held", report?.Held),
            ("days_well", report?.Well)])
        {
            yield return ($"{column.Item1}_watched", Count(column.Item2?.Among));
            yield return ($"{column.Item1}_median", column.Item2 is { Among: >= SmallNumbers.Share, Median: { } median } ? Invariant($"{median}")
                : "");
        }
        yield return ("sessions", Count(sessions?.Sessions));
        foreach (var column in ((string, PerHundred?)[])[("adverse_events", sessions?.Events), ("sessions_with_grade_3", sessions?.GraveEvents)])
        {
            var tells = column.Item2 is { IsSmall: false } rate && rate.Events is 0 or >= SmallNumbers.Cell;
            yield return (column.Item1, Count(column.Item2?.Events));
            yield return ($"{column.Item1}_per_100", tells ? Invariant($"{column.Item2!.Value.Rate:0.00}") : "");
            yield return ($"{column.Item1}_per_100_low", tells ? Invariant($"{column.Item2!.Value.Interval.Low:0.00}") : "");
            yield return ($"{column.Item1}_per_100_high", tells ? Invariant($"{column.Item2!.Value.Interval.High:0.00}") : "");
        }
        yield return ("chair_hours", sessions is null ? "" : Invariant($"{sessions.ChairMinutes / 60.0:0}"));
        yield return ("chair_hours_open", sessions?.OpenMinutes is { } open ? Invariant($"{open / 60.0:0}") : "");
    }

    private static IEnumerable<(string Name, string Value)> Share(string name, Proportion? share)
    {
        var tells = share is { PointsToSomebody: false };
        yield return (name, share is not { } of ? "" : tells ? Invariant($"{of.Of}") : Withheld);
        yield return ($"{name}_of", Count(share?.Among));
        yield return ($"{name}_percent", tells ? Invariant($"{share!.Value.Percent:0.0}") : "");
        yield return ($"{name}_low", tells ? Invariant($"{share!.Value.Interval.Low:0.0}") : "");
        yield return ($"{name}_high", tells ? Invariant($"{share!.Value.Interval.High:0.0}") : "");
    }

    private static string Count(int? count) => count switch
    {
        null => "",
        > 0 and < SmallNumbers.Cell => Withheld,
        var number =>
        Invariant($"{number}")
    };

    /// <summary>A name that a spreadsheet would take for a formula is quoted as text.</summary>
    private static string Quoted(string value)
    {
        if (value is ['=' or '+' or '-' or '@', ..]) value = $"'{value}";
        return value.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
