using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What patients are asked the evening before a session, and what the escort said.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130017100_EveningBefore")]
internal sealed class M0171_EveningBefore : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table visit add column escort_word {text};
        alter table visit add column escort_word_at {instant};

        create table evening_check (
            id {uuid} not null primary key,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            visit_id {uuid} not null references visit (id) on delete restrict,
            starts_at {instant} not null,
            send_at {instant} not null,
            remind_at {instant},
            sent_at {instant},
            answers {text} not null,
            answered_at {instant},
            word {text},
            reasons {text},
            by_person {text},
            version {long} not null
        );
        create unique index "IX_evening_check_visit_id" on evening_check (visit_id);
        create index "IX_evening_check_answered_at_starts_at" on evening_check (answered_at, starts_at);
        create index "IX_evening_check_clinic_id" on evening_check (clinic_id);
        create index "IX_evening_check_patient_id" on evening_check (patient_id);
        """);
}
