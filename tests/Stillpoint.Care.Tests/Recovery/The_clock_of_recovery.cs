using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Tests.Findings;
using Stillpoint.Care.Units;
using static Stillpoint.Care.Findings.Severity;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Recovery;

public sealed class The_clock_of_recovery
{
    [Fact]
    [Fires("DIS-01")]
    public void Esketamine_is_two_hours_from_the_last_spray_to_the_minute()
    {
        var early = Discharge.Judge(Ready.Spray with { At = Ready.At(11, 59) });
        Assert.Equal(DischargeOutcome.NotReady, early.Outcome);
        Assert.Equal(Ready.At(12, 0), early.EarliestAt);
        Assert.Equal(119, early.ElapsedMinutes);
        var clock = early.Findings.Single(finding => finding.Rule == "DIS-01");
        Assert.Equal(Ready.At(12, 0), clock.ClearsAt);
        Assert.False(clock.Policy); // the label's two hours

        Assert.Equal(DischargeOutcome.Ready, Discharge.Judge(Ready.Spray).Outcome);
    }

    [Theory]
    [InlineData(Route.Intravenous, 0.5, 45, "IND-01", 60)]
    [InlineData(Route.Intravenous, 0.51, 45, "IND-01", 90)]
    [InlineData(Route.Intravenous, 0.5, 65, "IND-01", 90)]
    [InlineData(Route.Intravenous, null, 45, "IND-01", 90)]
    [InlineData(Route.Intravenous, 0.5, 45, null, 60)]
    [InlineData(Route.IntravenousBolus, 0.8, 45, "IND-18", 90)]
    [InlineData(Route.Intravenous, 0.5, 45, "IND-10", 60)]
    [InlineData(Route.Intravenous, 0.51, 45, "IND-10", 90)]
    [InlineData(Route.Intravenous, 0.5, 65, "IND-22", 90)]
    [InlineData(Route.Intravenous, 2.0, 45, "IND-12", 90)]
    [InlineData(Route.Intravenous, 2.01, 45, "IND-12", 120)]
    [InlineData(Route.Intravenous, null, 45, "IND-12", 120)]
    [InlineData(Route.Intravenous, 2.01, 45, "IND-18", 90)]
    [InlineData(Route.Intravenous, 8.0, 45, null, 120)] // whatever it was for
    [InlineData(Route.Intramuscular, 0.5, 45, "IND-01", 90)]
    [InlineData(Route.Intramuscular, 0.51, 45, "IND-01", 120)]
    [InlineData(Route.Intramuscular, null, 45, "IND-01", 120)]
    [InlineData(Route.Subcutaneous, 0.5, 45, "IND-01", 120)]
    [InlineData(Route.Oral, 0.5, 45, "IND-01", 120)]
    [InlineData(Route.Sublingual, 0.5, 45, "IND-01", 120)]
    [InlineData(Route.IntranasalRacemic, 0.5, 45, "IND-01", 120)]
    public void Each_route_has_its_minimum(Route route, double? mgPerKg, double years, string? indication, int minutes)
    {
        var facts = Ready.Infusion with { Route = route, MgPerKg = mgPerKg is { } dose ? MgPerKg.Of((decimal)dose) : null, AgeYears = (decimal)years, Indication = indication };
        var answer = Discharge.Judge(facts);
        Assert.Equal(minutes, answer.MinimumMinutes);
        Assert.Equal(Ready.Ten.AddMinutes(minutes), answer.EarliestAt);
    }

    [Fact]
    public void An_age_that_would_matter_and_is_missing_leaves_the_clock_open()
    {
        Assert.Equal(Unknown, (Ready.Infusion with { AgeYears = null }).Says("DIS-01"));
        Assert.Null(Discharge.Judge(Ready.Infusion with { AgeYears = null }).MinimumMinutes);
        Assert.Equal(90, Discharge.Judge(Ready.Infusion with { AgeYears = null, MgPerKg = MgPerKg.Of(0.6m) }).MinimumMinutes);
    }

    [Theory]
    [InlineData("IND-20")]
    [InlineData("IND-21")]
    public void After_anaesthesia_these_times_do_not_speak(string indication) => Assert.Equal(Unknown, (Ready.Infusion with { Indication = indication }).Says("DIS-01"));

