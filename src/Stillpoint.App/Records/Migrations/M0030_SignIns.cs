using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>A sign-in is a row that ends; wrong tries are counted where they came from; a key for other programs has an end.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129003000_SignIns")]
internal sealed class M0030_SignIns : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table sign_in (
            id {uuid} not null primary key,
            staff_id {uuid} not null references staff (id) on delete restrict,
            begun_at {instant} not null,
            active_at {instant} not null,
            ended_at {instant},
            address {text} not null
        );
        create index "IX_sign_in_staff_id" on sign_in (staff_id);

        create table sign_in_try (
            id {uuid} not null primary key,
            email_hash {text} not null,
            address {text} not null,
            at {instant} not null
        );
        create index "IX_sign_in_try_email_hash_at" on sign_in_try (email_hash, at);
        create index "IX_sign_in_try_at" on sign_in_try (at);
        alter table ask_key add column expires_at {instant} not null default 0;
        update ask_key set expires_at = made_at + 31536000000000;
        """);
}
