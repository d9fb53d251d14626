using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Recovery;

public sealed class Going_home
{
    [Fact]
    [JustNot("DIS-01"), JustNot("DIS-02"), JustNot("DIS-03"), JustNot("DIS-04"), JustNot("DIS-05"), JustNot("DIS-06"), JustNot("DIS-07")]
    [JustNot("DIS-08"), JustNot("DIS-09"), JustNot("DIS-10"), JustNot("DIS-11"), JustNot("DIS-12"), JustNot("DIS-13"), JustNot("DIS-14"), JustNot("DIS-15")]
    public void Somebody_with_everything_in_order_is_ready()
    {
        var answer = Discharge.Judge(Ready.Infusion);
        Assert.Equal(DischargeOutcome.Ready, answer.Outcome);
        Assert.Empty(answer.Findings);
        Assert.Equal(15, answer.Items.Count);
        Assert.All(answer.Items, item => Assert.Equal(CriterionStatus.Pass, item.Status));
    }

    [Fact]
    public void Nothing_known_is_never_ready()
    {
        var answer = Discharge.Judge(new(Ready.Ten, Product.KetamineRacemic, Route.Intravenous));
        Assert.Equal(DischargeOutcome.Unknown, answer.Outcome);
        // Not having vomited needs no record, and nothing asks for a heart rate; everything else does.
        Assert.Equal(14, answer.Findings.Count);
        Assert.All(answer.Findings, finding => Assert.NotEmpty(finding.Missing));
        Assert.Null(answer.EarliestAt);
    }

    [Theory]
    [Fires("DIS-02")]
    [InlineData("2 2 2 2 1", null, null)]
    [InlineData("2 2 2 2 0", null, Fail)]
    [InlineData("2 2 2 1 1", null, Fail)]
    [InlineData("2 2 2 2", null, Unknown)]
    [InlineData("2 2 2 2 -", null, Unknown)]
    [InlineData("2 2 2 2 3", null, Unknown)]
    [InlineData(null, "2 2 2 2 2", null)]
    [InlineData(null, null, Unknown)]
    [InlineData("2 2 2 2 2", "2 2 2 1 1", Fail)]
    [InlineData("2 2 2 2 2", "2 2 - 2 2", Unknown)]
    public void A_complete_score_of_nine_without_a_zero(string? aldrete, string? padss, Severity? says) =>
        Assert.Equal(says, (Ready.Infusion with { Aldrete = Items(aldrete), Padss = Items(padss) }).Says("DIS-02"));

    private static List<decimal?>? Items(string? written) => written?.Split(' ').Select(item => item == "-" ? (decimal?)null : item[0] - '0').ToList();

    [Theory]
    [Fires("DIS-03")]
    [InlineData(1, Fail)]
    [InlineData(null, Unknown)]
    public void An_open_red_flag_keeps_them(int? open, Severity says) => Assert.Equal(says, Ready.Infusion.With(gates => gates with { OpenRed = open }).Says("DIS-03"));

