using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What is decided about a course after its sessions.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130019500_NextSteps")]
internal sealed class M0195_NextSteps : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        create table next_step (
            id {uuid} not null primary key,
            patient_id {uuid} not null references patient (id) on delete restrict,
            course_id {uuid} not null references course (id) on delete restrict,
            offered {text} not null,
            decision {text} not null,
            days {int},
            why {text},
            shown {text} not null,
            rules_version {text} not null,
            decided_at {instant} not null,
            signature_id {uuid} not null references signature (id) on delete restrict
        );
        create index "IX_next_step_patient_id" on next_step (patient_id);
        create index "IX_next_step_course_id" on next_step (course_id);
        create index "IX_next_step_signature_id" on next_step (signature_id);
        """);
}
