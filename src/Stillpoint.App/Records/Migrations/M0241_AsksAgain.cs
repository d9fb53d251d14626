using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Whether a new version of a consent is signed anew by those who signed the one before.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130024100_AsksAgain")]
internal sealed class M0241_AsksAgain : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "alter table policy add column asks_again {bool};");
}
