using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Checks by link, what each session came to, and where a patient is.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130015100_Checks")]
internal sealed class M0151_Checks : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table patient add column time_zone {text};

        create table treatment (
            session_id {uuid} not null primary key references session (id) on delete restrict,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            course_id {uuid} not null references course (id) on delete restrict,
            product {text} not null,
            route {text} not null,
            indication {text} not null,
            started_at {instant} not null,
            ended_at {instant} not null,
            left_at {instant},
            mg {long} not null,
            mg_per_kg {long},
            adverse_events {int} not null,
            worst_grade {int} not null
        );
        create index "IX_treatment_patient_id_ended_at" on treatment (patient_id, ended_at);
        create index "IX_treatment_clinic_id_ended_at" on treatment (clinic_id, ended_at);
        create index "IX_treatment_course_id" on treatment (course_id);

        create table asked_form (
            id {uuid} not null primary key,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            key {text} not null,
            moment {text} not null,
            session_id {uuid} references session (id) on delete restrict,
            forms {text} not null,
            send_at {instant} not null,
            closes_at {instant} not null,
            remind_at {instant},
            remind_later {text} not null,
            sent_at {instant},
            answers {text} not null,
            begun_at {instant},
            ended_at {instant},
            "end" {text},
            why {text},
            version {long} not null
        );
        create unique index "IX_asked_form_patient_id_key" on asked_form (patient_id, key);
        create index "IX_asked_form_ended_at_send_at" on asked_form (ended_at, send_at);
        create index "IX_asked_form_clinic_id" on asked_form (clinic_id);
        create index "IX_asked_form_session_id" on asked_form (session_id);
        """);
}
