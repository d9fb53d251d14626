using System.Text.RegularExpressions;
using Stillpoint.App.Hosting;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Tests.Arrows;

/// <summary>
/// A switch over an enumeration of ours has no silent <c>_</c>: a word that is added later is noticed by the compiler, and never
/// drawn as whatever stood behind the <c>_</c>, as a new state of the gate would be drawn as passed.
/// </summary>
public sealed partial class Every_word_of_ours_is_named
{
    private static readonly ILookup<string, string> Words = new[] { typeof(Finding), typeof(Server) }.SelectMany(one => one.Assembly.GetTypes())
        .Where(type => type is { IsEnum: true, Namespace: not null } && type.Namespace.StartsWith("Stillpoint", StringComparison.Ordinal)).SelectMany(type => Enum.GetNames(type).Select(word => (type.Name, word)))
        .Distinct().ToLookup(one => one.Name, one => one.word, StringComparer.Ordinal);

    [Fact]
    public void No_switch_over_them_has_a_silent_discard()
    {
        var root = AccessTable.InRepository("src");
        var silent = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !Elsewhere().IsMatch(Path.GetRelativePath(root, file).Replace('\\', '/')))
            .SelectMany(file => SwitchReader.Of(File.ReadAllText(file)).Where(found => IsSilent(found.Arms)).Select(found => $"{Path.GetRelativePath(root, file)}:{found.Line}")).ToList();
        Assert.True(silent.Count == 0, $"{silent.Count} switches hide words of ours behind _:\n{string.Join('\n', silent)}");
    }

    [Theory]
    [InlineData("var x = phase switch { Phase.Home => 1, _ => 2 };", true)]
    [InlineData("var x = phase switch { Care.Phase.Home or Phase.Closed when a => \"}, _ => \", Phase.Arrived => $\"{b switch { 1 => \"x\", _ => \"y\" }}\", _ => 2 };", true)]
    [InlineData("@(phase switch { Phase.Home => 1, // _ => 3\n _ => throw new UnreachableException() })", false)]
    [InlineData("var x = phase switch { Phase.Home => 1, null => 2 };", false)]
    [InlineData("var x = said switch { \"Phase.Home\" => 1, _ => 2 };", false)]
    [InlineData("var x = (phase, b) switch { (Phase.Home, true) => 1, _ => 2 };", false)]
    [InlineData("var x = phase switch { Phase.Home => 1, _ when late => 2, Phase.Closed => 3 };", false)]
    public void What_hides_a_word_is_found(string source, bool silent) => Assert.Equal(silent, SwitchReader.Of(source).Any(found => IsSilent(found.Arms)));

    private static bool IsSilent(IReadOnlyList<Arm> arms) =>
        arms.Any(arm => arm.Pattern == "_" && !arm.Value.StartsWith("throw ", StringComparison.Ordinal)) && arms.Any(arm => Named().Match(arm.Pattern) is { Success: true } named && Words[named.Groups["type"].Value].Contains(named.Groups["word"].Value));

    [GeneratedRegex(@"^(?:\w+\.)*(?<type>\w+)\.(?<word>\w+)(?:\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    /// <summary>What is made by builds, and the browser's part.</summary>
    [GeneratedRegex("(^|/)(obj|bin|Client|node_modules)/")]
    private static partial Regex Elsewhere();
}
