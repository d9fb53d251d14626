using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>A signature keeps the text it covers; an order keeps what was shown. What a check of the record found is kept too.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129008000_ProvedRows")]
internal sealed class M0080_ProvedRows : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table signature add column content {text};
        alter table plan_version add column shown {text};

        create table record_check (
            id {uuid} not null primary key,
            at {instant} not null,
            is_whole {bool} not null,
            checked_to {long} not null,
            head {text} not null,
            old_from {long} not null,
            links {long} not null,
            not_covered {long} not null,
            found {long} not null,
            took_ms {long} not null,
            broken {text}
        );
        create index "IX_record_check_at" on record_check (at);
        """);
}
