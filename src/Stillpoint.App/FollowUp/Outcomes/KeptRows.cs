using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Outcomes;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>
/// Reads what is kept of courses column by column, past the object mapping: of a large group that is a hundred thousand rows, and whoever
/// asks waits for them.
/// </summary>
/// <param name="clinics">Only of these; null where every clinic is asked about.</param>
internal sealed class KeptRows(ClinicDb db, OutcomeQuestion asked, IReadOnlyList<Guid>? clinics)
{
    /// <summary>The key of the one line of a report that isn't divided.</summary>
    public const string Everything = "";

    private const string Columns = """
        scale, began_at, doses, planned, series_days, baseline, end_total, last_total, at_end, at_last, last_day, response_day, loss_day, well_day,
        relapse_day, doses_after_response, danger_before, danger_after
        """;

    public Task<Dictionary<object, List<CourseOutcome>>> Courses(CancellationToken cancel) =>
        Read($"select {Columns}{Divided(", ")} from course_outcome", "", row => (Key(row, 18), Outcome(row)), cancel);

    /// <summary>Sums are made by the database, one for each line.</summary>
    public async Task<Dictionary<object, SessionCounts>> Sessions(CancellationToken cancel) =>
        (await Read(
            $"select sum(sessions), sum(adverse_events), sum(grave), sum(came), sum(missed), sum(chair_minutes){Divided(", ")} from course_month",
            Divided(" group by "), row => (row.IsDBNull(0) ? Everything : Key(row, 6), row.IsDBNull(0) ? new SessionCounts(0, 0, 0, 0, 0, 0)
                : Counts(row)), cancel))
            .ToDictionary(one => one.Key, one => one.Value[0]);

    private string Divided(string before) => asked.By switch
    {
        OutcomeBy.Nothing => "",
        OutcomeBy.Indication => $"{before}indication",
        OutcomeBy.Route => $"{before}route",
        OutcomeBy.Site => $"{before}clinic_id",
        OutcomeBy.Month => $"{before}month",
    };

    private object Key(DbDataReader row, int at) => asked.By switch
    {
        OutcomeBy.Nothing => Everything,
        OutcomeBy.Indication => Indications.Find(row.GetString(at)) ?? throw StoredWords.Unknown<Indication>(),
        OutcomeBy.Route => Routes.Find(row.GetString(at)) ?? throw StoredWords.Unknown<Route>(),
        OutcomeBy.Site => row.GetGuid(at),
        OutcomeBy.Month => row.GetInt32(at),
    };

    private async Task<Dictionary<object, List<T>>> Read<T>(string select, string after, Func<DbDataReader, (object Key, T Value)> read,
        CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var where = new List<string> { "month >= @from", "month <= @until" };
        void With(string name, object value)
        {
            var given = command.CreateParameter();
            (given.ParameterName, given.Value) = (name, value);
            command.Parameters.Add(given);
        }
        With("from", asked.From);
        With("until", asked.Until);
        if (asked.Indication is { } indication)
        {
            where.Add("indication = @indication");
            With("indication", indication.Id);
        }
        if (asked.Route is { } route)
        {
            where.Add("route = @route");
            With("route", route.Code());
        }
        if (clinics is not null)
        {
            where.Add($"clinic_id in ({string.Join(", ", clinics.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"@c{at}")))})");
            for (var at = 0; at < clinics.Count; at++) With(string.Create(CultureInfo.InvariantCulture, $"c{at}"), clinics[at]);
        }
        // Every part of the text is ours; what was asked travels beside it.
        command.CommandText = $"{select} where {string.Join(" and ", where)}{after}";
        var found = new Dictionary<object, List<T>>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var (key, value) = read(rows);
            if (!found.TryGetValue(key, out var line)) found[key] = line = [];
            line.Add(value);
        }
        return found;
    }

    private static SessionCounts Counts(DbDataReader row) =>
        new((int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4), row.GetInt64(5));

    private static CourseOutcome Outcome(DbDataReader row)
    {
        int? Number(int at) => row.IsDBNull(at) ? null : row.GetInt32(at);
        decimal? Total(int at) => row.IsDBNull(at) ? null : row.GetInt64(at) / 100m;
        return new()
        {
            Scale = row.IsDBNull(0) ? null : row.GetString(0), BeganAt = Instants.At(row.GetInt64(1)), Doses = row.GetInt32(2), Planned = Number(3),
            SeriesDays = row.GetInt32(4),
            Baseline = Total(5), End = Total(6), Last = Total(7), AtEnd = (CameTo)row.GetInt32(8), AtLast = (CameTo)row.GetInt32(9), LastDay =
                Number(10),
            ResponseDay = Number(11), LossDay = Number(12), WellDay = Number(13), RelapseDay = Number(14), DosesAfterResponse = row.GetInt32(15),
            DangerBefore = Number(16), DangerAfter = Number(17),
        };
    }
}
