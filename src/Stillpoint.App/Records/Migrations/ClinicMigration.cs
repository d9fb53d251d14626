using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>
/// A hand-written step of the schema, one text for both engines. Types are written as <c>{uuid}</c>, <c>{text}</c>,
/// <c>{int}</c>, <c>{long}</c>, <c>{instant}</c>, <c>{bool}</c>, <c>{date}</c>, <c>{real}</c>, <c>{bytes}</c>. A released step is never edited.
/// </summary>
internal abstract class ClinicMigration : Migration
{
    private static readonly (string Word, string Sqlite, string Postgres)[] Types =
    [
        ("{uuid}", "TEXT", "uuid"), ("{text}", "TEXT", "text"), ("{int}", "INTEGER", "integer"), ("{long}", "INTEGER", "bigint"),
        ("{instant}", "INTEGER", "bigint"), ("{bool}", "INTEGER", "boolean"), ("{date}", "TEXT", "date"),
        ("{real}", "REAL", "double precision"), ("{bytes}", "BLOB", "bytea"),
    ];

    protected bool Postgres => ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    protected void Run(MigrationBuilder builder, string sql) =>
        builder.Sql(Types.Aggregate(sql, (text, type) => text.Replace(type.Word, Postgres ? type.Postgres : type.Sqlite, StringComparison.Ordinal)));

    /// <summary>Rows of the table are appended and never changed or deleted: the database itself refuses.</summary>
    protected void AppendOnly(MigrationBuilder builder, string table)
    {
        if (Postgres)
        {
            builder.Sql($"""
                create or replace function refuse_change() returns trigger language plpgsql as $refuse$
                begin raise exception '% is append-only: rows are never changed or deleted', tg_table_name; end $refuse$;
                create trigger {table}_is_append_only before update or delete on {table} for each row execute function refuse_change();
                create trigger {table}_is_never_emptied before truncate on {table} for each statement execute function refuse_change();
                """);
        }
        else
        {
            builder.Sql($"create trigger {table}_is_final before update on {table} begin select raise(abort, '{table} is append-only: rows are never changed or deleted'); end;");
            builder.Sql($"create trigger {table}_is_kept before delete on {table} begin select raise(abort, '{table} is append-only: rows are never changed or deleted'); end;");
        }
    }
}
