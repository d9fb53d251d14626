using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Which public holidays a clinic keeps.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130023000_Holidays")]
internal sealed class M0230_Holidays : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "alter table clinic add column holidays {text};");
}
