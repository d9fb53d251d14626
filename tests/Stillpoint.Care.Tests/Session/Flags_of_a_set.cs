using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Session;

public sealed class Flags_of_a_set
{
    [Theory]
    [Fires("FLG-SBP-HIGH"), JustNot("FLG-SBP-HIGH")]
    [InlineData(140, 149, null)]
    [InlineData(120, 149, null)]
    [InlineData(120, 150, Yellow)]
    [InlineData(140, 159, null)]
    [InlineData(140, 160, Yellow)]
    [InlineData(120, 169, Yellow)]
    [InlineData(120, 170, Red)]
    [InlineData(145, 179, Yellow)]
    [InlineData(145, 180, Red)]
    [InlineData(120, 301, Unknown)]
    [InlineData(120, 75, Unknown)] // not above the diastolic
    public void Systolic_too_high(int usual, int sbp, Severity? says) =>
        Assert.Equal(says, (Sets.Of(new() { Sbp = sbp, Dbp = 75 }) with { Baseline = new() { Sbp = usual, Dbp = 75 } }).Says("FLG-SBP-HIGH"));

    [Theory]
    [Fires("FLG-DBP-HIGH"), JustNot("FLG-DBP-HIGH")]
    [InlineData(94, null)]
    [InlineData(95, Yellow)] // 20 above 75
    [InlineData(109, Yellow)]
    [InlineData(110, Red)]
    [InlineData(9, Unknown)]
    public void Diastolic_too_high(int dbp, Severity? says) => Assert.Equal(says, Sets.Of(new() { Sbp = 125, Dbp = dbp }).Says("FLG-DBP-HIGH"));

    [Theory]
    [Fires("FLG-SBP-LOW"), JustNot("FLG-SBP-LOW")]
    [InlineData(120, 100, null)]
    [InlineData(120, 99, Yellow)]
    [InlineData(120, 90, Yellow)]
    [InlineData(120, 89, Red)]
    [InlineData(150, 121, null)]
    [InlineData(150, 120, Yellow)] // a fifth less
    [InlineData(150, 105, Red)] // three tenths less
    public void Systolic_too_low(int usual, int sbp, Severity? says) =>
        Assert.Equal(says, (Sets.Of(new() { Sbp = sbp }) with { Baseline = new() { Sbp = usual, Dbp = 75 } }).Says("FLG-SBP-LOW"));

    [Theory]
    [Fires("FLG-HR-HIGH"), JustNot("FLG-HR-HIGH")]
    [Fires("FLG-HR-LOW"), JustNot("FLG-HR-LOW")]
    [InlineData(110, false, null, null)]
    [InlineData(111, false, Yellow, null)]
    [InlineData(121, false, Yellow, null)]
    [InlineData(120, true, Yellow, null)]
    [InlineData(121, true, Red, null)]
    [InlineData(130, false, Yellow, null)]
    [InlineData(131, false, Red, null)]
    [InlineData(50, true, null, null)]
    [InlineData(49, false, null, Yellow)]
    [InlineData(49, true, null, Red)]
    [InlineData(40, false, null, Yellow)]
    [InlineData(39, false, null, Red)]
    [InlineData(301, false, Unknown, Unknown)]
    public void Heart_rate(int rate, bool symptomatic, Severity? high, Severity? low)
    {
        var charted = Sets.Of(new() { HeartRate = rate, Symptomatic = symptomatic });
        Assert.Equal([high, low], [charted.Says("FLG-HR-HIGH"), charted.Says("FLG-HR-LOW")]);
        var monitor = Sets.Of(new() { Symptomatic = symptomatic }) with { Device = new() { HeartRateLow = rate, HeartRateHigh = rate } };
        Assert.Equal([high, low], [monitor.Says("FLG-HR-HIGH"), monitor.Says("FLG-HR-LOW")]);
    }

    [Fact]
    public void A_low_above_its_high_is_artefact() =>
        Assert.Equal([Unknown, Unknown], [Sets.Device(new() { HeartRateLow = 80, HeartRateHigh = 70 }).Says("FLG-HR-LOW"), Sets.Device(new() { RespiratoryRateLow = 18, RespiratoryRateHigh = 12 }).Says("FLG-RR")]);

