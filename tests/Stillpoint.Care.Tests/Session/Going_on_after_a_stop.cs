using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Responses;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Session;

public sealed class Going_on_after_a_stop
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static SetSinceStop Set(double minute, FlagsOutcome outcome = FlagsOutcome.Green) => new(Nine.AddMinutes(minute), outcome);

    private static readonly RestartFacts Allowed = new() { OrderedByPrescriber = true, RatePercent = 50, SetsSinceStop = [Set(0), Set(5)], LowestMoaas = 4, Laryngospasm = false, Anaphylaxis = false, Seizure = false };

    private static Severity? Says(RestartFacts facts, string rule) => Restart.Judge(facts).SingleOrDefault(finding => finding.Rule == rule)?.Severity;

    [Fact]
    [JustNot("RST-01"), JustNot("RST-02"), JustNot("RST-03"), JustNot("RST-04")]
    public void With_an_order_two_normal_sets_and_half_the_rate_it_may() => Assert.Empty(Restart.Judge(Allowed));

    [Fact]
    [Fires("RST-01")]
    public void Never_after_deep_sedation_laryngospasm_anaphylaxis_or_a_seizure()
    {
        Assert.Equal(Block, Says(Allowed with { LowestMoaas = 2 }, "RST-01"));
        Assert.Null(Says(Allowed with { LowestMoaas = 3 }, "RST-01"));
        Assert.Equal(Block, Says(Allowed with { Laryngospasm = true }, "RST-01"));
        Assert.Equal(Block, Says(Allowed with { Anaphylaxis = true }, "RST-01"));
        Assert.Equal(Block, Says(Allowed with { Seizure = true }, "RST-01"));
        Assert.Equal(Unknown, Says(Allowed with { Seizure = null }, "RST-01"));
    }

    [Theory]
    [Fires("RST-02")]
    [InlineData(false)]
    [InlineData(null)]
    public void Nobody_but_a_prescriber_restarts(bool? ordered) => Assert.Equal(Block, Says(Allowed with { OrderedByPrescriber = ordered }, "RST-02"));

    [Fact]
    [Fires("RST-03")]
    public void Two_normal_sets_five_minutes_apart_with_nothing_else_between()
    {
        Assert.Equal(Block, Says(Allowed with { SetsSinceStop = [] }, "RST-03"));
        Assert.Equal(Block, Says(Allowed with { SetsSinceStop = [Set(5)] }, "RST-03"));
        Assert.Equal(Block, Says(Allowed with { SetsSinceStop = [Set(0), Set(4.9)] }, "RST-03"));
        Assert.Equal(Block, Says(Allowed with { SetsSinceStop = [Set(0), Set(3, FlagsOutcome.Yellow), Set(6)] }, "RST-03"));
        Assert.Equal(Block, Says(Allowed with { SetsSinceStop = [Set(0), Set(3, FlagsOutcome.Unknown), Set(6)] }, "RST-03"));
        Assert.Null(Says(Allowed with { SetsSinceStop = [Set(12), Set(0, FlagsOutcome.Red), Set(6)] }, "RST-03"));
    }

    [Theory]
    [Fires("RST-04")]
    [InlineData(50.1, Block)]
    [InlineData(0.0, Block)]
    [InlineData(null, Unknown)]
    public void Half_the_rate_at_most(double? percent, Severity says) => Assert.Equal(says, Says(Allowed with { RatePercent = (decimal?)percent }, "RST-04"));
}
