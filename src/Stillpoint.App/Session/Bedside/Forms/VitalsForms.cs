using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>A set of vital signs: only what was measured is filled in.</summary>
internal class VitalsForm(string handler, ClinicClock clock) : BedsideForm<Entry.VitalsCharted>(handler, clock)
{
    public NumberInput Systolic { get; } = Sign("Systolic", "mmHg");
    public NumberInput Diastolic { get; } = Sign("Diastolic", "mmHg");
    public NumberInput HeartRate { get; } = Sign("HR", "/min");
    public NumberInput Spo2 { get; } = Sign("SpO2", "%");
    public NumberInput RespiratoryRate { get; } = Sign("RR", "/min");
    public NumberInput EtCo2 { get; } = Sign("EtCO2", "mmHg");
    public NumberInput TemperatureCelsius { get; } = Sign("Temp", "°C");
    public ChoiceInput<bool> OnOxygen { get; } = new("Breathing") { Options = [(false, "Air"), (true, "Oxygen")] };
    public TickInput Artefact { get; } = new("Artefact: known to be wrong, kept and never judged");

    protected override Entry Entry => Set;

    protected Entry.VitalsCharted Set => new()
    {
        Systolic = Systolic.Value, Diastolic = Diastolic.Value, HeartRate = HeartRate.Value, Spo2 = Spo2.Value, RespiratoryRate = RespiratoryRate.Value, EtCo2 = EtCo2.Value, TemperatureCelsius = TemperatureCelsius.Value,
        OnOxygen = OnOxygen.Value, Artefact = Artefact.Ticked,
    };

    /// <summary>It stands as it was charted, to be put right.</summary>
    public VitalsForm From(Entry.VitalsCharted was)
    {
        foreach (var (input, value) in new[] { (Systolic, was.Systolic), (Diastolic, was.Diastolic), (HeartRate, was.HeartRate), (Spo2, was.Spo2), (RespiratoryRate, was.RespiratoryRate), (EtCo2, was.EtCo2), (TemperatureCelsius, was.TemperatureCelsius) })
            input.Typed = value is { } number ? EntryText.Mg(number) : "";
        OnOxygen.Typed = was.OnOxygen switch { true => "true", false => "false", null => "" };
        Artefact.Typed = was.Artefact ? "true" : "";
        return this;
    }

    // What cannot be is said by the entry's own limits, which know the sign; here only what is no number.
    private static NumberInput Sign(string label, string unit) => new(label, unit, -9_999, 99_999) { Wrong = $"{label} is not a number. Write decimals with a point." };
}

/// <summary>What the monitor offers, taken as it is: a cuff pressure at the time it was taken, the other signs at theirs.</summary>
internal sealed class AcceptForm : VitalsForm
{
    public AcceptForm(ClinicClock clock) : base("accept", clock) => FromMonitor.Typed = "true";

    /// <summary>When the signs besides the pressure were measured.</summary>
    public CarriedInput OthersMeasured { get; } = new();

    /// <summary>For the script: nobody typed it.</summary>
    public CarriedInput FromMonitor { get; } = new() { Is = "bool" };

    public override IEnumerable<(Entry Entry, DateTimeOffset? At)> Entries
    {
        get
        {
            var set = Set with { FromMonitor = true };
            if (set.Systolic is null || Moment(OthersMeasured) is not { } others) return [(set, Moment(Measured))];
            return [(new Entry.VitalsCharted { Systolic = set.Systolic, Diastolic = set.Diastolic, FromMonitor = true }, Moment(Measured)), (set with { Systolic = null, Diastolic = null }, others)];
        }
    }
}