    [Theory]
    [Fires("FLG-SPO2"), JustNot("FLG-SPO2")]
    [InlineData(94, null, null, null)]
    [InlineData(93, null, null, Yellow)]
    [InlineData(91, null, false, Yellow)]
    [InlineData(91, null, true, Red)]
    [InlineData(92, null, true, Yellow)]
    [InlineData(90, null, false, Yellow)]
    [InlineData(89, null, false, Red)]
    [InlineData(89, 15, false, Red)]
    [InlineData(89, 14, false, Yellow)]
    [InlineData(89, 14, true, Red)] // on oxygen its length does not matter
    [InlineData(80, 5, false, Yellow)]
    [InlineData(79, 5, false, Red)] // so low that its length does not matter either
    [InlineData(79, 0, false, Red)]
    [InlineData(101, null, false, Unknown)]
    public void Saturation_charted_or_from_the_monitor(int spo2, int? seconds, bool? oxygen, Severity? says)
    {
        Assert.Equal(says, Sets.Of(new() { SpO2 = spo2, SpO2BelowSeconds = seconds, OnOxygen = oxygen }).Says("FLG-SPO2"));
        Assert.Equal(says, (Sets.Of(new() { OnOxygen = oxygen }) with { Device = new() { SpO2Low = spo2, SpO2Below90Seconds = seconds } }).Says("FLG-SPO2"));
    }

    [Fact]
    public void A_good_charted_value_never_clears_a_bad_one_of_the_monitor_nor_the_reverse()
    {
        var charted = Sets.Of(new() { SpO2 = 97 });
        Assert.Equal(Red, (charted with { Device = new() { SpO2Low = 86, SpO2Below90Seconds = 15 } }).Says("FLG-SPO2"));
        Assert.Equal(Yellow, (charted with { Device = new() { SpO2Low = 86, SpO2Below90Seconds = 14 } }).Says("FLG-SPO2"));
        Assert.Equal(Red, (charted with { Device = new() { SpO2Below90Seconds = 15 } }).Says("FLG-SPO2"));
        Assert.Equal(Red, (Sets.Of(new() { SpO2 = 86 }) with { Device = new() { SpO2Low = 97 } }).Says("FLG-SPO2"));
        Assert.Equal("SpO2 86 % on the monitor is under 90.", (charted with { Device = new() { SpO2Low = 86 } }).Flag("FLG-SPO2")!.Finding.Because);
        Assert.Equal("SpO2 86 % charted is under 90.", Sets.Of(new() { SpO2 = 86 }).Flag("FLG-SPO2")!.Finding.Because);
    }

    [Fact]
    public void An_artefact_is_unknown_unless_the_other_source_is_worse()
    {
        var artefact = Sets.Of(new() { SpO2 = 140 });
        Assert.Equal(Unknown, artefact.Says("FLG-SPO2"));
        Assert.Equal(Unknown, (artefact with { Device = new() { SpO2Low = 98 } }).Says("FLG-SPO2"));
        Assert.Equal(Yellow, (artefact with { Device = new() { SpO2Low = 93 } }).Says("FLG-SPO2"));
    }

    [Theory]
    [Fires("FLG-RR"), JustNot("FLG-RR")]
    [InlineData(7, Red)]
    [InlineData(8, Yellow)]
    [InlineData(9, Yellow)]
    [InlineData(10, null)]
    [InlineData(24, null)]
    [InlineData(25, Yellow)]
    [InlineData(30, Yellow)]
    [InlineData(31, Red)]
    [InlineData(81, Unknown)]
    public void Breathing(int rate, Severity? says)
    {
        Assert.Equal(says, Sets.Of(new() { RespiratoryRate = rate }).Says("FLG-RR"));
        Assert.Equal(says, Sets.Device(new() { RespiratoryRateLow = rate, RespiratoryRateHigh = rate }).Says("FLG-RR"));
    }

    [Theory]
    [Fires("FLG-APNOEA"), JustNot("FLG-APNOEA")]
    [InlineData(9, null)]
    [InlineData(10, Yellow)]
    [InlineData(19, Yellow)]
    [InlineData(20, Red)]
    public void A_pause_in_breathing(int seconds, Severity? says)
    {
        Assert.Equal(says, Sets.Of(new() { ApnoeaSeconds = seconds }).Says("FLG-APNOEA"));
        Assert.Equal(says, Sets.Device(new() { ApnoeaSeconds = seconds }).Says("FLG-APNOEA"));
    }

