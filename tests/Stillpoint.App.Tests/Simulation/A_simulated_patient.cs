using System.Net;
using System.Text;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Simulation;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Simulation;

public sealed class A_simulated_patient
{
    private static readonly DateTimeOffset Start = TestClock.Afternoon;

    private static SimulatedPatient Infused(int seed) =>
        new(seed, Start, at => at >= Start.AddMinutes(15) && at < Start.AddMinutes(55) ? 0.0125 : 0);

    private static List<ShownSigns> Hours(int seed, Spoiling spoiling, double hours = 3)
    {
        var sensors = new SimulatedSensors(seed, Infused(seed), spoiling);
        return [.. Enumerable.Range(0, (int)(hours * 3600)).Select(second => sensors.Show(Start.AddSeconds(second)))];
    }

    [Fact]
    public void The_same_seed_is_the_same_patient_and_another_seed_another()
    {
        Assert.Equal(Hours(7, Spoiling.Usual, 0.2), Hours(7, Spoiling.Usual, 0.2));
        Assert.NotEqual(Hours(7, Spoiling.Usual, 0.2), Hours(8, Spoiling.Usual, 0.2));
    }

    [Fact]
    public void Pressure_and_heart_rate_rise_with_the_drug_by_what_is_published_and_fall_again()
    {
        List<(double Before, double Peak, double After, double HeartPeak, double HeartBefore)> people = [.. Enumerable.Range(1, 200).Select(seed =>
        {
            var patient = Infused(seed);
            var before = patient.LiveUntil(Start.AddMinutes(14));
            var peak = patient.LiveUntil(Start.AddMinutes(55));
            var after = patient.LiveUntil(Start.AddMinutes(55 + 120));
            return (before.Systolic, peak.Systolic, after.Systolic, peak.HeartRate, before.HeartRate);
        })];
        Assert.InRange(people.Average(x => x.Peak - x.Before), 15, 25);
        Assert.InRange(people.Average(x => x.HeartPeak - x.HeartBefore), 6, 16);
        Assert.InRange(people.Average(x => x.After - x.Before), -3, 3);
        // People differ: some rise hardly, some a great deal.
        Assert.Contains(people, x => x.Peak - x.Before < 12);
        Assert.Contains(people, x => x.Peak - x.Before > 30);
    }

    [Fact]
    public void Twice_the_drug_acts_more_but_not_without_end()
    {
        double Rise(double rate)
        {
            var patient = new SimulatedPatient(3, Start, _ => rate);
            return patient.LiveUntil(Start.AddMinutes(120)).Systolic - new SimulatedPatient(3, Start, _ => 0).LiveUntil(Start.AddMinutes(120)).Systolic;
        }
        Assert.True(Rise(0.005) < Rise(0.01));
        Assert.True(Rise(0.04) < 4 * Rise(0.01));
        Assert.True(Rise(10) < 200);
    }

    [Fact]
    public void Without_spoiling_every_value_is_one_a_patient_can_have() => Assert.All(Hours(5, Spoiling.None), shown =>
    {
        Assert.True(PlausibleSignal.Holds(Signal.HeartRate, (decimal)shown.HeartRate.Value!) && PlausibleSignal.Holds(Signal.SpO2, (decimal)shown.SpO2.Value!)
            && PlausibleSignal.Holds(Signal.RespiratoryRate, (decimal)shown.RespiratoryRate.Value!) && PlausibleSignal.Pair((decimal)shown.Systolic.Value!, (decimal)shown.Diastolic.Value!));
        Assert.False(shown.LineDown);
    });

    [Fact]
    public void Spoiled_it_has_movements_slipped_probes_failed_cuffs_and_lost_lines()
    {
        var shown = Hours(11, Spoiling.Usual, 12);
        Assert.Contains(shown, x => x.SpO2.Trust == 'Q');
        Assert.Contains(shown, x => x.SpO2 == Shown.None);
        Assert.Contains(shown, x => x.Systolic == Shown.None);
        Assert.Contains(shown, x => x.LineDown);
        // Spoiled seconds are the exception.
        Assert.InRange(shown.Count(x => x.SpO2.Trust == 'R') / (double)shown.Count, 0.85, 0.99);
    }

    [Fact]
    public void The_cuff_is_taken_every_five_minutes_and_repeated_with_its_own_time_in_between()
    {
        var shown = Hours(2, Spoiling.None, 0.5);
        Assert.Equal(6, shown.Select(x => x.CuffAt).Distinct().Count());
        Assert.Equal(Start.AddMinutes(5), shown[599].CuffAt);
    }

    [Fact]
    public void What_its_monitor_says_is_read_as_six_signs_of_one_moment()
    {
        var monitor = new SimulatedMonitor(12, new SimulatedSensors(2, Infused(2), Spoiling.None), clockIsWrongBy: TimeSpan.FromSeconds(-9));
        var (signs, message) = monitor.Speak(Start.AddSeconds(30));
        var (report, refusal) = ReportReader.Read(Hl7Message.Read(Encoding.UTF8.GetBytes(message))!, Start.AddSeconds(30), TimeZoneInfo.Utc, new(IPAddress.Loopback, () => true));
        Assert.Null(refusal);
        var group = Assert.Single(report!.Groups);
        Assert.Equal((SimulatedMonitor.IdentifierOf(12), "SIM^^CHAIR-12", Start.AddSeconds(21)), (group.Device, group.Bed, group.At));
        Assert.Equal([signs.HeartRate, signs.SpO2, signs.RespiratoryRate, signs.EndTidalCO2, signs.Systolic, signs.Diastolic], group.Signals.Select(x => Shown.Fine((double)x.Value!)));
        Assert.All(group.Signals, x => Assert.Equal(SignalStatus.Measured, x.Status));
    }
}
