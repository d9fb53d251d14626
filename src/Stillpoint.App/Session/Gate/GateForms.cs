using Stillpoint.App.People;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Gate;

/// <summary>Somebody looked at an item that asks for a review.</summary>
internal sealed class ReviewForm(string item) : Form($"review-{item}")
{
    public string Item { get; } = item;
    public ShownInput Shown { get; } = new();
    public LongTextInput Answer { get; } = new("What was looked at and done") { Needed = "Say what was looked at and done.", Rows = 2, Most = 1000 };
}

/// <summary>A prescriber takes responsibility for going on.</summary>
internal sealed class OverrideForm(string item) : Form($"override-{item}")
{
    public string Item { get; } = item;

    public ShownInput Shown { get; } = new();

    public LongTextInput Reason { get; } = new("Why go on")
    {
        Hint = $"At least {SessionGate.ReasonLength} characters; for this session only", Needed = $"Give the reason in at least {SessionGate.ReasonLength} characters.", Least = SessionGate.ReasonLength, Rows = 2, Most = 1000,
    };

    public PasswordInput Password { get; } = new("Your password") { Hint = GateDesk.OverrideMeaning, Needed = Signing.Needed };
}

/// <summary>Who the patient is, asked of the patient.</summary>
internal sealed class IdentityForm() : Form("identity")
{
    public WholeInput Identifiers { get; } = new("Identifiers that agree", "of the patient's own", 0, 10) { Needed = "Write how many identifiers agree, such as 2." };
    public TickInput Photo { get; } = new("The photograph is this person");
}

/// <summary>The line: where, how wide, how many tries, and whether it flushes.</summary>
internal sealed class IvForm() : Form("iv")
{
    public TextInput Site { get; } = new("IV site") { Needed = "Say where the IV is.", Most = 80 };
    public WholeInput Gauge { get; } = new("Gauge", "G", 10, 30) { Needed = "Write the gauge, such as 22." };
    public WholeInput Attempts { get; } = new("Attempts", "in all", 1, 20) { Needed = "Write how many attempts it took." };
    public TickInput Flushed { get; } = new("Flushes freely");
}

/// <summary>The syringe: from which vial, how much in how much, and the second person who worked it out alone.</summary>
internal sealed class PreparationForm() : Form("prepare")
{
    public ShownInput Shown { get; } = new();
    public TextInput Lot { get; } = new("Vial lot") { Needed = "Write the lot of the vial.", Most = 40 };
    public DayInput Expiry { get; } = new("Expires") { Hint = "2027-05-31", Needed = "Write the expiry as 2027-05-31." };

    /// <summary>Read off the vial, never taken from the order: the two are compared. A spray has none.</summary>
    public NumberInput<Concentration> VialMgPerMl { get; } = new("Strength on the vial", "mg/mL", Plausible.Least, 200, Concentration.Of) { Wrong = StrengthWanted };
    public NumberInput<Dose> Mg { get; } = new("Drawn up", "mg", Plausible.Least, 10_000, Dose.Of) { Needed = "Write the mg drawn up as a number." };
    public NumberInput<Volume> VolumeMl { get; } = new("Made up to", "mL", Plausible.Least, 10_000, Volume.Of) { Needed = "Write the volume in mL as a number." };
    public SecondPerson Checker { get; } = new("Second person's");

    public const string StrengthWanted = "Write the strength that stands on the vial in mg/mL, such as 50.";
}

/// <summary>Two people stop, read the order aloud and sign.</summary>
internal sealed class TimeOutForm() : Form("time-out")
{
    public ShownInput Shown { get; } = new();
    public PasswordInput MyPassword { get; } = new("Your password") { Hint = GateDesk.TimeOutMeaning, Needed = Signing.Needed };
    public SecondPerson Second { get; } = new("Second person's");
}

/// <summary>No treatment today, and why.</summary>
internal sealed class NoGoForm() : Form("no-go")
{
    public LongTextInput Why { get; } = new("Why") { Needed = "Say why there is no treatment today.", Most = 1000 };
}
