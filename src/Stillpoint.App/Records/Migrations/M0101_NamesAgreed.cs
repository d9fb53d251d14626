using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Whom a monitor names may be signed to be the patient.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129010100_NamesAgreed")]
internal sealed class M0101_NamesAgreed : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table name_agreed (
                id {uuid} not null primary key,
                session_id {uuid} not null references session (id) on delete restrict,
                device_id {uuid} not null references device (id) on delete restrict,
                named {text} not null,
                at {instant} not null,
                signature_id {uuid} not null references signature (id) on delete restrict
            );
            create index "IX_name_agreed_session_id" on name_agreed (session_id);
            create index "IX_name_agreed_device_id" on name_agreed (device_id);
            create index "IX_name_agreed_signature_id" on name_agreed (signature_id);
            """);
        AppendOnly(migrationBuilder, "name_agreed");
    }
}
