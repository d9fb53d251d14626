using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What a patient tells of themselves by link before the evaluation.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130016200_Intake")]
internal sealed class M0162_Intake : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table intake (
            id {uuid} not null primary key,
            clinic_id {uuid} not null references clinic (id) on delete restrict,
            patient_id {uuid} not null references patient (id) on delete restrict,
            created_by {uuid} not null,
            created_at {instant} not null,
            answers {text} not null,
            begun_at {instant},
            sent_in_at {instant},
            read_by {uuid},
            read_at {instant},
            version {long} not null
        );
        create index "IX_intake_patient_id" on intake (patient_id);
        create index "IX_intake_clinic_id" on intake (clinic_id);
        """);
}
