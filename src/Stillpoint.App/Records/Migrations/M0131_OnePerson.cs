using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Two charts of one person are linked, merged and separated again.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129013100_OnePerson")]
internal sealed class M0131_OnePerson : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            create table same_person (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                other_id {uuid} not null references patient (id) on delete restrict,
                number {int} not null,
                step {text} not null,
                why {text} not null,
                at {instant} not null,
                "by" {uuid},
                signature_id {uuid} references signature (id) on delete restrict,
                second_signature_id {uuid} references signature (id) on delete restrict
            );
            create index "IX_same_person_patient_id" on same_person (patient_id);
            create index "IX_same_person_other_id" on same_person (other_id);
            create index "IX_same_person_signature_id" on same_person (signature_id);
            create index "IX_same_person_second_signature_id" on same_person (second_signature_id);
            """);
        AppendOnly(migrationBuilder, "same_person");
    }
}
