using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Roles that sign wait for a second person; a key for other programs may be for some questions alone.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129008500_RolesByTwo")]
internal sealed class M0085_RolesByTwo : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table role_approval (
            id {uuid} not null primary key,
            staff_id {uuid} not null references staff (id) on delete restrict,
            why {text} not null,
            roles {text} not null,
            asked_by {uuid} not null references staff (id) on delete restrict,
            asked_at {instant} not null,
            entered_at {instant},
            approved_by {uuid},
            approved_at {instant},
            signature_id {uuid} references signature (id) on delete restrict,
            ended_at {instant},
            version {long} not null
        );
        create index "IX_role_approval_staff_id" on role_approval (staff_id);
        create index "IX_role_approval_asked_by" on role_approval (asked_by);
        create index "IX_role_approval_signature_id" on role_approval (signature_id);
        alter table ask_key add column questions {text} not null default '';
        """);
}
