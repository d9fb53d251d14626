using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Stillpoint.App.Tests.Records;

public sealed class The_schema
{
    [Theory, OnEveryEngine]
    public async Task The_migrations_and_the_model_agree_on_every_column_key_index_and_reference(string engine)
    {
        await using var migrated = await TestDatabase.Fresh(engine);
        await using var modelled = await TestDatabase.Empty(engine);
        await using (var db = modelled.Open()) await db.Database.EnsureCreatedAsync();

        var written = await Catalogue(migrated);
        Assert.NotEmpty(written);
        Assert.Equal(await Catalogue(modelled), written);
    }

    [Theory, OnEveryEngine]
    public async Task Migrating_twice_changes_nothing(string engine)
    {
        await using var database = await TestDatabase.Fresh(engine);
        var before = await Catalogue(database);
        await database.Engine.Migrate();
        Assert.Equal(before, await Catalogue(database));
    }

    [Theory, OnEveryEngine]
    public async Task Every_table_can_be_read(string engine)
    {
        await using var database = await TestDatabase.Fresh(engine);
        await using var db = database.Open();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
            Assert.Empty(((IQueryable<object>)set).ToList());
        }
    }

    private static async Task<List<string>> Catalogue(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        return database.Engine.IsPostgres ? await Rows(connection, PostgresCatalogue) : await Rows(connection, SqliteCatalogue);
    }

    private const string SqliteCatalogue = """
        select 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk from sqlite_master t, pragma_table_info(t.name) c
        where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '__EF%'
        union all
        select 'index ' || t.name || ' ' || i."unique" || ' ' || (select group_concat(x.name) from pragma_index_info(i.name) x) from sqlite_master t, pragma_index_list(t.name) i
        where t.type = 'table' and i.origin <> 'pk' and t.name not like '__EF%'
        union all
        select 'reference ' || t.name || '.' || f."from" || ' to ' || f."table" || ' ' || f.on_delete from sqlite_master t, pragma_foreign_key_list(t.name) f
        where t.type = 'table'
        order by 1
        """;

    private const string PostgresCatalogue = """
        select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns
        where table_schema = 'public' and table_name not like '\_\_EF%'
        union all
        select 'index ' || regexp_replace(indexdef, ' INDEX "?\w+"? ON ', ' ON ') from pg_indexes where schemaname = 'public' and tablename not like '\_\_EF%'
        union all
        select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '"\_\_EF%'
        order by 1
        """;

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
