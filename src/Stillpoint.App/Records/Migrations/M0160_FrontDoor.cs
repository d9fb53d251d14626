using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What somebody who asks says besides: when it suits, the private check, who sent them; how they were answered; and what was uploaded.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130016000_FrontDoor")]
internal sealed class M0160_FrontDoor : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table enquiry add column times_of_day {text};
        alter table enquiry add column "check" {text};
        alter table enquiry add column referred_by {text};
        alter table enquiry add column referrer_reach {text};
        alter table enquiry add column first_answered_at {instant};
        alter table enquiry add column waiting_since {instant};
        alter table contact_consent add column wording {text};

        create table enquiry_call (
            id {uuid} not null primary key,
            enquiry_id {uuid} not null references enquiry (id) on delete restrict,
            at {instant} not null,
            "by" {uuid} not null,
            reached {bool} not null,
            note {text} not null
        );
        create index "IX_enquiry_call_enquiry_id" on enquiry_call (enquiry_id);

        create table upload (
            id {uuid} not null primary key,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            enquiry_id {uuid} references enquiry (id) on delete restrict,
            patient_id {uuid} references patient (id) on delete restrict,
            name {text} not null,
            kind {text} not null,
            size {int} not null,
            content_hash {text} not null,
            sealed {bytes} not null,
            sent_by {text} not null,
            created_at {instant} not null
        );
        create index "IX_upload_enquiry_id" on upload (enquiry_id);
        create index "IX_upload_patient_id" on upload (patient_id);
        create index "IX_upload_clinic_id" on upload (clinic_id);
        """);
}