    [Theory]
    [InlineData("midazolam", null, 11, 20, null)]
    [InlineData("Midazolam ", null, 11, 20, null)]
    [InlineData("lorazepam", 30.0, 11, 20, null)] // a prescriber may lengthen, never shorten
    [InlineData("lorazepam", 90.0, 11, 50, null)]
    [InlineData("naloxone", null, 12, 20, null)]
    [InlineData("ondansetron", null, 11, 0, null)]
    [InlineData("haloperidol", 90.0, 11, 50, null)]
    [InlineData("haloperidol", null, null, null, Unknown)]
    [InlineData("clonidine", 0.0, 11, 0, null)]
    [InlineData("Versed 2 mg IV", null, 11, 20, null)]
    [InlineData("ATIVAN 1 mg", null, 11, 20, null)]
    [InlineData("epinephrine 0.3 mg IM", 0.0, 14, 20, null)]
    [InlineData("EpiPen", null, 14, 20, null)]
    [InlineData("adrenaline", 300.0, 15, 20, null)]
    [InlineData("norepinephrine", null, null, null, Unknown)]
    [InlineData("midazolam and haloperidol", null, null, null, Unknown)]
    [InlineData("midazolam and haloperidol", 30.0, 11, 20, null)]
    [InlineData("Romazicon 0.2 mg", null, 12, 20, null)]
    [InlineData("acetaminophen 1 g", null, 11, 0, null)]
    public void A_rescue_drug_starts_its_own_clock(string drug, double? observe, int? hour, int? minute, Severity? says)
    {
        var facts = Ready.Infusion with { At = Ready.At(16, 0), Rescues = [new(drug, Ready.At(10, 20), (decimal?)observe)] };
        Assert.Equal(says, facts.Says("DIS-01"));
        Assert.Equal(hour is null ? null : Ready.At(hour.Value, minute!.Value), Discharge.Judge(facts).EarliestAt);
    }

    [Fact]
    public void A_drug_nobody_timed_is_named_and_the_prescriber_asked() => Assert.Equal(
        "How long to watch after Haldol 2 mg isn't known: ask the prescriber for the minutes.",
        (Ready.Infusion with { Rescues = [new("Haldol 2 mg", Ready.At(10, 20))] }).Finding("DIS-01")!.Because);

    [Fact]
    public void The_later_clock_counts_and_the_minutes_are_not_added_up()
    {
        var facts = Ready.Infusion with { At = Ready.At(13, 0), Rescues = [new("midazolam", Ready.At(10, 40)), new("labetalol", Ready.At(10, 30))] };
        Assert.Equal(Ready.At(11, 40), Discharge.Judge(facts).EarliestAt);
    }

    [Fact]
    public void A_drug_without_a_time_or_a_list_nobody_kept_is_unknown()
    {
        Assert.Equal(Unknown, (Ready.Infusion with { Rescues = [new("midazolam", null)] }).Says("DIS-01"));
        Assert.Equal(Unknown, (Ready.Infusion with { Rescues = null }).Says("DIS-01"));
        Assert.Equal(Unknown, (Ready.Infusion with { AdministrationEndAt = null }).Says("DIS-01"));
    }

    [Fact]
    public void One_more_drug_never_lets_anybody_go_earlier() => Prop.ForAll(
        Gen.Elements(ObservedDrugs.All.Select(drug => drug.Drug)).Zip(Gen.Choose(-120, 300)).ListOf().ToArbitrary(), Gen.Choose(-120, 300).ToArbitrary(), (given, minute) =>
        {
            var rescues = given.Select(drug => new GivenDrug(drug.Item1, Ready.Ten.AddMinutes(drug.Item2))).ToList();
            var before = Discharge.Judge(Ready.Infusion with { Rescues = rescues });
            var after = Discharge.Judge(Ready.Infusion with { Rescues = [.. rescues, new("naloxone", Ready.Ten.AddMinutes(minute))] });
            var shuffled = Discharge.Judge(Ready.Infusion with { Rescues = [.. rescues.AsEnumerable().Reverse()] });
            return after.EarliestAt >= before.EarliestAt && before.EarliestAt >= Ready.At(11, 0) && shuffled.EarliestAt == before.EarliestAt;
        }).QuickCheckThrowOnFailure();
}
