using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.HouseValues;

/// <summary>A patient is judged by the house in force in the clinic: what the build ships is named only where a house is looked up, or where no clinic is asked.</summary>
public sealed partial class A_house_is_handed_in
{
    private static readonly string[] MayNameTheShippedOne = ["Ask/AskShell.cs", "Ask/RuleCards.cs", "HouseValues/ClinicPolicies.cs", "HouseValues/Houses.cs", "HouseValues/PoliciesPage.razor", "HouseValues/PolicyPage.razor", "HouseValues/RuleCard.razor", "Json/Fields.cs", "Screening/FactStore.cs"];

    [Fact]
    public void By_everybody_who_judges() => Assert.Empty(Sources().SelectMany(file => Without(file.Text).Select(judged => $"{file.Name}: {judged}")));

    [Fact]
    public void And_nowhere_else_is_the_shipped_one_named() =>
        Assert.Equal(MayNameTheShippedOne.Order(StringComparer.Ordinal), Sources().Where(file => file.Text.Contains("House.Shipped", StringComparison.Ordinal)).Select(file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_caller_without_one_is_found()
    {
        Assert.Single(Without("var order = new DoseOrder(row, product, route, patient) { Amount = amount };"));
        Assert.Empty(Without("var order = new DoseOrder(row, product, route, patient) { House = known.House, Amount = amount };"));
        Assert.Single(Without("ScreeningRules.Judge(at, plan, record, facts);"));
    }

    /// <summary>Up to the end of the statement it stands in.</summary>
    private static IEnumerable<string> Without(string code) => Judging().Matches(code)
        .Where(found => !code[found.Index..(code.IndexOf(';', found.Index) is > 0 and var end ? end : code.Length)].Contains("House", StringComparison.Ordinal))
        .Select(found => found.Value);

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        var folder = AccessTable.InRepository("src/Stillpoint.App");
        return Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)));
    }

    [GeneratedRegex(@"new (?:DoseOrder|DischargeFacts|PatientCase|NextStepFacts|RestartFacts|VitalSet|MonitoredSession|InteractionCase)\(|(?:ScreeningRules|SessionGate)\.Judge\(at,|MedicationReview\.Of\(|BodyMassIndex\.Of\(")]
    private static partial Regex Judging();
}
