using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>A consent read and signed by link, questions about it, and taking it back.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130016100_ConsentByLink")]
internal sealed class M0161_ConsentByLink : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table consent_request (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                patient_id {uuid} not null references patient (id) on delete restrict,
                product {text} not null,
                route {text} not null,
                indication {text} not null,
                language {text} not null,
                document_version {text} not null,
                document_text {text} not null,
                created_by {uuid} not null,
                created_at {instant} not null,
                answers {text} not null,
                signed_name {text},
                guardian_name {text},
                touch {bool},
                off_label_acknowledged {bool} not null,
                signed_at {instant},
                consent_id {uuid},
                ended_at {instant},
                version {long} not null
            );
            create index "IX_consent_request_patient_id" on consent_request (patient_id);
            create index "IX_consent_request_clinic_id" on consent_request (clinic_id);

            create table consent_question (
                id {uuid} not null primary key,
                request_id {uuid} not null references consent_request (id) on delete restrict,
                asked_at {instant} not null,
                question {text} not null,
                answer {text},
                answered_by {uuid},
                answered_at {instant}
            );
            create index "IX_consent_question_request_id" on consent_question (request_id);

            create table consent_withdrawal (
                id {uuid} not null primary key,
                consent_id {uuid} not null references consent (id) on delete restrict,
                patient_id {uuid} not null references patient (id) on delete restrict,
                at {instant} not null,
                "by" {uuid},
                reason {text} not null
            );
            create unique index "IX_consent_withdrawal_consent_id" on consent_withdrawal (consent_id);
            create index "IX_consent_withdrawal_patient_id" on consent_withdrawal (patient_id);
            """);
        AppendOnly(migrationBuilder, "consent_withdrawal");
    }
}
