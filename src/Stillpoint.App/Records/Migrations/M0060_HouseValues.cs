using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>A policy may be one clinic's and says why; every house that was ever judged by is written down.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129006000_HouseValues")]
internal sealed class M0060_HouseValues : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            alter table policy add column clinic_id {uuid} references clinic (id) on delete restrict;
            alter table policy add column why {text} not null default '';
            create index "IX_policy_clinic_id" on policy (clinic_id);

            create table house_version (
                version {text} not null primary key,
                body {text} not null,
                kept_at {instant} not null
            );
            """);
        AppendOnly(migrationBuilder, "house_version");
    }
}
