using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

[DbContext(typeof(ClinicDb)), Migration("20261122000200_People")]
internal sealed class M0002_People : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table staff (
                id {uuid} not null primary key,
                name {text} not null,
                email {text} not null,
                email_key {text} not null,
                password_hash {text},
                security_stamp {text} not null,
                failed_tries {int} not null,
                locked_until {instant},
                authenticator_secret {text},
                has_two_steps {bool} not null,
                last_step {long},
                invited_at {instant} not null,
                joined_at {instant},
                left_at {instant},
                version {long} not null
            );
            create unique index "IX_staff_email_key" on staff (email_key);

            create table staff_role (
                staff_id {uuid} not null references staff (id) on delete restrict,
                role {text} not null,
                primary key (staff_id, role)
            );
            create index "IX_staff_role_role" on staff_role (role);

            create table staff_clinic (
                staff_id {uuid} not null references staff (id) on delete restrict,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                primary key (staff_id, clinic_id)
            );
            create index "IX_staff_clinic_clinic_id" on staff_clinic (clinic_id);

            create table recovery_code (
                id {uuid} not null primary key,
                staff_id {uuid} not null references staff (id) on delete restrict,
                hash {text} not null,
                used_at {instant}
            );
            create index "IX_recovery_code_staff_id" on recovery_code (staff_id);

            create table ask_key (
                id {uuid} not null primary key,
                name {text} not null,
                token_hash {text} not null,
                made_by {uuid} not null references staff (id) on delete restrict,
                made_at {instant} not null,
                ended_at {instant}
            );
            create index "IX_ask_key_made_by" on ask_key (made_by);
            create unique index "IX_ask_key_token_hash" on ask_key (token_hash);
            """);
    }
}
