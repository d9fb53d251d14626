using Stillpoint.App.People;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Recovery;

/// <summary>Five items of a recovery scale, each 0, 1 or 2; what was not scored stays blank.</summary>
internal sealed class ScoreForm : Form
{
    public ScoreForm() : base("score") =>
        Items = [.. Names.Select((name, at) => new ChoiceInput<int>($"{at + 1}. {name.Aldrete} | {name.Padss}") { Options = [(0, "0"), (1, "1"), (2, "2")], Called = $"item{at + 1}" })];

    // What the five items look at, on either scale.
    private static readonly (string Aldrete, string Padss)[] Names = [("Activity", "vital signs"), ("Breathing", "walking"), ("Circulation", "nausea"), ("Consciousness", "pain"), ("Oxygen", "bleeding")];

    public ChoiceInput Scale { get; } = new("Scale", [("ALDRETE", "Aldrete"), ("MPADSS", "modified PADSS")]) { Needed = "Choose the scale." };

    public IReadOnlyList<ChoiceInput<int>> Items { get; }

    protected override IEnumerable<Input> More() => Items;

    public Entry Entry => new Entry.RecoveryScored(Scale.Given, [.. Items.Select(item => item.Value)]);
}

/// <summary>What was looked at before going home; blank is not assessed, never normal.</summary>
internal sealed class ChecksForm() : Form("checks")
{
    public YesNoInput Oriented { get; } = new("Oriented");
    public YesNoInput MonthsBackwards { get; } = new("Says the months backwards");
    public YesNoInput DissociationResolved { get; } = new("Dissociation gone");
    public YesNoInput WalksTenMetres { get; } = new("Walks 10 m steadily");
    public YesNoInput FluidsTolerated { get; } = new("Drinks without nausea");
    public YesNoInput SuicideRiskReassessed { get; } = new("Suicide risk asked again");
    public YesNoInput DispositionSigned { get; } = new("Disposition signed where risk is high");
    public YesNoInput IvRemoved { get; } = new("IV removed");
    public YesNoInput IvSiteChecked { get; } = new("IV site looked at");
    public YesNoInput EscortPresent { get; } = new("Escort is here");
    public YesNoInput EscortIdentityChecked { get; } = new("Escort showed who they are");
    public YesNoInput InstructionsSigned { get; } = new("Instructions given and signed");
    public ChoiceInput SuicideRisk { get; } = new("Suicide risk now", [("none", "none"), ("low", "low"), ("moderate", "moderate"), ("high", "high")]) { As = Choice.List, None = "Not assessed" };
    public ChoiceInput EscortKind { get; } = new("Way home", [("adult", "an adult escort"), ("rideShare", "ride-share alone"), ("none", "nobody")]) { As = Choice.List, None = "Not seen yet" };

    public Entry Entry => new Entry.RecoveryChecked
    {
        Oriented = Oriented.Value, MonthsBackwards = MonthsBackwards.Value, DissociationResolved = DissociationResolved.Value, WalksTenMetres = WalksTenMetres.Value, FluidsTolerated = FluidsTolerated.Value,
        SuicideRiskReassessed = SuicideRiskReassessed.Value, SuicideRisk = SuicideRisk.Value, DispositionSigned = DispositionSigned.Value, IvRemoved = IvRemoved.Value, IvSiteChecked = IvSiteChecked.Value,
        EscortPresent = EscortPresent.Value, EscortIdentityChecked = EscortIdentityChecked.Value, EscortKind = EscortKind.Value, InstructionsSigned = InstructionsSigned.Value,
    };
}

/// <summary>Out to the named escort.</summary>
internal sealed class SignOutForm() : Form("sign-out")
{
    public ShownInput Shown { get; } = new();
    public PasswordInput Password { get; } = new("Your password") { Hint = RecoveryDesk.DischargeMeaning, Needed = Signing.Needed };
}

/// <summary>The patient leaves with something open.</summary>
internal sealed class LeaveForm() : Form("leave")
{
    public ShownInput Shown { get; } = new();
    public LongTextInput Why { get; } = new("Why, in the patient's words") { Needed = "Write why the patient leaves, in their words.", Most = 1000 };
    public LongTextInput Advice { get; } = new("Risks told, by whom; last vital signs; who was called; who looks in and when") { Needed = "Write which risks were told, and who was called." };
    public PasswordInput Password { get; } = new("Your password") { Hint = RecoveryDesk.LeavingMeaning, Needed = Signing.Needed };
}

/// <summary>What was left of the drug, destroyed before a witness.</summary>
internal sealed class WasteForm() : Form("waste")
{
    public ShownInput Shown { get; } = new();
    public NumberInput<Dose> Destroyed { get; } = new("Destroyed", "mg", Plausible.Least, 10_000, Dose.Of) { Needed = "Write the mg destroyed as a number." };
    public SecondPerson Witness { get; } = new("Witness's");
}

/// <summary>A prescriber has read the session.</summary>
internal sealed class CloseForm() : Form("close")
{
    public ShownInput Shown { get; } = new();
    public PasswordInput Password { get; } = new("Your password") { Hint = RecoveryDesk.SessionMeaning, Needed = Signing.Needed };
}
