using Stillpoint.App.People;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Medicines;

namespace Stillpoint.App.Session.Medicines;

/// <summary>A drug beside the ketamine: which, how much, how.</summary>
internal abstract class MedicineForm(string handler) : Form(handler)
{
    /// <summary>The list of drugs to choose from, by its element on the page.</summary>
    public const string Known = "beside-drugs";

    private static readonly TimeSpan LongestAgo = TimeSpan.FromHours(12);

    public TextInput Drug { get; } = new("Medicine") { Needed = "Name the medicine.", Most = 100, Suggestions = Known };
    public NumberInput Amount { get; } = new("Dose", "", 0.001m, 10_000) { Needed = "Write the dose as a number, such as 4 or 0.5." };
    public ChoiceInput Unit { get; } = new("In", [("mg", "mg"), ("mcg", "mcg"), ("g", "g"), ("mL", "mL"), ("L/min", "L/min")]) { Needed = "Choose the unit of the dose." };
    public ChoiceInput Route { get; } = new("How", [.. BesideDrugs.All.SelectMany(drug => drug.Routes).Append("SC").Distinct().Select(route => (route, route))]) { As = Choice.List, Needed = "Choose how it is given." };

    /// <summary>When it was given; blank is now.</summary>
    protected static ClockInput When(ClinicClock clock) => new("Given at", clock, LongestAgo) { Hint = "Blank is now" };
}

/// <summary>A prescriber's order: signed by whoever is signed in, or said to them and read back.</summary>
/// <param name="isPrescriber">Whoever is signed in orders it themselves.</param>
/// <param name="prescribers">Who may have said it.</param>
internal sealed class MedicineOrderForm(bool isPrescriber, IReadOnlyList<(Guid Id, string Name)> prescribers) : MedicineForm("medicine-order")
{
    /// <summary>The key that takes the order and charts the dose at once.</summary>
    public const string AndGiven = "given";

    public TextInput Why { get; } = new("What for") { Needed = "Say what it is for.", Most = 200 };
    public WholeInput Times { get; } = new("How often at most", "times", 1, 20) { Hint = "Blank is once" };
    public NumberInput Apart { get; } = new("At least apart", "min", 0, 1440);
    public ChoiceInput<Guid> Prescriber { get; } = new("Who ordered it") { Options = [.. prescribers.Select(person => (Option<Guid>)person)], As = Choice.List, Needed = isPrescriber ? null : "Say who ordered it." };
    public TickInput ReadBack { get; } = new("I read it back: drug, dose and route") { Needed = isPrescriber ? null : "Read the order back to whoever said it, then tick it." };
    public TickInput Standing { get; } = new("Standing for this session: to be given when it is needed");
    public PasswordInput Password { get; } = new("Your password") { Hint = MedicineDesk.OrderMeaning, Needed = isPrescriber ? Signing.Needed : null };
    public bool IsPrescriber { get; } = isPrescriber;
}

/// <summary>A dose given on an order.</summary>
internal sealed class GiveForm : Form
{
    public GiveForm(OpenOrder order, ClinicClock clock) : base($"give-{order.Event.Id}")
    {
        Order = order;
        Amount = new("Given", order.Entry.Unit, 0.001m, 10_000) { Needed = "Write the dose that was given as a number.", Typed = Bedside.EntryText.Mg(order.Entry.Amount) };
        At = new("Given at", clock, TimeSpan.FromHours(12)) { Hint = "Blank is now" };
    }

    public OpenOrder Order { get; }
    public NumberInput Amount { get; }
    public ClockInput At { get; }
}

/// <summary>A dose that was given already: by the prescriber who charts it, without an order, or beyond its limits.</summary>
internal sealed class GivenForm(bool isPrescriber, ClinicClock clock) : MedicineForm("medicine-given")
{
    public ClockInput At { get; } = When(clock);
    public TextInput WithoutOrder { get; } = new("It was given without an order, because") { Needed = isPrescriber ? null : "Say why it was given without an order; on an order, chart it there.", Most = 300 };
    public TextInput AgainstLimits { get; } = new("It was given beyond its limits, because") { Most = 300 };
    public bool IsPrescriber { get; } = isPrescriber;
}

/// <summary>The prescriber signs what was said and read back.</summary>
internal sealed class CountersignForm(Guid order, bool isPrescriber) : Form($"countersign-{order}")
{
    public Guid Order { get; } = order;
    public ShownInput Shown { get; } = new();
    public SecondPerson Prescriber { get; } = new("Prescriber's", isPrescriber);
}
