using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Who may be reached how, what became of a message, and who is called when nobody is at the screens.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130015200_Reaching")]
internal sealed class M0152_Reaching : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table contact_choice (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                channel {text} not null,
                allowed {bool} not null,
                at {instant} not null,
                "by" {uuid}
            );
            create index "IX_contact_choice_patient_id" on contact_choice (patient_id);

            create table stopped_recipient (
                channel {text} not null,
                recipient {text} not null,
                at {instant} not null,
                bounced {bool} not null,
                primary key (channel, recipient)
            );

            alter table outbox_message add column patient_id {uuid};
            alter table outbox_message add column enquiry_id {uuid};
            alter table outbox_message add column next_try_at {instant};
            alter table outbox_message add column given_up_at {instant};
            alter table outbox_message add column came_of {text};
            create index "IX_outbox_message_sent_at_given_up_at" on outbox_message (sent_at, given_up_at);

            create table staffed_hours (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                weekday {int} not null,
                opens {int} not null,
                closes {int} not null
            );
            create index "IX_staffed_hours_clinic_id" on staffed_hours (clinic_id);

            create table on_call (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                position {int} not null,
                person {uuid} not null,
                phone {text}
            );
            create index "IX_on_call_clinic_id" on on_call (clinic_id);

            create table alert_call (
                id {uuid} not null primary key,
                task_id {uuid} not null references task (id) on delete restrict,
                person {uuid} not null,
                called_at {instant} not null,
                opened_at {instant}
            );
            create index "IX_alert_call_task_id" on alert_call (task_id);
            """);
        AppendOnly(migrationBuilder, "contact_choice");
    }
}