    [Theory]
    [Fires("DIS-04")]
    [InlineData(139, 89, null, 120, 75, null)]
    [InlineData(139, 89, null, null, null, Unknown)] // whether it has fallen is not known
    [InlineData(96, 60, null, 120, 75, null)] // 80 % of it
    [InlineData(95, 60, null, 120, 75, Fail)]
    [InlineData(90, 60, null, 110, 75, null)]
    [InlineData(89, 60, null, 110, 75, Fail)]
    [InlineData(82, null, null, null, null, Fail)] // half a reading that decides
    [InlineData(120, null, null, 120, 75, Unknown)]
    [InlineData(301, 80, null, 120, 75, Unknown)] // nobody has it
    [InlineData(124, 78, null, 75, 120, Unknown)]
    [InlineData(144, 90, 144, 120, 75, null)] // both on 20 %
    [InlineData(145, 90, 150, 120, 75, Fail)] // 20.8 % above
    [InlineData(144, 91, 150, 120, 75, Fail)]
    [InlineData(144, 85, 143, 120, 75, Fail)] // rising
    [InlineData(144, 85, null, 120, 75, Unknown)]
    [InlineData(144, 85, 150, null, 75, Unknown)]
    [InlineData(159, 99, 165, 150, 95, null)]
    [InlineData(160, 80, 170, 150, 80, Fail)]
    [InlineData(150, 100, 170, 150, 95, Fail)]
    [InlineData(null, 80, 130, 120, 75, Unknown)]
    [InlineData(170, null, 130, 120, 75, Fail)]
    [InlineData(80, 120, 130, 120, 75, Unknown)] // an artefact
    public void Pressure_is_normal_or_near_baseline_and_not_rising(int? sbp, int? dbp, int? previous, int? usualSbp, int? usualDbp, Severity? says) =>
        Assert.Equal(says, (Ready.Infusion with { Baseline = new() { Sbp = usualSbp, Dbp = usualDbp, SpO2 = 98 } }).Vitals(vitals => vitals with { Sbp = sbp, Dbp = dbp, PreviousSbp = previous }).Says("DIS-04"));

