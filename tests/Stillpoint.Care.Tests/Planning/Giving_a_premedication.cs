using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Planning;

public sealed class Giving_a_premedication
{
    private static PremedicationAnswer Judge(string drug, double? mg) => Premedication.Judge(new(drug, mg is { } dose ? Dose.Of((decimal)dose) : null));

    [Theory]
    [JustNot("PMD-01")]
    [InlineData("ondansetron", 4)]
    [InlineData("Glycopyrrolate", 0.2)]
    [InlineData(" clonidine", 0.1)]
    public void The_doses_a_source_states_are_known(string drug, double mg)
    {
        var answer = Judge(drug, mg);
        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Null(answer.Finding);
    }

    [Theory]
    [Fires("PMD-01")]
    [InlineData("ondansetron", 8.0)]
    [InlineData("ondansetron", 2.0)]
    [InlineData("ondansetron", null)]
    [InlineData("lorazepam", 1.0)]
    [InlineData("midazolam", 2.0)]
    [InlineData("", 2.0)]
    public void Any_other_drug_or_dose_is_the_prescribers_own_and_unknown_here(string drug, double? mg)
    {
        var answer = Judge(drug, mg);
        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Equal("PMD-01", answer.Finding!.Rule);
    }
}
