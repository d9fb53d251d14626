using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Stillpoint.App.Kinetics;

namespace Stillpoint.App.Tests.Kinetics;

public sealed class A_population_from_the_command_line : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("population").FullName;

    private const string Session = """
        {"model":"rac-adult-default","covariates":{"weightKg":70,"ageY":40},
         "doses":[{"type":"iv_infusion","t":0,"mg":35,"dur":40}],"times":{"from":0,"to":240,"every":10},"patients":400,"seed":5,"spread":"even"}
        """;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Exit, string Output, string Errors)> Run(string request, string[]? more = null, bool terminal = false)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request));
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var exit = await PopulationCommand.Run(["-", .. more ?? []], input, output, errors, terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static double Level(string csv, string series, string minute, int column) =>
        double.Parse(csv.Split('\n').Single(line => line.StartsWith($"{series},{minute},", StringComparison.Ordinal)).Split(',')[column], CultureInfo.InvariantCulture);

    [Fact]
    public async Task Comes_as_a_table_of_percentiles()
    {
        var (exit, csv, _) = await Run(Session);
        Assert.Equal(0, exit);
        Assert.Equal("series,minute,p5,p25,p50,p75,p95", csv.Split('\n')[0]);
        Assert.Equal(1 + 3 * 25, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(128, Level(csv, "ketamine", "40", 2), 3.0);
        Assert.Equal(177, Level(csv, "ketamine", "40", 4), 3.0);
        Assert.Equal(232, Level(csv, "ketamine", "40", 6), 4.0);
        Assert.Equal(0, Level(csv, "norketamine", "0", 6));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal((await Run(Session)).Output, (await Run(Session)).Output);
        Assert.NotEqual((await Run(Session)).Output, (await Run(Session.Replace("\"seed\":5", "\"seed\":6", StringComparison.Ordinal))).Output);
    }

    [Fact]
    public async Task Comes_as_json_that_says_what_it_is()
    {
        var (_, json, _) = await Run(Session.Replace("\"patients\"", "\"band\":\"measuredLevel\",\"percentiles\":[2.5,97.5],\"patients\"", StringComparison.Ordinal), ["--format", "json"]);
        using var document = JsonDocument.Parse(json);
        Assert.Equal("measuredLevel", document.RootElement.GetProperty("band").GetString());
        Assert.Contains("not measured", document.RootElement.GetProperty("estimate").GetString(), StringComparison.Ordinal);
        Assert.Equal(25, document.RootElement.GetProperty("ketamine").GetProperty("p2.5").GetArrayLength());
        Assert.Equal(["p2.5", "p97.5"], document.RootElement.GetProperty("effectSite").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Draws_a_picture_beside_the_table()
    {
        var (picture, table) = (Path.Combine(folder, "curve.svg"), Path.Combine(folder, "levels.csv"));
        var (exit, output, _) = await Run(Session, ["--out", table, "--plot", picture]);
        Assert.Equal(0, exit);
        Assert.Empty(output);
        Assert.StartsWith("series,minute", await File.ReadAllTextAsync(table), StringComparison.Ordinal);
        var svg = XDocument.Parse(await File.ReadAllTextAsync(picture));
        var classes = svg.Descendants().Select(element => (string?)element.Attribute("class")).ToList();
        Assert.Equal(3, classes.Count(name => name == "median"));
        Assert.Equal(6, classes.Count(name => name == "band"));
        Assert.Contains("No predicted level or washout time is a criterion", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_its_progress_on_a_terminal_only()
    {
        Assert.DoesNotContain('\r', (await Run(Session)).Errors);
        var shown = (await Run(Session, terminal: true)).Errors;
        Assert.Contains("100 %", shown, StringComparison.Ordinal);
        Assert.EndsWith("\r", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_how_little_is_known_about_a_route()
    {
        var (_, _, errors) = await Run(Session.Replace("\"iv_infusion\",\"t\":0,\"mg\":35,\"dur\":40", "\"in\",\"t\":0,\"mg\":50", StringComparison.Ordinal));
        Assert.Contains("fourfold disagreement", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Infusions_that_overlap_add_and_it_is_said()
    {
        var (_, alone, quiet) = await Run(Session);
        var (_, twice, errors) = await Run(Session.Replace("\"dur\":40}", "\"dur\":40},{\"type\":\"iv_infusion\",\"t\":0,\"mg\":35,\"dur\":40}", StringComparison.Ordinal));
        Assert.Contains("Infusions overlap: their rates add.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("overlap", quiet, StringComparison.Ordinal);
        Assert.Equal(2 * Level(alone, "ketamine", "40", 4), Level(twice, "ketamine", "40", 4), 1e-6);
    }

    [Theory]
    [InlineData("\"weightKg\":70", "\"weightKg\":250", "outside 30-200 kg")]
    [InlineData("\"weightKg\":70", "\"weightKg\":0", "/covariates/weightKg")]
    [InlineData("\"ageY\":40", "\"ageY\":12", "outside 16-120 years")]
    [InlineData(",\"ageY\":40", "", "/covariates/ageY")]
    [InlineData("rac-adult-default", "astrology", "/model")]
    [InlineData("\"patients\":400", "\"patients\":20", "/patients")]
    [InlineData("\"every\":10", "\"every\":0", "/times/every")]
    [InlineData("\"to\":240", "\"to\":-1", "/times/to")]
    [InlineData("\"mg\":35", "\"mg\":-35", "/doses/0/mg")]
    [InlineData("\"seed\":5", "\"sead\":5", "/sead")]
    [InlineData("\"mg\":35", "\"mg\":NaN", "not valid JSON")]
    [InlineData("\"mg\":35", "\"mg\":1e400", "/doses/0/mg")]
    [InlineData("{\"type\":\"iv_infusion\",\"t\":0,\"mg\":35,\"dur\":40}", "", "At least one dose")]
    [InlineData("}}", "}", "not valid JSON")]
    public async Task Refuses_with_the_reason(string is_, string becomes, string says)
    {
        var request = is_ == "}}" ? "{" : Session.Replace(is_, becomes, StringComparison.Ordinal);
        var (exit, output, errors) = await Run(request);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_plainly()
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await PopulationCommand.Run([Path.Combine(folder, "nothing.json")], Stream.Null, Stream.Null, errors, false));
        Assert.Contains("nothing.json", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await PopulationCommand.Run([], Stream.Null, Stream.Null, errors, false));
        Assert.Contains("stillpoint population REQUEST.json", errors.ToString(), StringComparison.Ordinal);
    }
}
