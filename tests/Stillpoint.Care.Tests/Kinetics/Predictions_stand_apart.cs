using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Predictions_stand_apart
{
    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Stillpoint.Care"));

    /// <summary>A prediction does not know who is asking.</summary>
    [Fact]
    public void They_know_nothing_but_units() => Assert.All(
        Directory.GetFiles(Path.Combine(Source(), "Kinetics"), "*.cs", SearchOption.AllDirectories),
        file => Assert.DoesNotMatch(@"Stillpoint\.Care\.(?!Kinetics|Units)", File.ReadAllText(file)));

    /// <summary>No rule, gate or flag may be decided by a guess: nothing else in the medicine reads a prediction.</summary>
    [Fact]
    public void No_rule_reads_them() => Assert.All(
        Directory.GetFiles(Source(), "*.cs", SearchOption.AllDirectories).Where(file => !Regex.IsMatch(Path.GetRelativePath(Source(), file), @"^(Kinetics|obj|bin)[\\/]")),
        file => Assert.DoesNotContain("Care.Kinetics", File.ReadAllText(file), StringComparison.Ordinal));
}
