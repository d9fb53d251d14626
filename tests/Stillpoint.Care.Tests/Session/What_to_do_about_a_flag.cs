using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Emergencies;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Responses;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Session;

public sealed class What_to_do_about_a_flag
{
    private static IEnumerable<string> Cards(VitalSet set) => ResponseCards.For(set, set.Judged()).Select(card => card.Id);

    /// <summary>One set for each flag at each level it can have.</summary>
    public static TheoryData<string, Severity, Vitals> EveryFlag => new()
    {
        { "FLG-SBP-HIGH", Severity.Yellow, new() { Sbp = 165 } }, { "FLG-SBP-HIGH", Severity.Red, new() { Sbp = 190 } },
        { "FLG-DBP-HIGH", Severity.Yellow, new() { Dbp = 101 } }, { "FLG-DBP-HIGH", Severity.Red, new() { Dbp = 112 } },
        { "FLG-SBP-LOW", Severity.Yellow, new() { Sbp = 95 } }, { "FLG-SBP-LOW", Severity.Red, new() { Sbp = 80 } },
        { "FLG-HR-HIGH", Severity.Yellow, new() { HeartRate = 115 } }, { "FLG-HR-HIGH", Severity.Red, new() { HeartRate = 140 } },
        { "FLG-HR-LOW", Severity.Yellow, new() { HeartRate = 45 } }, { "FLG-HR-LOW", Severity.Red, new() { HeartRate = 35 } },
        { "FLG-SPO2", Severity.Yellow, new() { SpO2 = 92 } }, { "FLG-SPO2", Severity.Red, new() { SpO2 = 85 } },
        { "FLG-RR", Severity.Yellow, new() { RespiratoryRate = 9 } }, { "FLG-RR", Severity.Red, new() { RespiratoryRate = 6 } },
        { "FLG-APNOEA", Severity.Yellow, new() { ApnoeaSeconds = 12 } }, { "FLG-APNOEA", Severity.Red, new() { ApnoeaSeconds = 25 } },
        { "FLG-ETCO2", Severity.Yellow, new() { EtCo2 = 47 } }, { "FLG-ETCO2", Severity.Red, new() { EtCo2 = 55 } },
        { "FLG-MOAAS", Severity.Yellow, new() { Moaas = 3 } }, { "FLG-MOAAS", Severity.Red, new() { Moaas = 1 } },
        { "FLG-RASS", Severity.Yellow, new() { Rass = -2 } }, { "FLG-RASS", Severity.Yellow, new() { Rass = 1 } }, { "FLG-RASS", Severity.Red, new() { Rass = -4 } }, { "FLG-RASS", Severity.Red, new() { Rass = 3 } },
        { "FLG-CADSS", Severity.Yellow, new() { Cadss = 20 } }, { "FLG-CADSS", Severity.Red, new() { Cadss = 40 } },
        { "FLG-SUDS", Severity.Yellow, new() { Suds = 5 } }, { "FLG-SUDS", Severity.Red, new() { Suds = 9 } },
        { "FLG-NAUSEA", Severity.Yellow, new() { VomitEpisodes = 1 } }, { "FLG-NAUSEA", Severity.Red, new() { Nausea = 8 } }, { "FLG-NAUSEA", Severity.Red, new() { VomitEpisodes = 1, Moaas = 3 } },
        { "FLG-EMERGENCE", Severity.Yellow, new() { Agitation = Agitation.Verbal } }, { "FLG-EMERGENCE", Severity.Red, new() { Agitation = Agitation.Combative } },
        { "FLG-IV", Severity.Yellow, new() { IvSite = IvSite.Burning } }, { "FLG-IV", Severity.Red, new() { IvSite = IvSite.Infiltrated } },
        { "FLG-SYMPTOM", Severity.Yellow, new() { Symptoms = [Symptom.Dyspnoea] } }, { "FLG-SYMPTOM", Severity.Yellow, new() { Symptoms = [Symptom.Rash] } },
        { "FLG-SYMPTOM", Severity.Red, new() { Symptoms = [Symptom.Syncope] } }, { "FLG-SYMPTOM", Severity.Red, new() { Symptoms = [Symptom.Wheeze] } },
        { "FLG-AIRWAY", Severity.Yellow, new() { Airway = Airway.Drooling } }, { "FLG-AIRWAY", Severity.Red, new() { Airway = Airway.Stridor } },
    };

    [Theory, MemberData(nameof(EveryFlag))]
    public void Every_flag_has_something_to_do(string rule, Severity level, Vitals vitals)
    {
        var set = Sets.Of(vitals);
        Assert.Equal(level, set.Says(rule));
        Assert.Contains(ResponseCards.For(set, set.Judged()), card => card.When.Contains((rule, level)));
    }

