using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>
/// What the audit keeps of a proved row: which it is, and the hash of all it holds. The newest such entry of a row says how it
/// has to stand in its table, or that it is gone. One way for every kind of row, from the columns the model knows.
/// </summary>
internal static class RowLinks
{
    /// <summary>The row as it was written in the transaction of the entry.</summary>
    public const string Written = "row";

    /// <summary>A row that was written before rows were proved, as it was found when that began.</summary>
    public const string Found = "row-found";

    /// <summary>From this entry on no row stands without its own.</summary>
    public const string Begun = "rows-proved";

    public const string Gone = "gone";

    /// <summary>The format new rows are hashed in: the table and each column that holds something, by name, so that a column added later and left empty changes no hash.</summary>
    private const int Format = 2;

    public static IEnumerable<AuditNote> Of(IReadOnlyList<WrittenRow> rows) =>
        rows.Select(row => Of(Written, row.Kind, property => Stored(property, row.Row)) is var note && row.IsGone ? note with { Detail = Gone } : note)
            .Reverse().DistinctBy(note => note.Subject).Reverse();

    /// <summary>A row as the audit keeps it, with the patient it is about.</summary>
    public static AuditNote Of(string action, IEntityType kind, Func<IProperty, object?> value) =>
        new(action, Subject(kind, value), Patient(kind, value) is { } patient ? Guid.Parse(patient) : null, Hash(kind, value));

    private static string? Patient(IEntityType kind, Func<IProperty, object?> value) =>
        (kind.ClrType == typeof(PatientRow) ? kind.FindProperty(nameof(PatientRow.Id)) : kind.FindProperty("PatientId")) is { } names ? Text(names, value(names)) : null;

    /// <summary>How the audit names a row: its table and its key.</summary>
    public static string Subject(IEntityType kind, Func<IProperty, object?> value) =>
        $"{kind.GetTableName()}/{string.Join('/', kind.FindPrimaryKey()!.Properties.Select(property => Text(property, value(property))))}";

    public static string Hash(IEntityType kind, Func<IProperty, object?> value)
    {
        var fields = new List<string?>(32);
        foreach (var property in kind.ProvedProperties())
            if (Text(property, value(property)) is { } text)
            {
                fields.Add(property.GetColumnName());
                fields.Add(text);
            }
        return HashChain.Of(Format, kind.GetTableName()!, fields.ToArray());
    }

    /// <summary>The values of a row whose proved columns were asked for in their order.</summary>
    public static Func<IProperty, object?> In(IEntityType kind, DbDataReader row)
    {
        var columns = kind.ProvedProperties();
        return property =>
        {
            for (var place = 0; place < columns.Count; place++)
                if (columns[place] == property) return row.GetValue(place);
            throw new ArgumentException("This column was not asked for.", nameof(property));
        };
    }

    private static object? Stored(IProperty property, object row)
    {
        var value = property.PropertyInfo!.GetValue(row);
        return value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    /// <summary>One text for a value on both engines, from the row in hand as from the table.</summary>
    private static string? Text(IProperty property, object? value) => value switch
    {
        null or DBNull => null,
        Guid id => id.ToString(),
        bool yes => yes ? "1" : "0",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        // SQLite keeps ids in capitals.
        string text => IsId(property) ? text.ToLowerInvariant() : text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A row with a {value.GetType().Name} can't be proved yet."),
    };

    public static bool IsId(IProperty property) => StoredAs(property) == typeof(Guid);

    /// <summary>The type a column's values have on their way to the database.</summary>
    public static Type StoredAs(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(stored) ?? stored;
    }
}
