using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What somebody is licensed as: some findings are signed by a psychiatrist only.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129007000_Credentials")]
internal sealed class M0070_Credentials : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table credential (
                id {uuid} not null primary key,
                staff_id {uuid} not null references staff (id) on delete restrict,
                kind {text} not null,
                license {text} not null,
                expires_on {date} not null,
                recorded_at {instant} not null,
                recorded_by {uuid} not null
            );
            create index "IX_credential_staff_id" on credential (staff_id);
            """);
        AppendOnly(migrationBuilder, "credential");
    }
}
