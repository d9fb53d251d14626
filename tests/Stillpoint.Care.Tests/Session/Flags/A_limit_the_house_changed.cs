using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Session.Flags;

public sealed class A_limit_the_house_changed
{
    private static House House(HouseNumber number, decimal value) => Assert.IsType<HouseChange.Changed>(Care.HouseValues.House.Shipped.With(number, value)).House;

    [Fact]
    public void Decides_is_named_in_the_sentence_and_stands_on_the_card()
    {
        var house = House(FlagLimits.SbpRed, 170);
        var set = Sets.Of(new() { Sbp = 172, Dbp = 90 }) with { Baseline = new() { Sbp = 150, Dbp = 90 } };
        Assert.Equal(Yellow, set.Says("FLG-SBP-HIGH"));
        Assert.Equal("Systolic 172 mmHg is 170 or more.", (set with { House = house }).Flag("FLG-SBP-HIGH")!.Finding.Because);
        Assert.Contains("red from 170", RuleIndex.Find("FLG-SBP-HIGH")!.What(house), StringComparison.Ordinal);
    }

    [Fact]
    public void Judges_the_same_facts_otherwise_by_one_more_call()
    {
        var set = Sets.Of(new() { SpO2 = 93 });
        Assert.Equal([Yellow, null], new[] { Care.HouseValues.House.Shipped, House(FlagLimits.SpO2Yellow, 92) }.Select(house => (set with { House = house }).Says("FLG-SPO2")));
    }

    [Fact]
    public void Stays_before_the_limit_it_comes_before()
    {
        var refused = Assert.IsType<HouseChange.Refused>(Care.HouseValues.House.Shipped.With([new(FlagLimits.SbpYellow, 175), new(FlagLimits.SbpRed, 170)]));
        Assert.Equal("Systolic, yellow from: choose less than 170 mmHg, where it says “Systolic, red from”.", Assert.Single(refused.Because).Says);
    }

    [Theory]
    [InlineData("vitals.")]
    [InlineData("device.")]
    [InlineData("Red")]
    [InlineData("HeartRate")]
    public void No_sentence_shows_a_word_for_programs(string word)
    {
        Vitals ill = new()
        {
            Sbp = 190, Dbp = 115, HeartRate = 140, RespiratoryRate = 5, SpO2 = 70, ApnoeaSeconds = 25, EtCo2 = 60, EtCo2FlatSeconds = 20, Moaas = 1, Rass = 3, Cadss = 40, Suds = 9, Nausea = 8, VomitEpisodes = 2,
            Symptomatic = true, Agitation = Agitation.Combative, IvSite = IvSite.Infiltrated, Airway = Airway.Obstructed, Symptoms = [.. Enum.GetValues<Symptom>()],
        };
        MonitorExtremes device = new() { SpO2Low = 70, SpO2Below90Seconds = 30, HeartRateLow = 30, HeartRateHigh = 150, RespiratoryRateLow = 3, RespiratoryRateHigh = 40, ApnoeaSeconds = 30 };
        VitalSet[] sets = [Sets.Of(ill), Sets.Of(ill) with { AgeYears = 8 }, Sets.Device(device), Sets.Of(ill) with { RassHighMinutes = 10, BpRedMinutes = 20, PatientSaysStop = true, PumpError = true, Schedule = new() { MinutesOverdue = 9, ConsecutiveMissed = 3, MonitorLostMinutes = 8 } }];
        Assert.All(sets.SelectMany(set => set.Judged().Flags), flag => Assert.DoesNotContain(word, flag.Finding.Because, StringComparison.Ordinal));
    }
}
