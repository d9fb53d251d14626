using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Who waits for a seat, and to whom one was offered.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130017200_WaitingList")]
internal sealed class M0172_WaitingList : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table waiting (
            id {uuid} not null primary key,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            since {instant} not null,
            escort_near {bool} not null,
            gone_at {instant},
            version {long} not null
        );
        create index "IX_waiting_clinic_id_gone_at" on waiting (clinic_id, gone_at);
        create index "IX_waiting_patient_id" on waiting (patient_id);

        create table gap_offer (
            id {uuid} not null primary key,
            gap_id {uuid} not null references visit (id) on delete restrict,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            chair_id {uuid} not null references chair (id) on delete restrict,
            starts_at {instant} not null,
            offered_at {instant} not null,
            answered_at {instant},
            said_yes {bool},
            visit_id {uuid} references visit (id) on delete restrict,
            version {long} not null
        );
        create unique index "IX_gap_offer_gap_id_patient_id" on gap_offer (gap_id, patient_id);
        create index "IX_gap_offer_clinic_id" on gap_offer (clinic_id);
        create index "IX_gap_offer_patient_id" on gap_offer (patient_id);
        create index "IX_gap_offer_chair_id" on gap_offer (chair_id);
        create index "IX_gap_offer_visit_id" on gap_offer (visit_id);
        """);
}
