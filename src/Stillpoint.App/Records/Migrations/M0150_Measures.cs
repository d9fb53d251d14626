using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Completed questionnaires and rating scales.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130015000_Measures")]
internal sealed class M0150_Measures : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table measure (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                instrument {text} not null,
                instrument_version {text} not null,
                scoring_version {text} not null,
                "window" {text},
                language {text},
                answered_by {text} not null,
                how {text} not null,
                "by" {uuid},
                answers {text} not null,
                status {text} not null,
                total {long},
                severity {text},
                score {text} not null,
                measured_at {instant} not null,
                recorded_at {instant} not null,
                session_id {uuid} references session (id) on delete restrict,
                supersedes {uuid} references measure (id) on delete restrict,
                taken_back {bool} not null,
                why {text}
            );
            create index "IX_measure_patient_id_measured_at" on measure (patient_id, measured_at);
            create index "IX_measure_session_id" on measure (session_id);
            create unique index "IX_measure_supersedes" on measure (supersedes);
            """);
        AppendOnly(migrationBuilder, "measure");
    }
}
