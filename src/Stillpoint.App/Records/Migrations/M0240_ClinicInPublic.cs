using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Stillpoint.App.Records.Migrations;

/// <summary>What a clinic says of itself on the public pages.</summary>
[DbContext(typeof(ClinicDb)), Migration("20261130024000_ClinicInPublic")]
internal sealed class M0240_ClinicInPublic : ClinicMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, """
        alter table clinic add column address {text};
        alter table clinic add column map_link {text};
        alter table clinic add column after_hours_phone {text};
        alter table clinic add column prices_en {text};
        alter table clinic add column prices_es {text};
        """);
}
