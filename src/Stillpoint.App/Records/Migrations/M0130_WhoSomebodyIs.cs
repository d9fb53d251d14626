using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Who somebody is can be corrected: what it was stays, and finds them still.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129013000_WhoSomebodyIs")]
internal sealed class M0130_WhoSomebodyIs : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // The beginning of a word is looked for by its place in an order of plain signs.
        var word = Postgres ? "text collate \"C\"" : "TEXT";
        Run(migrationBuilder, $$"""
            alter table patient add column called_name {text};
            alter table patient add column pronouns {text};
            alter table patient add column gender {text};
            alter table patient add column other_phone {text};
            alter table patient add column address {text};
            alter table patient add column interpreter {text};
            alter table patient add column contact_name {text};
            alter table patient add column contact_relation {text};
            alter table patient add column contact_phone {text};

            create table patient_change (
                id {uuid} not null primary key,
                patient_id {uuid} not null references patient (id) on delete restrict,
                field {text} not null,
                before {text},
                after {text},
                why {text},
                at {instant} not null,
                "by" {uuid}
            );
            create index "IX_patient_change_patient_id" on patient_change (patient_id);

            create table patient_word (
                patient_id {uuid} not null references patient (id) on delete restrict,
                word {{word}} not null,
                primary key (patient_id, word)
            );
            create index "IX_patient_word_word" on patient_word (word);
            """);
        AppendOnly(migrationBuilder, "patient_change");
    }
}
