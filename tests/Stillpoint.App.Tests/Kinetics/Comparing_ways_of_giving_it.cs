using System.Net;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Tests.Kinetics;

public sealed class Comparing_ways_of_giving_it
{
    private static readonly (string, string)[] Adult = [("weightKg", "80"), ("ageYears", "41"), ("mgPerKg", "0.5"), ("level", "100"), ("washout", "20"), ("hours", "4"), ("sessions", "6"), ("daysApart", "3.5")];

    private static async Task<string> Draw(params (string Name, string Value)[] fields)
    {
        await using var clinic = await RunningClinic.Start();
        using var prescriber = await clinic.As(Role.Prescriber);
        using var reply = await prescriber.Fill("/planner", "planner", [.. Adult.Where(field => fields.All(other => other.Name != field.Item1)), .. fields]);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Draws_each_with_its_band_and_says_that_it_decides_nothing()
    {
        var page = await Draw(("compare", "iv40"), ("compare", "im"), ("compare", "spray56"));
        Assert.Contains("A · 40 mg by vein over 40 min", page, StringComparison.Ordinal);
        Assert.Contains("Peaks near 180 ng/mL at 40 minutes", page, StringComparison.Ordinal);
        Assert.Contains("half or twice", page, StringComparison.Ordinal);
        Assert.Contains("Ancestry not stated", page, StringComparison.Ordinal);
        Assert.Contains("Just before the last session", page, StringComparison.Ordinal);
        Assert.Contains("Estimate, not measured", page, StringComparison.Ordinal);
        Assert.Contains(Landmarks.Sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_models_limits_it_draws_nothing_and_says_why()
    {
        var page = await Draw(("ageYears", "15"), ("compare", "iv40"), ("compare", "spray56"));
        Assert.Contains("An age of 15 years is outside 16-120 years", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Peaks near", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"median\" d=\"M3", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heavy_person_is_drawn_at_the_weight_that_is_proven() =>
        Assert.Contains("Drawn for 120 kg", await Draw(("weightKg", "160"), ("compare", "iv40")), StringComparison.Ordinal);

    [Fact]
    public async Task The_weight_the_model_scales_with_may_be_chosen()
    {
        var page = await Draw(("weightKg", "160"), ("scale", "ideal"), ("heightCm", "180"), ("sex", "male"), ("compare", "iv40"));
        Assert.Contains("Drawn for ideal weight, 75.1 kg", page, StringComparison.Ordinal);
        Assert.Contains("80 mg by vein", page, StringComparison.Ordinal);
        Assert.Contains("Choose the sex", await Draw(("scale", "adjusted"), ("heightCm", "180"), ("compare", "iv40")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weightKg", "", "Enter the weight in kilograms")]
    [InlineData("weightKg", "80,5", "with a point for decimals")]
    [InlineData("ageYears", "-3", "Enter the age in years")]
    [InlineData("sessions", "2.5", "Sessions are whole")]
    [InlineData("mgPerKg", "NaN", "Enter a dose rule")]
    public async Task What_makes_no_sense_is_said_and_kept_as_typed(string field, string typed, string says)
    {
        var page = await Draw((field, typed), ("compare", "iv40"));
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_compare_is_said_too() => Assert.Contains("Choose at least one way", await Draw(), StringComparison.Ordinal);

    [Fact]
    public async Task Every_model_has_a_panel_with_what_it_meets_and_misses()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        foreach (var model in PublishedModels.All)
        {
            var page = await nurse.Read($"/planner/models?model={model.Id}");
            Assert.Contains(model.Card.Population, page, StringComparison.Ordinal);
            Assert.Contains(model.Card.Paper.ToString(), page, StringComparison.Ordinal);
            Assert.Contains(PublishedLevels.For(model).Any() ? "Observed, ng/mL" : "No published level was found", page, StringComparison.Ordinal);
            Assert.Contains(Landmarks.Sentence, page, StringComparison.Ordinal);
        }
        Assert.Contains("misses", await nurse.Read("/planner/models?model=domino"), StringComparison.Ordinal);
        Assert.Contains(PublishedModels.Default.Card.Title, await nurse.Read("/planner/models?model=astrology"), StringComparison.Ordinal);
    }
}