    [Fact]
    public void Every_stop_rule_that_is_its_own_finding_has_something_to_do() =>
        Assert.All(StopRules.All.Where(stop => stop.Id is "STOP-PATIENT" or "STOP-PUMP" or "STOP-BP" or "STOP-AGITATION"), stop => Assert.Contains(ResponseCards.All, card => card.When.Contains((stop.Id, Severity.Red))));

    [Fact]
    public void A_red_pressure_with_symptoms_is_an_emergency_and_without_them_is_waited_for()
    {
        Assert.Contains("RSP-PRESSURE-RED", Cards(Sets.Of(new() { Sbp = 190, Dbp = 80 })));
        var ill = Sets.Of(new() { Sbp = 190, Dbp = 80, Symptoms = [Symptom.Dyspnoea] });
        Assert.Contains("RSP-PRESSURE-SYMPTOMS", Cards(ill));
        Assert.DoesNotContain("RSP-PRESSURE-RED", Cards(ill));
    }

    [Fact]
    public void A_rash_that_closes_the_throat_opens_the_card_for_anaphylaxis_and_not_the_one_for_the_heart()
    {
        var swelling = Cards(Sets.Of(new() { Symptoms = [Symptom.Rash, Symptom.ThroatTightness] }));
        Assert.Contains("RSP-ANAPHYLAXIS", swelling);
        Assert.DoesNotContain("RSP-HEADACHE-SEIZURE-CHEST", swelling);
        Assert.DoesNotContain("RSP-ANAPHYLAXIS", Cards(Sets.Of(new() { Symptoms = [Symptom.ChestPain] })));
    }

    [Fact]
    public void Vomiting_while_sedated_is_another_card_than_vomiting()
    {
        Assert.Equal(["RSP-NAUSEA"], Cards(Sets.Of(new() { VomitEpisodes = 2, Moaas = 5 })));
        Assert.Contains("RSP-VOMIT-SEDATED", Cards(Sets.Of(new() { VomitEpisodes = 1, Moaas = 3 })));
        Assert.DoesNotContain("RSP-NAUSEA", Cards(Sets.Of(new() { VomitEpisodes = 1, Moaas = 3 })));
    }

    [Fact]
    public void A_green_set_asks_for_nothing() => Assert.Empty(Cards(Sets.Of(new() { SpO2 = 98 })));

    [Fact]
    public void Every_card_begins_with_something_to_do_and_names_its_source()
    {
        Assert.All(EmergencyCards.All, card =>
        {
            Assert.NotEmpty(card.Steps);
            Assert.Equal(card.Steps.Count, card.Steps.Select(step => step.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.False(string.IsNullOrWhiteSpace(card.Source.Name));
            Assert.All(card.RaisedBy, rule => Assert.NotNull(RuleIndex.Find(rule)));
        });
        Assert.Equal(EmergencyCards.All.Count, EmergencyCards.All.Select(card => card.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ResponseCards.All.SelectMany(card => card.When), when => Assert.NotNull(RuleIndex.Find(when.Rule)));
    }

    [Fact]
    public void Every_stop_of_airway_heart_or_line_leads_to_an_emergency_card() =>
        Assert.All(["STOP-AIRWAY", "STOP-BP", "STOP-CHEST", "STOP-NEURO", "STOP-SEDATION", "STOP-IV", "STOP-PUMP", "STOP-AGITATION", "STOP-MONITOR"], (string stop) => Assert.NotEmpty(EmergencyCards.For(stop)));

    private static RescueDose Dose(string card, string drug) => EmergencyCards.Find(card)!.Steps.SelectMany(step => step.Doses).First(dose => dose.Drug == drug);

    [Theory]
    [InlineData(30, 0.3, 0.3)]
    [InlineData(48, 0.48, 0.48)]
    [InlineData(90, 0.5, 0.5)]
    [InlineData(null, 0.3, 0.5)]
    public void Epinephrine_goes_by_weight_up_to_half_a_milligram_and_without_a_weight_is_the_adult_dose(int? kilograms, double least, double most) =>
        Assert.Equal((Care.Units.Dose.Of((decimal)least), Care.Units.Dose.Of((decimal)most)), Dose("EMG-ANAPHYLAXIS", "epinephrine").For(kilograms is { } mass ? BodyMass.Of(mass) : null));

    [Fact]
    public void What_goes_only_by_weight_says_nothing_without_one()
    {
        var relaxant = Dose("EMG-AIRWAY", "succinylcholine");
        Assert.Null(relaxant.For(null));
        Assert.Equal((Care.Units.Dose.Of(8), Care.Units.Dose.Of(40)), relaxant.For(BodyMass.Of(80)));
        Assert.Equal((Care.Units.Dose.Of(4), Care.Units.Dose.Of(4)), Dose("EMG-SEIZURE", "lorazepam").For(BodyMass.Of(80)));
    }
}