    [Theory]
    [Fires("FLG-ETCO2"), JustNot("FLG-ETCO2")]
    [InlineData(38, 45, null)]
    [InlineData(38, 45.5, Yellow)]
    [InlineData(34, 44, Yellow)] // ten above baseline
    [InlineData(38, 50, Yellow)]
    [InlineData(38, 51, Red)]
    [InlineData(38, 30, null)]
    [InlineData(38, 29, Yellow)]
    [InlineData(38, 151, Unknown)]
    public void Carbon_dioxide(double usual, double co2, Severity? says) =>
        Assert.Equal(says, (Sets.Of(new() { EtCo2 = (decimal)co2 }) with { Baseline = new() { EtCo2 = (decimal)usual } }).Says("FLG-ETCO2"));

    [Fact]
    public void A_flat_waveform_for_fifteen_seconds_is_red_as_pause_and_as_carbon_dioxide()
    {
        var flat = Sets.Of(new() { EtCo2FlatSeconds = 15 });
        Assert.Equal([Red, Red], [flat.Says("FLG-APNOEA"), flat.Says("FLG-ETCO2")]);
        Assert.Empty(Sets.Of(new() { EtCo2FlatSeconds = 14 }).Judged().Flags);
    }

    [Theory]
    [Fires("FLG-MOAAS"), JustNot("FLG-MOAAS")]
    [InlineData(4, null)]
    [InlineData(3, Yellow)]
    [InlineData(2, Red)]
    [InlineData(0, Red)]
    [InlineData(6, Unknown)]
    [InlineData(2.5, Unknown)]
    public void Sedation(double moaas, Severity? says) => Assert.Equal(says, Sets.Of(new() { Moaas = (decimal)moaas }).Says("FLG-MOAAS"));

