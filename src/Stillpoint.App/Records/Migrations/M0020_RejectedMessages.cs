using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Rejected messages of one cause are one row.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261129002000_RejectedMessages")]
internal sealed class M0020_RejectedMessages : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table rejected_message add column cause {text} not null default '';
        alter table rejected_message add column messages {long} not null default 1;
        alter table rejected_message add column last_at {instant} not null default 0;
        update rejected_message set cause = cast(id as {text}), last_at = received_at;
        drop index "IX_rejected_message_seen_at_received_at";
        create index "IX_rejected_message_seen_at_last_at" on rejected_message (seen_at, last_at);
        create unique index "IX_rejected_message_cause" on rejected_message (cause) where seen_at is null;
        """);
}
