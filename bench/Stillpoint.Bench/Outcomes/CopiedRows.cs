using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Stillpoint.App.Records;
using Stillpoint.Bench.Clinic;

namespace Stillpoint.Bench.Outcomes;

/// <summary>
/// Copies rows into PostgreSQL as the object mapping would write them, tens of thousands at a time, without checking what they refer to.
/// </summary>
internal sealed class CopiedRows : IRows, IDisposable
{
    private const int AtOnce = 20_000;

    private readonly ClinicDb db;
    private readonly NpgsqlConnection connection;
    private readonly Dictionary<Type, Table> tables = [];

    private sealed record Table(string Copy, IReadOnlyList<Func<object, object?>> Columns, StringBuilder Text)
    {
        public int Waiting { get; set; }
    }

    public CopiedRows(Engine engine)
    {
        db = engine.Open();
        db.Database.OpenConnection();
        connection = (NpgsqlConnection)db.Database.GetDbConnection();
        Execute("set session_replication_role = replica");
    }

    public void Add<T>(T row) where T : class
    {
        if (!tables.TryGetValue(typeof(T), out var table)) tables[typeof(T)] = table = Prepare(db.Model.FindEntityType(typeof(T))!);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (column > 0) table.Text.Append('\t');
            table.Text.Append(Text(table.Columns[column](row)));
        }
        table.Text.Append('\n');
        if (++table.Waiting == AtOnce) Send(table);
    }

    public void Finish()
    {
        foreach (var table in tables.Values) Send(table);
        Execute("analyze");
    }

    private void Send(Table table)
    {
        if (table.Waiting == 0) return;
        using var copy = connection.BeginTextImport(table.Copy);
        copy.Write(table.Text);
        table.Text.Clear();
        table.Waiting = 0;
    }

    private static Table Prepare(IEntityType entity)
    {
        var properties = entity.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)
            || property.ClrType == typeof(Guid)).ToList();
        return new(
            $"copy \"{entity.GetTableName()}\" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) from stdin",
            [.. properties.Select(property => (Func<object, object?>)(row => property.PropertyInfo!.GetValue(row) is { } value
                ? property.GetTypeMapping().Converter is { } stored ? stored.ConvertToProvider(value) : value : null))], new());
    }

    private static string Text(object? value) => value switch
    {
        null => "\\N",
        bool yes => yes ? "t" : "f",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        db.Dispose();
        NpgsqlConnection.ClearAllPools();
    }
}
