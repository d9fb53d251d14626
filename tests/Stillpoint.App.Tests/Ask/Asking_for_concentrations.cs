using System.Text;
using System.Text.Json;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_for_concentrations
{
    private static async Task<JsonElement> Ask(string request)
    {
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(request));
        using var to = new MemoryStream();
        await new AskShell(Questions.Find("concentration")!).Run(from, to);
        return JsonDocument.Parse(to.ToArray()).RootElement.Clone();
    }

    private static double[] Numbers(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];

    private static string Default(string doses, string more = "") =>
        $$"""{"model":"rac-adult-default","covariates":{"weightKg":80},"doses":[{{doses}}],"times_min":[40,100]{{more}}}""";

    private const string Infusion = """{"type":"iv_infusion","t":0,"mg":40,"dur":40}""";

    [Fact]
    public async Task The_example_of_the_contract()
    {
        var answer = await Ask(Default(Infusion, ",\"id\":\"a\""));
        Assert.Equal(
            ["id", "question", "rulesVersion", "model", "units", "times_min", "ketamine", "norketamine", "effectSite", "hydroxynorketamine", "warnings"],
            answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ng/mL", answer.GetProperty("units").GetString());
        Assert.Equal([179.52725, 70.005741], Numbers(answer, "ketamine"), Near);
        Assert.Equal([43.635721, 69.103178], Numbers(answer, "norketamine"), Near);
        Assert.Equal([170.89436, 71.965568], Numbers(answer, "effectSite"), Near);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("hydroxynorketamine").ValueKind);
        Assert.Empty(answer.GetProperty("warnings").EnumerateArray());
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-6 * expected;

    [Fact]
    public async Task Times_come_back_in_the_order_they_were_asked_and_doses_in_any_order()
    {
        var forwards = await Ask("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_bolus","t":0,"mg":5},{"type":"iv_infusion","t":30,"mg":40,"dur":40}],"times_min":[0,50,100]}""");
        var backwards = await Ask("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_infusion","t":30,"mg":40,"dur":40},{"type":"iv_bolus","t":0,"mg":5}],"times_min":[100,0,50]}""");
        var levels = Numbers(forwards, "ketamine");
        Assert.Equal([levels[2], levels[0], levels[1]], Numbers(backwards, "ketamine"));
        Assert.Equal(JsonValueKind.Null, forwards.GetProperty("norketamine").ValueKind);
    }

    [Fact]
    public async Task Devices_and_ancestry()
    {
        var answer = await Ask("""{"model":"perezruixo2021-esketamine","covariates":{"ageY":45,"asian":false,"japanese":false},"doses":[{"type":"in_esk","t":0,"mg":28,"spray":1},{"type":"in_esk","t":5,"mg":28,"spray":2}],"times_min":[45,120]}""");
        Assert.Equal([72.298717, 39.729349], Numbers(answer, "ketamine"), Near);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("effectSite").ValueKind);
        Assert.Empty(answer.GetProperty("warnings").EnumerateArray());

        var unsaid = await Ask("""{"model":"perezruixo2021-esketamine","covariates":{"ageY":45},"doses":[{"type":"in_esk","t":0,"mg":28}],"times_min":[45],"ke0_per_min":0.3}""");
        Assert.Equal(2, unsaid.GetProperty("warnings").GetArrayLength());
        Assert.Single(Numbers(unsaid, "effectSite"));
    }

    [Fact]
    public async Task Outside_the_limits_it_computes_and_says_so()
    {
        var answer = await Ask("""{"model":"rac-adult-default","covariates":{"weightKg":250},"doses":[{"type":"im","t":0,"mg":50}],"times_min":[15]}""");
        Assert.True(Numbers(answer, "ketamine")[0] > 0);
        var warnings = string.Join(' ', answer.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
        Assert.Contains("250 kg is outside 30-200 kg", warnings, StringComparison.Ordinal);
        Assert.Contains("half or twice", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absorption_may_be_replaced()
    {
        var half = await Ask(Default("""{"type":"po","t":0,"mg":50}""", ""","absorption":{"po":{"F":0.1,"Fnk":0.5,"ka":0.03}}"""));
        var whole = await Ask(Default("""{"type":"po","t":0,"mg":50}"""));
        Assert.Equal(Numbers(whole, "ketamine")[0], 2 * Numbers(half, "ketamine")[0], 1e-9);
    }

    [Fact]
    public async Task Measured_levels_are_fitted()
    {
        var answer = await Ask(Default(Infusion, ""","observed":[{"t":40,"ng_per_mL":240},{"t":80,"ng_per_mL":110}]"""));
        var fit = answer.GetProperty("fit");
        Assert.Equal(["eta", "V1_L", "CL_L_per_min", "fitted_ng_per_mL", "posterior_sd_eta"], fit.EnumerateObject().Select(member => member.Name));
        Assert.True(fit.GetProperty("eta").GetProperty("V1").GetDouble() < 0);
        Assert.InRange(fit.GetProperty("fitted_ng_per_mL")[0].GetDouble(), 180, 240);

        var refused = await Ask(Default(Infusion, ""","observed":[{"t":2,"ng_per_mL":20}]"""));
        Assert.Equal(JsonValueKind.Null, refused.GetProperty("fit").ValueKind);
        Assert.Contains("first 5 minutes", refused.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_in_plasma_and_at_the_effect_site()
    {
        var plasma = await Ask(Default("", ""","target":{"mode":"plasma","ng_per_mL":150,"interval_min":1,"max_rate_mg_per_min":10,"steps":30}"""));
        Assert.Equal(30, plasma.GetProperty("tci").GetProperty("rates_mg_per_min").GetArrayLength());
        Assert.Equal(150, plasma.GetProperty("tci").GetProperty("cp_end_of_interval")[29].GetDouble(), 1e-9);
        var effect = await Ask(Default("", ""","target":{"mode":"effectSite","ng_per_mL":150,"interval_min":0.16666666666666666,"max_rate_mg_per_min":1000,"steps":1}"""));
        Assert.Equal(["first_rate_mg_per_min", "dose_mg", "time_of_peak_ce_min", "cp_end_of_interval"], effect.GetProperty("tci").EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("""{"model":"astrology","covariates":{"weightKg":80},"doses":[],"times_min":[1]}""", "unknown_model", "/model")]
    [InlineData("""{"model":"flint2017","covariates":{"weightKg":80},"doses":[],"times_min":[1]}""", "unknown_model", "/model")]
    [InlineData("""{"model":"domino","doses":[],"times_min":[1]}""", "missing_field", "/covariates")]
    [InlineData("""{"model":"domino","covariates":{},"doses":[],"times_min":[1]}""", "missing_field", "/covariates/weightKg")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":0},"doses":[],"times_min":[1]}""", "invalid_value", "/covariates/weightKg")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":-80},"doses":[],"times_min":[1]}""", "invalid_value", "/covariates/weightKg")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":1e999},"doses":[],"times_min":[1]}""", "invalid_value", "/covariates/weightKg")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80,"ageY":3},"doses":[],"times_min":[1]}""", "unknown_field", "/covariates/ageY")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"times_min":[1]}""", "missing_field", "/doses")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[]}""", "missing_field", "/times_min")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[],"times_min":["1"]}""", "invalid_type", "/times_min/0")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_bolus","t":-1,"mg":1}],"times_min":[1]}""", "invalid_value", "/doses/0/t")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_bolus","t":0,"mg":-1}],"times_min":[1]}""", "invalid_value", "/doses/0/mg")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_infusion","t":0,"mg":1}],"times_min":[1]}""", "missing_field", "/doses/0/dur")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"iv_infusion","t":0,"mg":1,"dur":-4}],"times_min":[1]}""", "invalid_value", "/doses/0/dur")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"otf","t":0,"mg":1}],"times_min":[1]}""", "invalid_value", "/doses/0/type")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"potion","t":0,"mg":1}],"times_min":[1]}""", "invalid_value", "/doses/0/type")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[{"type":"im","t":0,"mg":1,"spray":2}],"times_min":[1]}""", "invalid_value", "/doses/0/spray")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[],"times_min":[1],"ke0_per_min":0}""", "invalid_value", "/ke0_per_min")]
    [InlineData("""{"model":"domino","covariates":{"weightKg":80},"doses":[],"times_min":[1],"observed":[{"t":1,"ng_per_mL":1}]}""", "invalid_value", "/observed")]
    [InlineData("""{"model":"hijazi","covariates":{"weightKg":80},"doses":[],"times_min":[1],"target":{"mode":"brain","ng_per_mL":1,"interval_min":1,"max_rate_mg_per_min":1,"steps":1}}""", "invalid_value", "/target/mode")]
    [InlineData("""{"model":"perezruixo2021-esketamine","covariates":{"weightKg":80},"doses":[],"times_min":[1]}""", "unknown_field", "/covariates/weightKg")]
    public async Task What_cannot_be_computed_is_named(string request, string code, string path)
    {
        var error = (await Ask(request)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(path, error.GetProperty("path").GetString());
    }
}
