using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>Until when an offer of a seat holds.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130023100_HeldOffers")]
internal sealed class M0231_HeldOffers : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "alter table gap_offer add column holds_until {instant};");
}
