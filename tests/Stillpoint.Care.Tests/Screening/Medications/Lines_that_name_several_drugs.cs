using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Tests.Screening.Medications;

/// <summary>Beside a drug that is known, what is not known of the same line is never lost.</summary>
public sealed class Lines_that_name_several_drugs
{
    [Theory]
    [InlineData("omeprazole and Zorvanel 10 mg", "Zorvanel 10 mg")]
    [InlineData("aspirin/zorvanel", "zorvanel")]
    [InlineData("metformin (Zorvanel)", "Zorvanel")]
    [InlineData("aspirin-zorvanel", "aspirin-zorvanel")]
    [InlineData("metformin 500 mg, street pills", "street pills")]
    [InlineData("paracetamol y Zorvanel", "Zorvanel")]
    [InlineData("ibuprofen, benzo at night", "benzo at night")]
    [InlineData("acetaminophen and a sleeping pill", "a sleeping pill")]
    [InlineData("paracetamol y un opioide", "un opioide")]
    [InlineData("omeprazol y pastillas para dormir", "pastillas para dormir")]
    [InlineData("sertraline + MAO inhibitor", "MAO inhibitor")]
    [InlineData("Ibuprofen PM", "Ibuprofen PM")]
    [InlineData("Tylenol Cold", "Tylenol Cold")]
    [InlineData("loratadine-D", "loratadine-D")]
    [InlineData("Cod-Efferalgan", "Cod-Efferalgan")]
    public void The_part_nobody_knows_is_named_and_the_line_is_not_checked(string line, string part)
    {
        Assert.Equal(part, LineParts.UnreadOf(line));
        Assert.Equal(InteractionOutcome.NotChecked, Asking.Judge(Route.Intravenous, Asking.Named(line)).Outcome);
    }

    [Theory]
    [InlineData("lisinopril 10 mg, one tablet by mouth daily for blood pressure")]
    [InlineData("metformin 500 MG Oral Tablet (extended-release)")]
    [InlineData("omeprazole 20 mg, take before breakfast")]
    [InlineData("amlodipine 5 mg; started 2019")]
    [InlineData("levothyroxine 75 mcg, in the morning on an empty stomach")]
    [InlineData("naloxone for opioid overdose")]
    [InlineData("omeprazol 20 mg, una cápsula cada mañana en ayunas")]
    [InlineData("acetaminophen 300 MG / codeine phosphate 15 MG Oral Tablet")]
    [InlineData("atorvastatin 20 MG Oral Tablet [Lipitor]")]
    [InlineData("metoprolol succinate XL 50 mg, 2 tabs PRN")]
    [InlineData("quetiapine 25 mg PM")]
    public void How_and_why_a_drug_is_taken_is_no_other_drug(string line) => Assert.Null(LineParts.UnreadOf(line));

    [Theory]
    [InlineData("lamotrigine, oxcarbazepine")]
    [InlineData("gabapentin + phenibut")]
    public void A_row_that_one_of_them_fires_does_not_check_the_others(string line) =>
        Assert.Equal(InteractionOutcome.NotChecked, Asking.Judge(Route.Intravenous, Asking.Named(line)).Outcome);

    [Fact]
    public void A_rescue_drug_sold_with_something_added_is_not_the_plain_one()
    {
        Assert.True(ObservedDrugs.AllKnown("Tylenol 500 mg", out _));
        Assert.False(ObservedDrugs.AllKnown("acetaminophen PM", out _));
    }
}