    [Theory]
    [Fires("DIS-05")]
    [InlineData(4, 0, Fail)]
    [InlineData(5, 1, Fail)]
    [InlineData(5, -1, Fail)]
    [InlineData(5, null, Unknown)]
    [InlineData(6, 0, Unknown)]
    [InlineData(4, null, Fail)]
    public void Awake_and_calm(int? moaas, int? rass, Severity says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { Moaas = moaas, Rass = rass }).Says("DIS-05"));

    [Theory]
    [Fires("DIS-06")]
    [InlineData(true, false, Fail)]
    [InlineData(false, true, Fail)]
    [InlineData(true, null, Unknown)]
    public void Oriented_with_the_months_backwards(bool? oriented, bool? months, Severity says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { Oriented = oriented, MonthsBackwards = months }).Says("DIS-06"));

    [Theory]
    [Fires("DIS-07")]
    [InlineData(4.0, null, null, null)]
    [InlineData(5.0, null, null, Fail)]
    [InlineData(5.0, null, true, Unknown)] // at odds: rated again
    [InlineData(4.0, null, true, null)]
    [InlineData(0.0, null, false, Fail)]
    [InlineData(null, null, true, null)]
    [InlineData(null, null, false, Fail)]
    [InlineData(null, null, null, Unknown)]
    [InlineData(null, 0.0, null, Unknown)]
    [InlineData(93.0, null, null, Unknown)]
    [InlineData(3.5, null, null, Unknown)]
    [InlineData(93.0, null, true, Unknown)]
    public void Dissociation_is_over(double? cadss, double? six, bool? resolved, Severity? says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { Cadss = (decimal?)cadss, Cadss6 = (decimal?)six, DissociationResolved = resolved }).Says("DIS-07"));

    [Theory]
    [Fires("DIS-08")]
    [InlineData(96, false, 15, null)]
    [InlineData(95, false, 15, Fail)]
    [InlineData(98, true, 15, Fail)]
    [InlineData(98, false, 14, Fail)]
    [InlineData(98, null, 15, Unknown)]
    [InlineData(null, false, 15, Unknown)]
    [InlineData(98, false, null, Unknown)]
    public void Breathing_room_air(int? spo2, bool? oxygen, int? minutes, Severity? says) =>
        Assert.Equal(says, Ready.Infusion.Vitals(vitals => vitals with { SpO2 = spo2, OnOxygen = oxygen, SpO2StableMinutes = minutes }).Says("DIS-08"));

    [Theory]
    [InlineData(94, 92, null, null)]
    [InlineData(93, 91, null, Fail)] // no more than two below, and below the floor
    [InlineData(90, 88, true, null)]
    [InlineData(89, 87, true, Fail)]
    [InlineData(90, 88, false, Fail)]
    [InlineData(null, 88, null, Fail)]
    [InlineData(null, 95, null, Unknown)]
    public void A_low_saturation_before_is_no_licence_without_lung_disease(int? usual, int now, bool? copd, Severity? says) =>
        Assert.Equal(says, (Ready.Infusion with { Copd = copd, Baseline = Ready.Infusion.Baseline with { SpO2 = usual } }).Vitals(vitals => vitals with { SpO2 = now }).Says("DIS-08"));

    [Theory]
    [Fires("DIS-15")]
    [InlineData(50, 70, null)]
    [InlineData(49, 70, Fail)]
    [InlineData(49, 60, null)]
    [InlineData(110, null, null)]
    [InlineData(111, null, Fail)]
    [InlineData(120, 100, null)]
    [InlineData(121, 100, Fail)]
    public void A_heart_rate_is_usual_or_near_their_own(int rate, int? before, Severity? says) =>
        Assert.Equal(says, (Ready.Infusion with { Baseline = Ready.Infusion.Baseline with { HeartRate = before } }).Vitals(vitals => vitals with { HeartRate = rate }).Says("DIS-15"));

    [Fact]
    public void A_heart_rate_nobody_took_keeps_nobody_and_is_said_not_to_be_recorded()
    {
        var answer = Discharge.Judge(Ready.Infusion.Vitals(vitals => vitals with { HeartRate = null }));
        Assert.Equal(DischargeOutcome.Ready, answer.Outcome);
        Assert.Equal(CriterionStatus.NotRecorded, answer.Items.Single(item => item.Item == "DIS-15").Status);
    }

    [Theory]
    [Fires("DIS-09")]
    [InlineData(false, Fail)]
    [InlineData(null, Unknown)]
    public void Walking(bool? walks, Severity says) => Assert.Equal(says, Ready.Infusion.With(gates => gates with { Walks10m = walks }).Says("DIS-09"));

    [Theory]
    [Fires("DIS-10")]
    [InlineData(true, 30, null)]
    [InlineData(true, 29, Fail)]
    [InlineData(false, null, Fail)]
    [InlineData(null, null, Unknown)]
    public void Drinking(bool? fluids, int? sinceVomit, Severity? says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { FluidsTolerated = fluids, MinutesSinceVomit = sinceVomit }).Says("DIS-10"));

    [Theory]
    [Fires("DIS-11")]
    [InlineData(false, null, null, null, null)]
    [InlineData(null, null, null, null, Unknown)]
    [InlineData(true, true, SuicideRisk.Low, null, null)]
    [InlineData(true, false, null, null, Fail)]
    [InlineData(true, null, null, null, Unknown)]
    [InlineData(true, true, null, null, Unknown)]
    [InlineData(true, true, SuicideRisk.High, null, Fail)]
    [InlineData(true, true, SuicideRisk.High, true, null)]
    [InlineData(false, null, SuicideRisk.High, null, Fail)]
    [InlineData(false, null, SuicideRisk.Moderate, null, Fail)]
    [InlineData(false, true, SuicideRisk.Moderate, null, null)]
    [InlineData(false, null, SuicideRisk.Moderate, true, null)]
    [InlineData(true, null, SuicideRisk.Moderate, true, Unknown)] // positive before, and nobody has asked again
    public void Suicidality_is_asked_again_and_a_high_risk_never_simply_walks_out(bool? before, bool? again, SuicideRisk? risk, bool? disposition, Severity? says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { CssrsPositiveBefore = before, CssrsReassessed = again, CssrsRisk = risk, DispositionSigned = disposition }).Says("DIS-11"));

    [Theory]
    [Fires("DIS-12")]
    [InlineData(false, true, Fail)]
    [InlineData(true, false, Fail)]
    [InlineData(null, true, Unknown)]
    public void The_cannula_is_out(bool? removed, bool? looked, Severity says)
    {
        var facts = Ready.Infusion.With(gates => gates with { IvRemoved = removed, IvSiteChecked = looked });
        Assert.Equal(says, facts.Says("DIS-12"));
        Assert.Equal(removed is null ? null : says, (facts with { Route = Route.Subcutaneous }).Says("DIS-12")); // one placed for a rescue too
    }

    [Theory]
    [Fires("DIS-13")]
    [InlineData(false, true, EscortKind.Adult, true, Fail)]
    [InlineData(true, false, EscortKind.Adult, true, Fail)]
    [InlineData(true, true, EscortKind.RideShare, true, Fail)]
    [InlineData(true, true, EscortKind.None, true, Fail)]
    [InlineData(true, true, EscortKind.Adult, false, Fail)]
    [InlineData(true, true, null, true, Unknown)]
    public void A_named_adult_takes_them(bool present, bool identity, EscortKind? kind, bool instructed, Severity says) =>
        Assert.Equal(says, Ready.Infusion.With(gates => gates with { EscortPresent = present, EscortIdentityChecked = identity, EscortKind = kind, InstructionsSigned = instructed }).Says("DIS-13"));

    [Fact]
    [Fires("DIS-14")]
    public void A_clinician_releases_them_and_not_in_the_future()
    {
        Assert.Equal(Unknown, Ready.Infusion.With(gates => gates with { ReleasedBy = " " }).Says("DIS-14"));
        Assert.Equal(Unknown, Ready.Infusion.With(gates => gates with { ReleasedAt = null }).Says("DIS-14"));
        Assert.Equal(Unknown, Ready.Infusion.With(gates => gates with { ReleasedAt = Ready.At(11, 1) }).Says("DIS-14"));
        Assert.Equal(Fail, Ready.Infusion.With(gates => gates with { ReleasedAt = Ready.At(10, 59) }).Says("DIS-14")); // before the hour was over
        Assert.Equal(Unknown, (Ready.Infusion with { Rescues = null }).Says("DIS-14"));
    }

    [Fact]
    public void Leaving_with_something_open_is_against_advice_and_esketamine_says_how_early()
    {
        var early = Ready.Spray with { At = Ready.At(11, 59), LeavingAgainstAdvice = true };
        var answer = Discharge.Judge(early);
        Assert.Equal(DischargeOutcome.AgainstAdvice, answer.Outcome);
        Assert.True(answer.RemsUnderTwoHours);

        Assert.Equal(DischargeOutcome.Ready, Discharge.Judge(Ready.Spray with { LeavingAgainstAdvice = true }).Outcome);
        Assert.False(Discharge.Judge(Ready.Spray.With(gates => gates with { EscortPresent = false }) with { LeavingAgainstAdvice = true }).RemsUnderTwoHours);
        Assert.False(Discharge.Judge(Ready.Infusion with { At = Ready.At(10, 30), LeavingAgainstAdvice = true }).RemsUnderTwoHours);
    }

    [Fact]
    public void A_high_suicide_risk_is_no_exit_against_advice()
    {
        var leaving = Ready.Infusion.With(gates => gates with { CssrsRisk = SuicideRisk.High }) with { LeavingAgainstAdvice = true };
        Assert.Equal(DischargeOutcome.NotReady, Discharge.Judge(leaving).Outcome);
        Assert.Equal(DischargeOutcome.AgainstAdvice, Discharge.Judge(leaving.With(gates => gates with { DispositionSigned = true, EscortPresent = false })).Outcome);
    }

    [Fact]
    public void What_fails_comes_before_what_is_missing() =>
        Assert.Equal(["DIS-09", "DIS-03", "DIS-06"], Discharge.Judge(Ready.Infusion.With(gates => gates with { Walks10m = false, OpenRed = null, Oriented = null })).Findings.Select(finding => finding.Rule));

    [Fact]
    public void The_sheet_they_take_home_names_a_source_for_every_line() =>
        Assert.All(Instructions.All.Concat(Instructions.LeavingAgainstAdvice), line => Assert.False(string.IsNullOrWhiteSpace(line.Source.Name)));
}
