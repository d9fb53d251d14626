using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>Holds the rows of the tables against what the audit keeps of them, whatever kind they are.</summary>
internal sealed class RowCheck(ClinicDb db)
{
    private const int MostAtOnce = 200;

    private readonly Dictionary<string, IEntityType> kinds = Kinds(db).ToDictionary(kind => kind.GetTableName()!, StringComparer.Ordinal);

    /// <summary>Every kind of row that is proved, by name.</summary>
    public static IEnumerable<IEntityType> Kinds(ClinicDb db) => db.Model.GetEntityTypes().Where(kind => kind.IsProved()).OrderBy(kind => kind.GetTableName(), StringComparer.Ordinal);

    /// <summary>The first of these entries whose row does not stand as it says, in words; null when all do.</summary>
    public async Task<string?> Hold(IEnumerable<AuditEntryRow> entries)
    {
        // Of several entries of one row the newest counts.
        var links = entries.Reverse().DistinctBy(entry => entry.Subject).ToList();
        AuditEntryRow? first = null;
        foreach (var table in links.GroupBy(entry => entry.Subject[..entry.Subject.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            if (!kinds.TryGetValue(table.Key, out var kind)) return $"Audit: entry {table.First().Number} names a row of {table.Key}, which this version of the program does not know.";
            foreach (var some in table.Chunk(MostAtOnce))
            {
                var standing = await Standing(kind, some.Select(entry => entry.Subject));
                foreach (var entry in some)
                    if (standing.GetValueOrDefault(entry.Subject, RowLinks.Gone) != entry.Detail && (first is null || entry.Number < first.Number) && !await IsSuperseded(entry)) first = entry;
            }
        }
        if (first is null) return null;
        var now = await Standing(kinds[first.Subject[..first.Subject.IndexOf('/', StringComparison.Ordinal)]], [first.Subject]);
        var whose = first.Patient is { } patient ? $" of patient {patient}" : "";
        var what = first.Detail == RowLinks.Gone ? "was taken away then and stands there again" : now.ContainsKey(first.Subject) ? "was changed after it was written" : "was written then and is not there any more";
        return string.Create(CultureInfo.InvariantCulture, $"{Named(first.Subject)}{whose}, audit entry {first.Number} of {Instants.Whole(first.At):yyyy-MM-dd HH:mm:ss} UTC: it {what}.");
    }

    /// <summary>How many rows no entry of the audit names, and the first of them.</summary>
    public async Task<(long Rows, string? First)> Unlinked()
    {
        var (rows, first) = (0L, (string?)null);
        foreach (var kind in kinds.Values)
        {
            var (found, one) = (0L, (string?)null);
            await Each($"select count(*), min({Naming(kind)}) from \"{kind.GetTableName()}\" k where {IsUnlinked(kind)}", [], row => (found, one) = (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)));
            (rows, first) = (rows + found, first ?? one);
        }
        return (rows, first is null ? null : Named(first));
    }

    /// <summary>Rows of a kind that no entry of the audit names, as the audit will keep them.</summary>
    public async Task<List<AuditNote>> Found(IEntityType kind, int most)
    {
        var notes = new List<AuditNote>();
        await Each($"select {Listed(kind)} from \"{kind.GetTableName()}\" k where {IsUnlinked(kind)} limit {most}", [], row => notes.Add(RowLinks.Of(RowLinks.Found, kind, RowLinks.In(kind, row))));
        return notes;
    }

    /// <summary>A row in words: "Plan version 0193…".</summary>
    private static string Named(string subject)
    {
        var words = subject.Replace('_', ' ').Replace('/', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private async Task<bool> IsSuperseded(AuditEntryRow entry) => await db.Set<AuditEntryRow>()
        .AnyAsync(later => later.Subject == entry.Subject && later.Number > entry.Number && (later.Action == RowLinks.Written || later.Action == RowLinks.Found));

    /// <summary>The hashes of these rows as they stand now, by how the audit names them.</summary>
    private async Task<Dictionary<string, string>> Standing(IEntityType kind, IEnumerable<string> subjects)
    {
        var keys = kind.FindPrimaryKey()!.Properties;
        var (values, wheres) = (new List<object>(), new List<string>());
        foreach (var subject in subjects)
        {
            var parts = subject[(kind.GetTableName()!.Length + 1)..].Split('/', keys.Count);
            if (parts.Length != keys.Count) continue;
            wheres.Add(keys.Count == 1 ? Parameter(values, keys[0], parts[0]) : $"({string.Join(" and ", keys.Select((key, place) => $"\"{key.GetColumnName()}\" = {Parameter(values, key, parts[place])}"))})");
        }
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (wheres.Count == 0) return found;
        var where = keys.Count == 1 ? $"\"{keys[0].GetColumnName()}\" in ({string.Join(", ", wheres)})" : string.Join(" or ", wheres);
        await Each($"select {Listed(kind)} from \"{kind.GetTableName()}\" where {where}", values, row =>
        {
            var value = RowLinks.In(kind, row);
            found[RowLinks.Subject(kind, value)] = RowLinks.Hash(kind, value);
        });
        return found;
    }

    private static string Parameter(List<object> values, IProperty key, string text)
    {
        values.Add(RowLinks.IsId(key) ? Guid.TryParse(text, out var id) ? id : Guid.Empty : RowLinks.StoredAs(key) == typeof(string) ? text : long.Parse(text, CultureInfo.InvariantCulture));
        return $"@p{values.Count - 1}";
    }

    private static string Listed(IEntityType kind) => string.Join(", ", kind.ProvedProperties().Select(column => $"\"{column.GetColumnName()}\""));

    /// <summary>How the audit names a row, as the database can work it out.</summary>
    private string Naming(IEntityType kind) => $"'{kind.GetTableName()}/' || " + string.Join(" || '/' || ", kind.FindPrimaryKey()!.Properties.Select(key =>
        RowLinks.IsId(key) ? db.IsPostgres ? $"cast(k.\"{key.GetColumnName()}\" as text)" : $"lower(k.\"{key.GetColumnName()}\")" : $"cast(k.\"{key.GetColumnName()}\" as text)"));

    private string IsUnlinked(IEntityType kind) => $"not exists (select 1 from audit_entry a where a.subject = {Naming(kind)} and a.action in ('{RowLinks.Written}', '{RowLinks.Found}'))";

    private async Task Each(string sql, List<object> values, Action<DbDataReader> row)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandTimeout = 0;
            command.CommandText = sql;
            for (var place = 0; place < values.Count; place++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{place}"), values[place]);
                command.Parameters.Add(parameter);
            }
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) row(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
