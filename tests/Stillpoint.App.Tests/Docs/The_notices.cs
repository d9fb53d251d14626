using System.Text.Json;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Docs;

public sealed class The_notices
{
    [Fact]
    public void Name_every_package_that_is_shipped()
    {
        var notices = File.ReadAllText(AccessTable.InRepository("THIRD-PARTY-NOTICES.md"));
        using var locked = JsonDocument.Parse(File.ReadAllText(AccessTable.InRepository("src/Stillpoint.App/packages.lock.json")));
        var program = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name);
        using var client = JsonDocument.Parse(File.ReadAllText(AccessTable.InRepository("src/Stillpoint.App/Client/package.json")));
        var pages = client.RootElement.GetProperty("dependencies").EnumerateObject().Select(package => package.Name);
        string[] onlyForBuilding = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.EntityFrameworkCore.Analyzers"];
        Assert.All(program.Concat(pages).Except(onlyForBuilding), package => Assert.True(IsNamed(package), $"{package} is not named in THIRD-PARTY-NOTICES.md"));

        bool IsNamed(string package) => notices.Contains(package, StringComparison.Ordinal)
            || (package.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || package == "Microsoft.Data.Sqlite.Core") && notices.Contains("the rest of Entity Framework Core and Microsoft.Data.Sqlite", StringComparison.Ordinal)
            || package.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) && notices.Contains("SQLitePCLRaw.bundle_e_sqlite3 and its parts", StringComparison.Ordinal);
    }
}
