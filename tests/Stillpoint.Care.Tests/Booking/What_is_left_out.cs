using System.Text.RegularExpressions;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Tests.Booking;

public sealed class What_is_left_out
{
    private static IReadOnlyList<EveningMedicine> Of(params (string Name, string? Hold)[] listed) => EveningMedicines.Of(listed, Interactions.Judge(new(
        new(Product.KetamineRacemic, Route.Intravenous), [.. listed.Select((one, at) => new Medication($"MedicationStatement/{at}") { Status = "active", Texts = [one.Name] })], new PatientFacts(AtTheDesk.Now, []))));

    [Fact]
    public void Is_told_as_somebody_wrote_it_whatever_the_rule() => Assert.Equal((LeaveOut.Told, "not on the morning"), Of(("methylphenidate", "not on the morning")) is [var one] ? (one.How, one.Words) : default);

    [Theory]
    [InlineData("lorazepam", "DDI-02")]
    [InlineData("memantine", "DDI-41")]
    [InlineData("empagliflozin", "DDI-69")]
    [InlineData("insulin glargine", "DDI-65")]
    public void Is_never_decided_by_a_rule_alone(string name, string rule)
    {
        var one = Assert.Single(Of((name, null)));
        Assert.Equal(LeaveOut.Ask, one.How);
        Assert.StartsWith(rule, one.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_knows_is_never_taken_as_always() => Assert.Equal(LeaveOut.Ask, Assert.Single(Of(("Quietazine", null))).How);

    [Theory]
    [InlineData("sertraline")]
    [InlineData("lisinopril")]
    [InlineData("clonidine")]
    public void What_is_known_and_asks_for_nothing_is_taken_as_always(string name) => Assert.Equal(LeaveOut.AsAlways, Assert.Single(Of((name, null))).How);

    /// <summary>A row that comes to speak of a dose around the session is found here, whoever adds it.</summary>
    [Fact]
    public void Every_row_that_speaks_of_a_dose_around_the_session_asks_for_a_decision() => Assert.All(
        InteractionTable.All.Where(row => Regex.IsMatch(row.Management(House.Shipped), @"\b(hold|leave out|on the day|night before|hours before a session|morning dose may wait|with the fast)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))),
        row => Assert.Contains(row.Id, EveningMedicines.Rules));
}
