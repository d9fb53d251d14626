using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Opening hours, shifts and absences, what chairs are fitted for, the phases of a visit and what was done with it.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130017000_Calendar")]
internal sealed class M0170_Calendar : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, """
            alter table chair add column routes {text};
            alter table visit add column route {text};
            alter table visit add column arrival_minutes {int} not null default 0;
            alter table visit add column dosing_minutes {int} not null default 0;
            alter table visit add column recovery_minutes {int} not null default 0;
            alter table visit add column cleaning_minutes {int} not null default 0;
            create index "IX_visit_starts_at" on visit (starts_at);

            create table opening_hours (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                weekday {int} not null,
                opens {int} not null,
                closes {int} not null
            );
            create index "IX_opening_hours_clinic_id" on opening_hours (clinic_id);

            create table closed_day (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                day {date} not null,
                why {text} not null
            );
            create unique index "IX_closed_day_clinic_id_day" on closed_day (clinic_id, day);

            create table weekly_shift (
                id {uuid} not null primary key,
                clinic_id {uuid} not null references clinic (id) on delete restrict,
                person {uuid} not null references staff (id) on delete restrict,
                weekday {int} not null,
                begins {int} not null,
                ends {int} not null
            );
            create index "IX_weekly_shift_clinic_id" on weekly_shift (clinic_id);
            create index "IX_weekly_shift_person" on weekly_shift (person);

            create table absence (
                id {uuid} not null primary key,
                person {uuid} not null references staff (id) on delete restrict,
                starts_at {instant} not null,
                ends_at {instant} not null,
                why {text} not null
            );
            create index "IX_absence_person" on absence (person);
            create index "IX_absence_ends_at" on absence (ends_at);

            create table visit_change (
                id {uuid} not null primary key,
                visit_id {uuid} not null references visit (id) on delete restrict,
                act {text} not null,
                at {instant} not null,
                "by" {uuid},
                started_at {instant},
                chair_id {uuid},
                reason {text},
                note {text},
                meant {text}
            );
            create index "IX_visit_change_visit_id" on visit_change (visit_id);
            """);
        AppendOnly(migrationBuilder, "visit_change");
    }
}
