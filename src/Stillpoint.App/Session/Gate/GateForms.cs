using Stillpoint.App.People;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
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
    public ChoiceInput<int> Gauge { get; } = new("Gauge, G") { Options = [.. new[] { 18, 20, 22, 24 }.Select(gauge => (Option<int>)(gauge, gauge.ToString(System.Globalization.CultureInfo.InvariantCulture)))], Needed = "Choose the gauge." };
    public ChoiceInput<int> Attempts { get; } = new("Attempts in all") { Options = [.. Enumerable.Range(1, 5).Select(number => (Option<int>)(number, number.ToString(System.Globalization.CultureInfo.InvariantCulture)))], Needed = "Choose how many attempts it took." };
    public TickInput Flushed { get; } = new("Flushes freely");
}

/// <summary>Drawn up as ordered: what stands on the vial in hand. Nothing of it is proposed.</summary>
/// <param name="devices">A spray has its strength in its name, and none printed in mg/mL.</param>
internal sealed class PreparationForm(bool devices) : Form("prepare")
{
    public ShownInput Shown { get; } = new();
    public NumberInput<Concentration> VialMgPerMl { get; } = new("Strength on the vial", "mg/mL", Plausible.Least, 200, Concentration.Of)
    {
        Hint = "Read off the vial in your hand, never off this screen", Needed = devices ? null : "Write the strength that stands on the vial in mg/mL, such as 50.",
    };

    public TextInput Lot { get; } = new("Lot") { Needed = "Write the lot that stands on the vial.", Most = 40 };
    public ExpiryInput Expiry { get; } = new("Expires") { Hint = "As printed: 2027-05-31, 2027-05 or MAY 2027; a month means its last day", Needed = ExpiryInput.Wanted };
    public bool Devices { get; } = devices;
}

/// <summary>The expiry as it is printed on a vial.</summary>
internal sealed class ExpiryInput : Input<DateOnly>
{
    public const string Wanted = "Write the expiry as it is printed, with the year in full: 2027-05-31, 2027-05 or MAY 2027.";

    public ExpiryInput(string label) : base(label) => Most = 20;

    internal override Control Control => new Control.Line(Short: true);

    internal override (DateOnly Value, string? Refused) Read(string typed, Texts.Language language) => VialExpiry.Read(typed) is { } day ? (day, null) : No(Wanted);
}

/// <summary>What a second clinician works out apart, with the vial in hand. What the order doesn't come to isn't asked.</summary>
/// <param name="asks">What the order comes to.</param>
/// <param name="isSignedIn">Whoever is signed in didn't draw it up, and checks it.</param>
internal sealed class SecondCheckForm(OrderedDose asks, bool isSignedIn) : Form("second-check")
{
    public ShownInput Shown { get; } = new();
    public NumberInput<Concentration> VialMgPerMl { get; } = new("Strength on the vial", "mg/mL", Plausible.Least, 200, Concentration.Of)
    {
        Hint = "Read off the vial in your hand", Needed = asks.Devices is null ? "Take the vial in your hand and write its strength in mg/mL." : null,
    };

    public NumberInput<BodyMass> WeightKg { get; } = new("Weight", "kg", 1, 635, BodyMass.Of) { Needed = asks.WeightKg is null ? null : "Write the weight you worked with in kg." };
    public NumberInput<Concentration> MgPerMl { get; } = new("Strength in the syringe", "mg/mL", Plausible.Least, 200, Concentration.Of) { Needed = asks.MgPerMl is null ? null : "Write the strength in the syringe in mg/mL." };
    public NumberInput<Dose> Mg { get; } = new("Dose", "mg", Plausible.Least, 10_000, Dose.Of) { Needed = "Write the dose you worked out in mg." };
    public NumberInput Rate { get; } = new("Rate", "mL/h", Plausible.Least, 10_000) { Needed = asks.MlPerHour is null ? null : "Write the rate you worked out in mL/h." };
    public SecondPerson Checker { get; } = new("Second person's", isSignedIn);

    /// <summary>The numbers this order comes to, in the order they are worked out in.</summary>
    public IEnumerable<Input> Asked => new Input[] { VialMgPerMl, WeightKg, MgPerMl, Mg, Rate }.Where(input => !input.Optional);
}

/// <summary>A prescriber signs why the drug may start beside an alert.</summary>
internal sealed class AlertForm(Guid alert) : Form($"alert-{alert}")
{
    public Guid Alert { get; } = alert;
    public ShownInput Shown { get; } = new();
    public LongTextInput Reason { get; } = new("Why the drug may start today")
    {
        Hint = $"At least {SessionGate.ReasonLength} characters; for this session only, and the alert stays open", Needed = $"Give the reason in at least {SessionGate.ReasonLength} characters.", Least = SessionGate.ReasonLength, Rows = 2, Most = 500,
    };

    public PasswordInput Password { get; } = new("Your password") { Hint = GateDesk.AlertMeaning, Needed = Signing.Needed };
}

/// <summary>Two people stop, read aloud what stands there and what they say themselves, and sign.</summary>
internal sealed class TimeOutForm : Form
{
    public TimeOutForm(GateView look) : base("time-out")
    {
        WatchedBy = new ChoiceInput<Guid>("Who watches this patient") { Options = [.. look.Watchers.Select(person => (Option<Guid>)person)], As = Choice.List, Needed = "Say who watches this patient." };
        if (look.View.Nurse is { } nurse && look.Watchers.Any(person => person.Id == nurse)) WatchedBy.Typed = nurse.ToString();
        StopWord.Typed = look.LastStopWord ?? "";
    }

    public ShownInput Shown { get; } = new();
    public ChoiceInput<Guid> WatchedBy { get; }
    public TextInput StopWord { get; } = new("Stop word") { Hint = "The patient's own: said aloud, everything stops", Needed = "Ask the patient for a stop word.", Most = 40, Short = true };
    public TickInput CallButton { get; } = new("The call button is in the patient's hand") { Needed = "Put the call button in the patient's hand, then tick it." };
    public TickInput RescueAtHand { get; } = new("Oxygen, airway and rescue drugs are at hand") { Needed = "Bring oxygen, airway and rescue drugs to the chair, then tick it." };
    public PasswordInput MyPassword { get; } = new("Your password") { Hint = GateDesk.TimeOutMeaning, Needed = Signing.Needed };
    public SecondPerson Second { get; } = new("Second person's");

    /// <summary>What the two said themselves, as it is signed.</summary>
    public IEnumerable<ShownLine> Answers(GateView look) =>
    [
        new("Watched by", look.Watchers.First(person => person.Id == WatchedBy.Given).Name), new("Stop word", StopWord.Given), new("Call button", CallButton.Label), new("Rescue", RescueAtHand.Label),
    ];
}

/// <summary>No treatment today, and why.</summary>
internal sealed class NoGoForm() : Form("no-go")
{
    public LongTextInput Why { get; } = new("Why") { Needed = "Say why there is no treatment today.", Most = 1000 };
}