    [Theory]
    [Fires("FLG-RASS"), JustNot("FLG-RASS")]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(-2, Yellow)]
    [InlineData(-3, Red)]
    [InlineData(1, Yellow)]
    [InlineData(2, Yellow)]
    [InlineData(3, Red)]
    [InlineData(5, Unknown)]
    public void Agitation_and_depth(int rass, Severity? says) => Assert.Equal(says, Sets.Of(new() { Rass = rass }).Says("FLG-RASS"));

    [Theory]
    [Fires("FLG-CADSS"), JustNot("FLG-CADSS")]
    [InlineData(14.0, null, null, null)]
    [InlineData(15.0, null, null, Yellow)]
    [InlineData(29.0, null, null, Yellow)]
    [InlineData(30.0, null, null, Red)]
    [InlineData(3.0, null, 8.0, Red)]
    [InlineData(3.0, null, 7.0, null)]
    [InlineData(null, 20.0, null, Unknown)]
    [InlineData(null, 0.0, 9.0, Unknown)]
    [InlineData(10.0, 24.0, null, null)]
    [InlineData(93.0, null, null, Unknown)]
    public void Dissociation_by_twenty_three_items_and_never_by_six(double? cadss, double? six, double? suds, Severity? says) =>
        Assert.Equal(says, Sets.Of(new() { Cadss = (decimal?)cadss, Cadss6 = (decimal?)six, Suds = (decimal?)suds }).Says("FLG-CADSS"));

    [Theory]
    [Fires("FLG-SUDS"), JustNot("FLG-SUDS")]
    [InlineData(4, null)]
    [InlineData(5, Yellow)]
    [InlineData(7, Yellow)]
    [InlineData(8, Red)]
    [InlineData(11, Unknown)]
    public void Distress(int suds, Severity? says) => Assert.Equal(says, Sets.Of(new() { Suds = suds }).Says("FLG-SUDS"));

    [Theory]
    [Fires("FLG-NAUSEA"), JustNot("FLG-NAUSEA")]
    [InlineData(3, 0, null, null)]
    [InlineData(4, null, null, Yellow)]
    [InlineData(7, null, null, Red)]
    [InlineData(null, 1, 5, Yellow)]
    [InlineData(null, 1, 3, Red)]
    [InlineData(null, 2, 5, Red)]
    [InlineData(0, 1, 4, Yellow)]
    public void Nausea_and_vomiting(int? nausea, int? episodes, int? moaas, Severity? says) =>
        Assert.Equal(says, Sets.Of(new() { Nausea = nausea, VomitEpisodes = episodes, Moaas = moaas }).Says("FLG-NAUSEA"));

    [Theory]
    [Fires("FLG-EMERGENCE"), JustNot("FLG-EMERGENCE")]
    [InlineData(Agitation.None, null)]
    [InlineData(Agitation.Verbal, Yellow)]
    [InlineData(Agitation.Combative, Red)]
    public void Emergence(Agitation agitation, Severity? says) => Assert.Equal(says, Sets.Of(new() { Agitation = agitation }).Says("FLG-EMERGENCE"));

    [Theory]
    [Fires("FLG-IV"), JustNot("FLG-IV")]
    [InlineData(IvSite.Ok, null)]
    [InlineData(IvSite.Burning, Yellow)]
    [InlineData(IvSite.Infiltrated, Red)]
    public void The_line(IvSite site, Severity? says) => Assert.Equal(says, Sets.Of(new() { IvSite = site }).Says("FLG-IV"));

    [Theory]
    [Fires("FLG-AIRWAY"), JustNot("FLG-AIRWAY")]
    [InlineData(Airway.Clear, null)]
    [InlineData(Airway.Drooling, Yellow)]
    [InlineData(Airway.Stridor, Red)]
    [InlineData(Airway.Obstructed, Red)]
    public void The_airway(Airway airway, Severity? says) => Assert.Equal(says, Sets.Of(new() { Airway = airway }).Says("FLG-AIRWAY"));

    [Theory]
    [Fires("FLG-SYMPTOM"), JustNot("FLG-SYMPTOM")]
    [InlineData(Symptom.ChestPain, null, null, Red)]
    [InlineData(Symptom.FocalDeficit, 120, 75, Red)]
    [InlineData(Symptom.SevereHeadache, 120, 75, Red)]
    [InlineData(Symptom.Syncope, 120, 75, Red)]
    [InlineData(Symptom.Seizure, 120, 75, Red)]
    [InlineData(Symptom.Wheeze, 120, 75, Red)]
    [InlineData(Symptom.ThroatTightness, 120, 75, Red)]
    [InlineData(Symptom.Rash, 120, 75, Yellow)]
    [InlineData(Symptom.Rash, 90, 60, Yellow)]
    [InlineData(Symptom.Rash, 89, 60, Red)] // skin and pressure
    [InlineData(Symptom.Rash, null, null, Yellow)]
    [InlineData(Symptom.Dyspnoea, 179, 119, Yellow)]
    [InlineData(Symptom.Dyspnoea, 180, 90, Red)]
    [InlineData(Symptom.VisionChange, 170, 120, Red)]
    [InlineData(Symptom.VisionChange, 179, null, Unknown)]
    [InlineData(Symptom.VisionChange, 179, 119, null)]
    [InlineData(Symptom.Dyspnoea, null, null, Yellow)]
    public void Complaints(Symptom symptom, int? sbp, int? dbp, Severity? says) =>
        Assert.Equal(says, Sets.Of(new() { Symptoms = [symptom], Sbp = sbp, Dbp = dbp }).Says("FLG-SYMPTOM"));

    [Theory]
    [InlineData(Symptom.Dyspnoea, null)]
    [InlineData(Symptom.Wheeze, null)]
    [InlineData(null, 1)]
    public void A_rash_with_a_second_system_is_red(Symptom? beside, int? vomits) =>
        Assert.Equal(Red, Sets.Of(new() { Symptoms = [Symptom.Rash, .. new[] { beside }.OfType<Symptom>()], VomitEpisodes = vomits, Sbp = 120, Dbp = 75 }).Says("FLG-SYMPTOM"));

    [Fact]
    public void Short_of_breath_says_what_would_make_it_worse_when_no_pressure_was_taken() =>
        Assert.Equal(["vitals.dbp", "vitals.sbp"], Sets.Of(new() { Symptoms = [Symptom.Dyspnoea] }).Judged().Missing);

    [Theory]
    [Fires("FLG-GAP"), JustNot("FLG-GAP")]
    [InlineData(4.9, 1, 5.0, null)]
    [InlineData(5.0, 1, null, Yellow)]
    [InlineData(5.0, 2, null, Red)]
    [InlineData(null, null, 5.1, Red)]
    public void Charting_that_falls_behind(double? overdue, int? missed, double? lost, Severity? says) =>
        Assert.Equal(says, (Sets.Of(new() { SpO2 = 98 }) with { Schedule = new() { MinutesOverdue = (decimal?)overdue, ConsecutiveMissed = missed, MonitorLostMinutes = (decimal?)lost } }).Says("FLG-GAP"));
}
