using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Session;

public sealed class Stopping_the_drug
{
    private static IReadOnlyList<string> Stops(VitalSet set) => set.Judged().Stop;

    private static VitalSet Set(Vitals vitals) => Sets.Of(vitals);

    [Fact]
    [Fires("STOP-AIRWAY"), JustNot("STOP-AIRWAY")]
    public void Any_red_of_oxygen_breathing_or_airway()
    {
        Assert.All(
            new[] { Set(new() { SpO2 = 89 }), Set(new() { RespiratoryRate = 7 }), Set(new() { ApnoeaSeconds = 20 }), Set(new() { EtCo2 = 51 }), Set(new() { Airway = Airway.Stridor }), Sets.Device(new() { SpO2Below90Seconds = 15 }) },
            set => Assert.Equal(["STOP-AIRWAY"], Stops(set)));
        Assert.All(
            new[] { Set(new() { SpO2 = 90 }), Set(new() { RespiratoryRate = 8 }), Set(new() { ApnoeaSeconds = 19 }), Set(new() { EtCo2 = 50 }), Set(new() { Airway = Airway.Drooling }), Sets.Device(new() { SpO2Low = 86, SpO2Below90Seconds = 14 }) },
            set => Assert.Empty(Stops(set)));
    }

    [Theory]
    [Fires("STOP-NEURO"), JustNot("STOP-NEURO")]
    [Fires("STOP-CHEST"), JustNot("STOP-CHEST")]
    [InlineData(Symptom.FocalDeficit, 120, "STOP-NEURO")]
    [InlineData(Symptom.Syncope, 120, "STOP-NEURO")]
    [InlineData(Symptom.Seizure, 120, "STOP-NEURO")]
    [InlineData(Symptom.SevereHeadache, 120, "STOP-NEURO")]
    [InlineData(Symptom.VisionChange, 180, "STOP-NEURO")]
    [InlineData(Symptom.VisionChange, 179, null)]
    [InlineData(Symptom.ChestPain, 120, "STOP-CHEST")]
    [InlineData(Symptom.Dyspnoea, 180, "STOP-CHEST")]
    [InlineData(Symptom.Dyspnoea, 179, null)]
    [InlineData(Symptom.Wheeze, 120, "STOP-AIRWAY")]
    [InlineData(Symptom.ThroatTightness, 120, "STOP-AIRWAY")]
    [InlineData(Symptom.Rash, 120, null)]
    [InlineData(Symptom.Rash, 85, "STOP-AIRWAY")]
    public void Head_and_chest(Symptom symptom, int sbp, string? stop) =>
        Assert.Equal(stop is null ? [] : [stop], Stops(Set(new() { Symptoms = [symptom], Sbp = sbp, Dbp = 80 })));

    [Theory]
    [Fires("STOP-BP"), JustNot("STOP-BP")]
    [InlineData(185, 10, true)]
    [InlineData(181, 10, true)] // lower than before, and still red
    [InlineData(185, 9, false)]
    [InlineData(165, 12, false)] // fallen out of the red
    [InlineData(null, 10, true)] // not measured now
    [InlineData(301, 10, true)] // an artefact now
    public void A_red_pressure_that_has_not_fallen_in_ten_minutes(int? sbp, int minutes, bool stops)
    {
        var set = Set(new() { Sbp = sbp }) with { BpRedMinutes = minutes };
        Assert.Equal(stops ? ["STOP-BP"] : [], Stops(set));
        Assert.Equal(stops ? Red : null, set.Says("STOP-BP"));
    }

    [Fact]
    [Fires("STOP-SEDATION"), JustNot("STOP-SEDATION")]
    public void Moaas_of_two()
    {
        Assert.Equal(["STOP-SEDATION"], Stops(Set(new() { Moaas = 2 })));
        Assert.Empty(Stops(Set(new() { Moaas = 3 })));
    }

    [Theory]
    [Fires("STOP-VOMIT"), JustNot("STOP-VOMIT")]
    [InlineData(2, 3, true)]
    [InlineData(2, 4, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, null, false)]
    public void Two_vomits_with_sedation(int episodes, int? moaas, bool stops) =>
        Assert.Equal(stops ? ["STOP-VOMIT"] : [], Stops(Set(new() { VomitEpisodes = episodes, Moaas = moaas })));

    [Theory]
    [Fires("STOP-AGITATION"), JustNot("STOP-AGITATION")]
    [InlineData(3, 5.0, true)]
    [InlineData(3, 4.0, false)]
    [InlineData(2, 6.0, false)] // settled
    [InlineData(null, 5.0, true)]
    [InlineData(null, null, false)]
    public void Agitation_not_settled_in_five_minutes(int? rass, double? minutes, bool stops) =>
        Assert.Equal(stops ? ["STOP-AGITATION"] : [], Stops(Set(new() { Rass = rass, Moaas = 5 }) with { RassHighMinutes = (decimal?)minutes }));

    [Fact]
    [Fires("STOP-PATIENT"), JustNot("STOP-PATIENT")]
    [Fires("STOP-PUMP"), JustNot("STOP-PUMP")]
    public void The_patient_says_stop_or_the_pump_fails()
    {
        Assert.Equal(["STOP-PATIENT"], Stops(Set(new()) with { PatientSaysStop = true }));
        Assert.Equal(["STOP-PUMP"], Stops(Set(new()) with { PumpError = true }));
        Assert.Equal(["STOP-PATIENT", "STOP-PUMP"], Stops(Set(new()) with { PatientSaysStop = true, PumpError = true }));
        Assert.Equal(Confirmation.NotNeeded, (Set(new()) with { PatientSaysStop = true }).Flag("STOP-PATIENT")!.Confirmation);
        Assert.Empty(Stops(Set(new())));
    }

    [Fact]
    [Fires("STOP-IV"), JustNot("STOP-IV")]
    public void The_line_has_infiltrated()
    {
        Assert.Equal(["STOP-IV"], Stops(Set(new() { IvSite = IvSite.Infiltrated })));
        Assert.Empty(Stops(Set(new() { IvSite = IvSite.Burning })));
    }

    [Theory]
    [Fires("STOP-MONITOR"), JustNot("STOP-MONITOR")]
    [InlineData(null, null, 5.1, true)]
    [InlineData(null, null, 5.0, false)]
    [InlineData(5.0, 2, null, true)]
    [InlineData(4.9, 2, null, false)]
    [InlineData(9.0, 1, null, false)]
    public void Monitoring_has_failed(double? overdue, int? missed, double? lost, bool stops) =>
        Assert.Equal(stops ? ["STOP-MONITOR"] : [], Stops(Set(new() { SpO2 = 98 }) with { Schedule = new() { MinutesOverdue = (decimal?)overdue, ConsecutiveMissed = missed, MonitorLostMinutes = (decimal?)lost } }));

    [Fact]
    public void A_low_pressure_and_deep_sleep_by_RASS_are_red_but_no_stop()
    {
        var answer = Set(new() { Sbp = 85, Rass = -3 }).Judged();
        Assert.Equal(FlagsOutcome.Red, answer.Outcome);
        Assert.Empty(answer.Stop);
    }

    [Fact]
    public void What_a_stop_rule_lacks_is_said()
    {
        Assert.Contains("rassHighMin", Set(new() { Rass = 3 }).Judged().Missing);
        Assert.Contains("bpRedMin", Set(new() { Sbp = 185 }).Judged().Missing);
        Assert.Contains("bpRedMin", Set(new() { Dbp = 110 }).Judged().Missing);
        Assert.Contains("vitals.moaas", Set(new() { VomitEpisodes = 2 }).Judged().Missing);
    }
}
