using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>When another escort took the place of the one named first.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130014000_EscortNamed")]
internal sealed class M0140_EscortNamed : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "alter table visit add column escort_named_at {instant};");
}
