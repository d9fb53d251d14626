using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What therapists write, sealed for each of them, and whom a patient lets read it.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130022100_Integration")]
internal sealed class M0221_Integration : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table therapy_note (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                author {uuid} not null references staff (id) on delete restrict,
                kind {text} not null,
                session_id {uuid} references session (id) on delete restrict,
                sealed {bytes} not null,
                written_at {instant} not null
            );
            create index "IX_therapy_note_patient_id" on therapy_note (patient_id);
            create index "IX_therapy_note_author" on therapy_note (author);
            create index "IX_therapy_note_session_id" on therapy_note (session_id);

            create table note_reader (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                author {uuid} not null references staff (id) on delete restrict,
                reader {uuid} not null references staff (id) on delete restrict,
                allowed {bool} not null,
                said {text} not null,
                at {instant} not null
            );
            create index "IX_note_reader_patient_id" on note_reader (patient_id);
            create index "IX_note_reader_author" on note_reader (author);
            create index "IX_note_reader_reader" on note_reader (reader);
            """);
        AppendOnly(migrationBuilder, "therapy_note");
        AppendOnly(migrationBuilder, "note_reader");
    }
}
