using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>The last word on a monitor and the open sessions of a clinic are found as fast after years as on the first day.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129009000_LastWords")]
internal sealed class M0090_LastWords : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create index "IX_device_binding_device_id_number" on device_binding (device_id, number);
        drop index "IX_device_binding_device_id";
        create index "IX_session_open" on session (clinic_id) where closed_at is null;
        """);
}
