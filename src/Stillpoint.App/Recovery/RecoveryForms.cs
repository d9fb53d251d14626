using Stillpoint.App.People;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Recovery;

/// <summary>Five items of one recovery scale, each 0, 1 or 2 in its own words; what the chart says is proposed, what was not scored stays blank.</summary>
internal sealed class ScoreForm : Form
{
    private readonly string scale;

    public ScoreForm(RecoveryScale of, IReadOnlyList<int?> proposed) : base($"score-{of.Id}")
    {
        scale = of.Id;
        Items = [.. of.Items.Select((item, at) => new ChoiceInput<int>(item.Name)
        {
            Options = [(2, $"2 {item.Two}"), (1, $"1 {item.One}"), (0, $"0 {item.Nought}")], Called = $"item{at + 1}", Hint = proposed[at] is null ? null : "Proposed from the chart: look, then keep or change it",
            Typed = proposed[at]?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        })];
    }

    public IReadOnlyList<ChoiceInput<int>> Items { get; }

    protected override IEnumerable<Input> More() => Items;

    public Entry Entry => new Entry.RecoveryScored(scale, [.. Items.Select(item => item.Value)]);
}

/// <summary>What was seen before going home: each in its own words, attested together except what is ticked as not so.</summary>
internal sealed class SeenForm : Form
{
    /// <summary>The key that attests the list; the other keeps only what is ticked.</summary>
    public const string Listed = "listed";

    public SeenForm(IEnumerable<GoingHomeStatement> asked) : base("seen") =>
        Statements = [.. asked.Select(statement => (statement, new TickInput("Not so") { Called = $"notSo-{statement.Name}" }))];

    public IReadOnlyList<(GoingHomeStatement Statement, TickInput NotSo)> Statements { get; }

    protected override IEnumerable<Input> More() => Statements.Select(statement => statement.NotSo);

    protected override IEnumerable<Refusal> Together()
    {
        if (Act != Listed && Statements.All(statement => !statement.NotSo.Ticked)) yield return new(null, "Nothing was ticked. Tick what is not so, or say that all stands as it is written.");
    }

    public Entry Entry => Statements.Where(one => one.NotSo.Ticked || Act == Listed).Aggregate(new Entry.RecoveryChecked(), (seen, one) => one.Statement.Set(seen, !one.NotSo.Ticked));
}

/// <summary>Suicide risk, asked again by itself.</summary>
internal sealed class RiskForm() : Form("risk")
{
    public ChoiceInput SuicideRisk { get; } = new("Suicide risk now", [("none", "none"), ("low", "low"), ("moderate", "moderate"), ("high", "high")]) { Needed = "Ask, and choose what was found." };
    public YesNoInput DispositionSigned { get; } = new("Where it is moderate or high: a disposition is signed");

    public Entry Entry => new Entry.RecoveryChecked { SuicideRiskReassessed = true, SuicideRisk = SuicideRisk.Given, DispositionSigned = DispositionSigned.Value };
}

/// <summary>Patient and escort acknowledge what they were told and take home.</summary>
internal sealed class InstructionsForm() : Form("instructions")
{
    public ShownInput Shown { get; } = new();
    public TextInput Patient { get; } = new("The patient's name, as they write it") { Needed = "Let the patient read the sheet, and write their name.", Most = 120 };
    public TextInput Escort { get; } = new("The escort's name, as they write it") { Needed = "Let the escort read the sheet, and write their name.", Most = 120 };
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
    public LongTextInput Advice { get; } = new("Which risks were told, and by whom") { Needed = "Write which risks were told, and by whom.", Rows = 2, Most = 1000 };
    public TextInput Called { get; } = new("Who was called, and what they said") { Needed = "Write who was called: the escort, or the emergency contact.", Most = 300 };
    public TextInput LooksIn { get; } = new("Who looks in on them, and when") { Needed = "Write who looks in, and when; “nobody” is an answer.", Most = 300 };

    /// <summary>All of it, as the strip keeps it.</summary>
    public string Written => $"Risks told: {Advice.Given.Trim().TrimEnd('.')}. Called: {Called.Given.Trim().TrimEnd('.')}. Looks in: {LooksIn.Given.Trim().TrimEnd('.')}.";
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
