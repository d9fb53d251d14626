using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>The start as it was read off the pump. What was prepared and signed is known and carried along; the rate is read, not assumed.</summary>
internal sealed class StartForm : BedsideForm<Entry.DrugStarted>
{
    public StartForm(string handler, ClinicClock clock, string route, decimal? strength, decimal? signed) : base(handler, clock)
    {
        Route.Typed = route;
        MgPerMl.Typed = strength is { } known ? EntryText.Mg(known) : "";
        PlannedMg.Typed = signed is { } mg ? EntryText.Mg(mg) : "";
    }

    public CarriedInput Route { get; } = new();
    public NumberInput MlPerHour { get; } = new("Rate on the pump", "mL/h", 0, 10_000) { Needed = "Read the rate off the pump, and write it in mL/h." };
    public NumberInput MgPerMl { get; } = new("Strength in the syringe", "mg/mL", 0, 1000) { Needed = "Read the strength off the syringe, and write it in mg/mL." };
    public NumberInput PlannedMg { get; } = new("Dose signed at time-out", "mg", 0, 10_000) { Needed = "Write the dose in mg." };
    public TextInput WithoutGate { get; } = new("Started without the gate, because") { Most = 300 };

    protected override Entry Entry => new Entry.DrugStarted(Route.Given, MlPerHour.Given, MgPerMl.Given, PlannedMg.Given, WithoutGate.Value);
}

/// <summary>The pump was set to another rate.</summary>
internal sealed class RateForm(string handler, ClinicClock clock, bool anyway = false) : BedsideForm<Entry.RateChanged>(handler, clock)
{
    public NumberInput MlPerHour { get; } = new(anyway ? "Rate on the pump" : "New rate", "mL/h", 0, 10_000) { Needed = "Write the rate in mL/h." };
    public TextInput Why { get; } = new("Why") { Most = 300 };
    public TextInput AgainstTheRules { get; } = new("It runs against the rules of restarting, because") { Needed = anyway ? "Say why the rate was changed against the rules." : null, Most = 300 };

    protected override Entry Entry => new Entry.RateChanged(MlPerHour.Given, Why.Value, AgainstTheRules.Value);
}

/// <summary>The pump was paused.</summary>
internal sealed class PauseForm(string handler, ClinicClock clock) : BedsideForm<Entry.Paused>(handler, clock)
{
    public TextInput Why { get; } = new("Paused, because") { Most = 300 };

    protected override Entry Entry => new Entry.Paused(Why.Value);
}

/// <summary>The pump went on.</summary>
internal sealed class ResumeForm(string handler, ClinicClock clock, string? hint = null, bool anyway = false) : BedsideForm<Entry.Resumed>(handler, clock)
{
    public NumberInput MlPerHour { get; } = new(anyway ? "Rate on the pump" : "Rate now", "mL/h", 0, 10_000) { Hint = hint, Needed = "Write the rate in mL/h." };
    public TextInput AgainstTheRules { get; } = new("It went on against these rules, because") { Needed = anyway ? "Say why the drug went on against the rules." : null, Most = 300 };

    protected override Entry Entry => new Entry.Resumed(MlPerHour.Given, AgainstTheRules.Value);
}

/// <summary>The drug ended.</summary>
internal sealed class EndForm(ClinicClock clock) : BedsideForm<Entry.DrugEnded>("end", clock)
{
    public ChoiceInput How { get; } = new("Drug ended", [("completed", "All given"), ("stopped", "Stopped"), ("aborted", "Aborted")]) { Needed = "Say how it ended." };
    public TextInput Why { get; } = new("Why") { Most = 300 };

    protected override Entry Entry => new Entry.DrugEnded(Enum.Parse<DrugEnding>(How.Given, ignoreCase: true), Why.Value);
}

/// <summary>A reason to stop, and whether the pump is off.</summary>
internal sealed class StopForm(ClinicClock clock, bool runs) : BedsideForm<Entry.StopRaised>("stop", clock)
{
    public ChoiceInput Rule { get; } = new("Raise a stop", [("STOP-PATIENT", "The patient says stop"), ("STOP-PUMP", "Pump error"), ("STOP-IV", "IV infiltrated"), ("STOP-MONITOR", "Monitoring failed")]) { As = Choice.List, Needed = "Say why the drug is stopped." };
    public TextInput Why { get; } = new("What happened") { Needed = "Say what happened.", Most = 300 };
    public ChoiceInput<bool> PumpOff { get; } = new("Is the pump off?") { Options = [(true, "Yes, it is off"), (false, "No, it still runs")], Needed = runs ? "Say whether the pump is off." : null };
    public bool Runs { get; } = runs;

    protected override Entry Entry => new Entry.StopRaised(Rule.Given, Why.Given, PumpOff.Value);
}

/// <summary>A prescriber closes a stop.</summary>
internal sealed class CloseStopForm : BedsideForm<Entry.StopClosed>
{
    public CloseStopForm(string handler, string rule, ClinicClock clock) : base(handler, clock) => Rule.Typed = rule;

    public CarriedInput Rule { get; } = new();
    public TextInput Why { get; } = new("Close it, because") { Needed = "Say why the stop is closed.", Most = 300 };

    protected override Entry Entry => new Entry.StopClosed(Rule.Given, Why.Given);
}

/// <summary>One amount given at once: an injection, a tablet, a device.</summary>
internal sealed class DoseForm : BedsideForm<Entry.DoseGiven>
{
    public DoseForm(ClinicClock clock, string drug, string route) : base("dose", clock) => (Drug.Typed, Route.Typed) = (drug, route);

    public CarriedInput Drug { get; } = new();
    public CarriedInput Route { get; } = new();
    public NumberInput Mg { get; } = new("Given", "mg", 0, 10_000) { Needed = "Write the mg that were given." };
    public WholeInput Device { get; } = new("Device or spray number", "no.", 1, 20);
    public WholeInput SpraysLeft { get; } = new("Sprays, left nostril", "", 0, 2);
    public WholeInput SpraysRight { get; } = new("Right nostril", "", 0, 2);
    public TextInput Site { get; } = new("Site") { Most = 60 };
    public TextInput WithoutGate { get; } = new("Given without the gate, because") { Most = 300 };

    protected override Entry Entry => new Entry.DoseGiven(Drug.Given, Route.Given, Mg.Given, Device.Value, Site.Value, WithoutGate.Value) { SpraysLeft = SpraysLeft.Value, SpraysRight = SpraysRight.Value };

    /// <summary>The next device of the order, as it is used when nothing is out of the ordinary: only what differs is typed.</summary>
    public void Next(int device, decimal mg) => (Device.Typed, Mg.Typed, SpraysLeft.Typed, SpraysRight.Typed) = (FormattableString.Invariant($"{device}"), FormattableString.Invariant($"{mg:0.###}"), "1", "1");
}
