using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

[DbContext(typeof(ClinicDb)), Migration("20261122000100_Foundation")]
internal sealed class M0001_Foundation : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table clinic (
                id {uuid} not null primary key,
                name {text} not null,
                time_zone {text} not null,
                phone {text},
                created_at {instant} not null
            );
            create table chair (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                name {text} not null,
                position {int} not null,
                retired_at {instant}
            );
            create unique index "IX_chair_clinic_id_name" on chair (clinic_id, name);

            create table patient (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                reference {text} not null,
                given_name {text} not null,
                family_name {text} not null,
                birth_date {date} not null,
                phone {text},
                email {text},
                language {text} not null,
                created_at {instant} not null,
                version {long} not null
            );
            create index "IX_patient_clinic_id" on patient (clinic_id);
            create unique index "IX_patient_reference" on patient (reference);

            create table enquiry (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                reference {text} not null,
                name {text} not null,
                phone {text},
                email {text},
                language {text} not null,
                message {text} not null,
                best_time {text},
                received_at {instant} not null,
                status {text} not null,
                reason {text},
                decided_by {uuid},
                decided_at {instant},
                patient_id {uuid} references patient (id) on delete restrict,
                version {long} not null
            );
            create index "IX_enquiry_clinic_id" on enquiry (clinic_id);
            create index "IX_enquiry_patient_id" on enquiry (patient_id);
            create unique index "IX_enquiry_reference" on enquiry (reference);

            create table contact_consent (
                id {uuid} not null primary key,
                enquiry_id {uuid} not null references enquiry (id) on delete restrict,
                channel {text} not null,
                given_at {instant} not null,
                revoked_at {instant}
            );
            create index "IX_contact_consent_enquiry_id" on contact_consent (enquiry_id);

            create table fact (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                key {text} not null,
                value {text} not null,
                unit {text},
                measured_at {instant} not null,
                recorded_at {instant} not null,
                "by" {uuid},
                source {text} not null,
                supersedes {uuid} references fact (id) on delete restrict
            );
            create index "IX_fact_patient_id_key_measured_at" on fact (patient_id, key, measured_at);
            create index "IX_fact_supersedes" on fact (supersedes);

            create table signature (
                id {uuid} not null primary key,
                "by" {uuid} not null,
                at {instant} not null,
                subject {text} not null,
                meaning {text} not null,
                content_hash {text} not null
            );
            create index "IX_signature_subject" on signature (subject);

            create table suitability (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                decision {text} not null,
                product {text} not null,
                route {text} not null,
                indication {text} not null,
                rules_version {text} not null,
                findings {text} not null,
                overrides {text} not null,
                decided_at {instant} not null,
                signature_id {uuid} not null references signature (id) on delete restrict
            );
            create index "IX_suitability_patient_id" on suitability (patient_id);
            create index "IX_suitability_signature_id" on suitability (signature_id);

            create table consent (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                product {text} not null,
                route {text} not null,
                indication {text} not null,
                document_version {text} not null,
                language {text} not null,
                document_text {text} not null,
                answers {text} not null,
                off_label_acknowledged {bool} not null,
                signed_name {text} not null,
                signed_at {instant} not null,
                explained_by {uuid} not null,
                witness {uuid}
            );
            create index "IX_consent_patient_id" on consent (patient_id);

            create table course (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                created_at {instant} not null,
                status {text} not null,
                version {long} not null
            );
            create index "IX_course_patient_id" on course (patient_id);

            create table plan_version (
                id {uuid} not null primary key,
                course_id {uuid} not null references course (id) on delete restrict,
                number {int} not null,
                product {text} not null,
                route {text} not null,
                indication {text} not null,
                dose_row {text} not null,
                body {text} not null,
                verdict {text} not null,
                rules_version {text} not null,
                why {text} not null,
                signed_at {instant} not null,
                signature_id {uuid} not null references signature (id) on delete restrict
            );
            create unique index "IX_plan_version_course_id_number" on plan_version (course_id, number);
            create index "IX_plan_version_signature_id" on plan_version (signature_id);

            create table visit (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                patient_id {uuid} not null references patient (id) on delete restrict,
                kind {text} not null,
                course_id {uuid} references course (id) on delete restrict,
                chair_id {uuid} references chair (id) on delete restrict,
                prescriber {uuid},
                nurse {uuid},
                starts_at {instant} not null,
                ends_at {instant} not null,
                escort_name {text},
                escort_phone {text},
                status {text} not null,
                version {long} not null
            );
            create index "IX_visit_patient_id" on visit (patient_id);
            create index "IX_visit_course_id" on visit (course_id);
            create index "IX_visit_chair_id" on visit (chair_id);
            create index "IX_visit_clinic_id_starts_at" on visit (clinic_id, starts_at);

            create table duty (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                person {uuid} not null,
                role {text} not null,
                starts_at {instant} not null,
                ends_at {instant} not null
            );
            create index "IX_duty_clinic_id_starts_at" on duty (clinic_id, starts_at);

            create table session (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                patient_id {uuid} not null references patient (id) on delete restrict,
                visit_id {uuid} not null references visit (id) on delete restrict,
                plan_version_id {uuid} not null references plan_version (id) on delete restrict,
                chair_id {uuid} not null references chair (id) on delete restrict,
                opened_at {instant} not null,
                closed_at {instant}
            );
            create index "IX_session_clinic_id" on session (clinic_id);
            create index "IX_session_patient_id" on session (patient_id);
            create index "IX_session_visit_id" on session (visit_id);
            create index "IX_session_plan_version_id" on session (plan_version_id);
            create index "IX_session_chair_id" on session (chair_id);

            create table session_event (
                session_id {uuid} not null references session (id) on delete restrict,
                number {int} not null,
                id {uuid} not null,
                kind {text} not null,
                measured_at {instant} not null,
                recorded_at {instant} not null,
                "by" {uuid},
                source {text} not null,
                supersedes {uuid},
                body {text} not null,
                previous_hash {text} not null,
                hash {text} not null,
                primary key (session_id, number)
            );
            create unique index "IX_session_event_id" on session_event (id);

            create table audit_entry (
                number {long} not null primary key,
                at {instant} not null,
                "by" {uuid},
                action {text} not null,
                patient {uuid},
                subject {text} not null,
                detail {text} not null,
                previous_hash {text} not null,
                hash {text} not null
            );
            create index "IX_audit_entry_patient" on audit_entry (patient);
            create index "IX_audit_entry_subject" on audit_entry (subject);

            create table task (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                patient_id {uuid} references patient (id) on delete restrict,
                kind {text} not null,
                title {text} not null,
                owner_role {text} not null,
                owner {uuid},
                due_at {instant} not null,
                escalates_at {instant},
                escalates_to {text},
                created_at {instant} not null,
                done_at {instant},
                done_by {uuid},
                outcome {text},
                version {long} not null
            );
            create index "IX_task_clinic_id_done_at_due_at" on task (clinic_id, done_at, due_at);
            create index "IX_task_patient_id" on task (patient_id);

            create table policy (
                id {uuid} not null primary key,
                name {text} not null,
                number {int} not null,
                effective_from {date} not null,
                body {text} not null,
                cites {text} not null,
                written_by {uuid},
                approved_by {uuid},
                approved_at {instant}
            );
            create unique index "IX_policy_name_number" on policy (name, number);

            create table job (
                id {uuid} not null primary key,
                kind {text} not null,
                key {text} not null,
                body {text} not null,
                due_at {instant} not null,
                leased_until {instant},
                done_at {instant},
                attempts {int} not null
            );
            create unique index "IX_job_key" on job (key);
            create index "IX_job_done_at_due_at" on job (done_at, due_at);

            create table single_use_link (
                id {uuid} not null primary key,
                token_hash {text} not null,
                purpose {text} not null,
                subject {text} not null,
                expires_at {instant} not null,
                used_at {instant}
            );
            create unique index "IX_single_use_link_token_hash" on single_use_link (token_hash);

            create table outbox_message (
                id {uuid} not null primary key,
                channel {text} not null,
                recipient {text} not null,
                template {text} not null,
                language {text} not null,
                "values" {text} not null,
                created_at {instant} not null,
                sent_at {instant},
                attempts {int} not null
            );
            """);

        foreach (var table in (string[])["fact", "signature", "suitability", "consent", "plan_version", "session_event", "audit_entry"])
            AppendOnly(migrationBuilder, table);
    }
}
