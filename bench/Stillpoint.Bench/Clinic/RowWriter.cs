using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Stillpoint.App.Records;

namespace Stillpoint.Bench.Clinic;

/// <summary>Where generated rows go.</summary>
internal interface IRows
{
    void Add<T>(T row) where T : class;
}

/// <summary>
/// Writes rows as the object mapping would, hundreds of thousands a second: no journal, no indices and no checks until
/// <see cref="Finish"/>. A file that a run did not finish is good for nothing.
/// </summary>
internal sealed class RowWriter : IRows, IDisposable
{
    private const int AtOnce = 500_000;

    private readonly ClinicDb db;
    private readonly SqliteConnection connection;
    private readonly Dictionary<Type, (SqliteCommand Command, Column[] Columns)> tables = [];
    private readonly List<string> indices = [];
    private SqliteTransaction transaction;

    private readonly record struct Column(Func<object, object?> Value, ValueConverter? Stored, SqliteParameter Parameter);

    public RowWriter(string file)
    {
        db = Engine.From(file).Open();
        db.Database.OpenConnection();
        connection = (SqliteConnection)db.Database.GetDbConnection();
        Execute("pragma journal_mode=off; pragma synchronous=off; pragma foreign_keys=off; pragma cache_size=-400000; pragma temp_store=memory;");
        using (var find = connection.CreateCommand())
        {
            find.CommandText = "select name, sql from sqlite_master where type = 'index' and sql is not null";
            using var reader = find.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
                indices.Add(reader.GetString(1));
            }
            reader.Close();
            foreach (var name in names) Execute($"drop index \"{name}\"");
        }
        transaction = connection.BeginTransaction();
    }

    public IEntityType Kind(Type row) => db.Model.FindEntityType(row)!;

    public long Rows { get; private set; }

    public void Add<T>(T row) where T : class
    {
        if (!tables.TryGetValue(typeof(T), out var table)) tables[typeof(T)] = table = Prepare(Kind(typeof(T)));
        foreach (var column in table.Columns)
        {
            var value = column.Value(row);
            column.Parameter.Value = (column.Stored is { } stored && value is not null ? stored.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
        table.Command.ExecuteNonQuery();
        if (++Rows % AtOnce != 0) return;
        transaction.Commit();
        transaction = connection.BeginTransaction();
        foreach (var one in tables.Values) one.Command.Transaction = transaction;
    }

    /// <summary>Builds the indices, and leaves the file as a server would have.</summary>
    public void Finish()
    {
        transaction.Commit();
        foreach (var index in indices) Execute(index);
        Execute("analyze");
        Execute("pragma journal_mode=wal");
    }

    private (SqliteCommand, Column[]) Prepare(IEntityType entity)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        Column[] columns = [.. entity.GetProperties().Select((property, place) =>
        {
            var parameter = new SqliteParameter { ParameterName = $"$p{place}" };
            command.Parameters.Add(parameter);
            return new Column(property.PropertyInfo!.GetValue, property.GetTypeMapping().Converter, parameter);
        })];
        var names = entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\"");
        command.CommandText = $"insert into \"{entity.GetTableName()}\" ({string.Join(", ", names)}) values ({string.Join(", ", columns.Select(column => column.Parameter.ParameterName))})";
        command.Prepare();
        return (command, columns);
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var (command, _) in tables.Values) command.Dispose();
        db.Dispose();
        SqliteConnection.ClearAllPools();
    }
}
