using System.Text.Json;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>Something worth writing down.</summary>
internal sealed class NoteForm(string handler, ClinicClock clock) : BedsideForm<Entry.Note>(handler, clock)
{
    public LongTextInput Text { get; } = new("Note") { Needed = "The note is empty.", Rows = 2 };

    protected override Entry Entry => new Entry.Note(Text.Given);
}

/// <summary>What helps the patient rest.</summary>
internal sealed class ComfortForm(ClinicClock clock) : BedsideForm<Entry.Comfort>("comfort", clock)
{
    public ChoiceInput What { get; } = new("What", [.. new[] { "Music", "Eye mask", "Guided imagery", "Intention", "Hand held", "Light or blanket" }.Select(word => (word, word))]) { As = Choice.List, Needed = "Choose what it was." };
    public TextInput Detail { get; } = new("Detail") { Most = 300 };

    protected override Entry Entry => new Entry.Comfort(What.Given, Detail.Value);
}

/// <summary>Something that should not have happened.</summary>
internal sealed class EventForm(ClinicClock clock) : BedsideForm<Entry.AdverseEvent>("event", clock)
{
    public const string Known = "adverse-events";

    public TextInput What { get; } = new("What") { Needed = "Say what happened.", Most = 100, Suggestions = Known };
    public ChoiceInput<int> Grade { get; } = new("Grade") { Options = [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")], Needed = "Choose the grade." };
    public TextInput Action { get; } = new("What was done") { Needed = "Say what was done; “nothing” is an answer.", Most = 300 };

    public ChoiceInput Relation { get; } = new("Did the drug do it?", [("unrelated", "No"), ("possible", "Possibly"), ("probable", "Probably"), ("definite", "Surely")]) { Needed = "Say whether the drug may have done it." };
    public ChoiceInput Outcome { get; } = new("How it ended", [.. Enum.GetValues<EventOutcome>().Select(outcome => (JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), EntryText.Ended(outcome)))]) { As = Choice.List, Needed = "Say how it ended, as far as it is known." };
    public ChoiceInput<bool> Serious { get; } = new("Serious?")
    {
        Options = [(false, "No"), (true, "Yes")], Hint = "Death, danger to life, hospital, lasting harm, harm to a child, or another important medical event", Needed = "Say whether it was serious.",
    };

    protected override Entry Entry => new Entry.AdverseEvent(What.Given, Grade.Given, Action.Given)
    {
        Relation = Enum.Parse<EventRelation>(Relation.Given, ignoreCase: true), Outcome = Enum.Parse<EventOutcome>(Outcome.Given, ignoreCase: true), Serious = Serious.Given,
    };
}

/// <summary>Somebody saw a flag, and did something about it.</summary>
internal sealed class SeenForm : BedsideForm<Entry.FlagAcknowledged>
{
    public SeenForm(string handler, ClinicClock clock, string rule, string level, string inputs, string rules, string action = "") : base(handler, clock) =>
        (Rule.Typed, Level.Typed, Facts.Typed, RulesVersion.Typed, Action.Typed) = (rule, level, inputs, rules, action);

    public CarriedInput Rule { get; } = new();
    public CarriedInput Level { get; } = new();
    public CarriedInput Facts { get; } = new() { Name = "inputs", Most = 4000 };
    public CarriedInput RulesVersion { get; } = new();
    public TextInput Action { get; } = new("What you did about it") { Needed = "Say what you did about it.", Most = 500 };

    protected override Entry Entry => new Entry.FlagAcknowledged(Rule.Given, Level.Given, Facts.Value ?? "", RulesVersion.Given, Action.Given);
}

/// <summary>A step of an emergency card was done.</summary>
internal sealed class StepForm : BedsideForm<Entry.EmergencyStep>
{
    public StepForm(string handler, ClinicClock clock, string card, string step) : base(handler, clock) => (Card.Typed, Step.Typed) = (card, step);

    public CarriedInput Card { get; } = new();
    public CarriedInput Step { get; } = new();

    protected override Entry Entry => new Entry.EmergencyStep(Card.Given, Step.Given);
}

/// <summary>An entry was made in error.</summary>
internal sealed class StrikeForm(ClinicClock clock) : BedsideForm<Entry.Corrected>("made-in-error", clock)
{
    public TextInput Why { get; } = new("Or: made in error, because") { Needed = "Say why the entry was wrong.", Most = 300 };

    protected override Entry Entry => new Entry.Corrected(Why.Given);
}
