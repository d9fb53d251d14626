using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Whether anything can be written; and jobs that were given up.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129002100_Outages")]
internal sealed class M0021_Outages : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table heartbeat (
            id {int} not null primary key,
            at {instant} not null
        );
        alter table job add column given_up_at {instant};
        alter table job add column last_failure {text};
        """);
}
