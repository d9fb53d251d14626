using System.Diagnostics;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests.Findings;

public sealed class The_rank_of_a_severity
{
    private static Finding Of(string rule, Severity severity) => new(rule, severity, "", Source.Policy);

    [Fact]
    public void The_worst_comes_first_and_then_the_rule() => Assert.Equal(
        ["DOS-04", "WT-03", "CRS-01", "DUR-01"],
        SeverityRank.Dose.Sort([Of("DUR-01", Severity.Caution), Of("WT-03", Severity.Unknown), Of("CRS-01", Severity.Override), Of("DOS-04", Severity.Block)]).Select(finding => finding.Rule));

    [Fact]
    public void In_a_flag_what_is_seen_outranks_what_is_not_known_and_elsewhere_it_is_the_other_way_round()
    {
        Assert.True(SeverityRank.Flags.Of(Severity.Yellow) < SeverityRank.Flags.Of(Severity.Unknown));
        Assert.True(SeverityRank.Gate.Of(Severity.Unknown) < SeverityRank.Gate.Of(Severity.Defer));
        Assert.True(SeverityRank.Discharge.Of(Severity.Fail) < SeverityRank.Discharge.Of(Severity.Unknown));
    }

    [Fact]
    public void A_word_of_another_question_has_no_rank() =>
        Assert.Throws<UnreachableException>(() => SeverityRank.Screening.Of(Severity.Red));
}
