using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>A task may be an alert: what raised it, how soon, where it is answered, who sees to it and how it ended.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129011000_Alerts")]
internal sealed class M0110_Alerts : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table task add column alert {text};
        alter table task add column tier {text};
        alter table task add column about {text};
        alter table task add column disposition {text};
        alter table task add column taken_by {uuid};
        create index "IX_task_about" on task (about);
        """);
}
