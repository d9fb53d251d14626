using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>A course as a prescriber writes it: the order, which can be worked out by itself, and what surrounds it, which only signing asks for.</summary>
internal sealed class CourseForm() : Form("course")
{
    public const string Sign = "sign";

    public const int LeastReason = 20;

    /// <summary>The order as it was worked out in front of the prescriber; what was not can't be signed.</summary>
    public ShownInput Shown { get; } = new() { Only = Sign };

    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();

    public ChoiceInput<DoseRow> Row { get; } = new("Kind of treatment")
    {
        As = Choice.List, Needed = "Choose the kind of treatment.", Options = [.. DoseRows.All.Select(row => new Option<DoseRow>(row, $"{row.Id} {row.For}") { Value = row.Id })],
    };

    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public NumberInput Amount { get; } = new("Amount, of base", "", Plausible.Least, Plausible.Most) { Needed = "Write the amount as a number with a point, such as 0.5." };

    public ChoiceInput<AmountUnit> AmountUnit { get; } = new("Unit")
    {
        As = Choice.List, Needed = "Choose the unit.", Options = [.. AmountUnits.Codes.Select(code => new Option<AmountUnit>(AmountUnits.Find(code)!.Value, code) { Value = code })],
    };

    public NumberInput Minutes { get; } = new("Over", "min", Plausible.Least, Plausible.Most) { Wrong = "Write the minutes as a number with a point, such as 40." };

    public ChoiceInput<decimal> VialMgPerMl { get; } = new("Vial")
    {
        As = Choice.List, None = "No vial (spray)", Wrong = "Choose the strength of the vial.", Options = [(10m, "10 mg/mL"), (50m, "50 mg/mL"), (100m, "100 mg/mL")],
    };

    public NumberInput<Volume> VialMl { get; } = new("Vial holds", "mL", Plausible.Least, Plausible.Most, Volume.Of) { Wrong = "Write what the vial holds in mL as a number with a point, such as 10." };
    public ChoiceInput Mix { get; } = new("Made up", [("asSupplied", "as supplied"), ("qs", "with saline to a volume"), ("bag", "to a concentration"), ("equalVolume", "with an equal volume")]) { As = Choice.List };
    public NumberInput<Volume> MixMl { get; } = new("To a volume of", "mL", Plausible.Least, Plausible.Most, Volume.Of) { Wrong = VolumeNeeded };
    public NumberInput<Concentration> MixMgPerMl { get; } = new("To a strength of", "mg/mL", Plausible.Least, Plausible.Most, Concentration.Of) { Wrong = StrengthNeeded };
    public ChoiceInput<WeightBasis> Basis { get; } = new("Weight it goes by")
    {
        As = Choice.List, None = "As the rule says", Options = [(WeightBasis.Actual, "actual"), (WeightBasis.Ideal, "ideal"), (WeightBasis.Adjusted, "adjusted")],
    };

    /// <summary>The course around the order.</summary>
    public CourseInputs Course { get; } = new();

    public LongTextInput Why { get; } = new("Why this course, or this change of it") { Only = Sign, Needed = "Say why this course, in a sentence.", Most = 1000 };

    public LongTextInput OverrideReason { get; } = new("Why override")
    {
        Only = Sign, Hint = $"At least {LeastReason} characters. It stays with the order.", Wrong = $"Give the reason for the override in at least {LeastReason} characters.", Least = LeastReason, Most = 1000,
    };

    public PasswordInput Password { get; } = new("Your password") { Only = Sign, Hint = CourseDesk.Meaning, Needed = Signing.Needed };

    private const string VolumeNeeded = "Write the volume it is made up to in mL, as a number with a point, such as 50.";
    private const string StrengthNeeded = "Write the strength it is made up to in mg/mL, as a number with a point, such as 1.";

    protected override IEnumerable<Input> More() => Course.All;

    /// <summary>Fills the order with what is usual of a kind of treatment, and the course around it.</summary>
    public void Fill(UsualCourse usual)
    {
        var order = usual.Order;
        Row.Typed = usual.Row.Id;
        (Amount.Typed, AmountUnit.Typed, Minutes.Typed) = (CourseInputs.Text(order.Amount), order.Unit.Code(), CourseInputs.Text(order.Minutes));
        (VialMgPerMl.Typed, VialMl.Typed) = (CourseInputs.Text(order.VialMgPerMl), CourseInputs.Text(order.VialMl));
        (Mix.Typed, MixMl.Typed, MixMgPerMl.Typed) = (order.MadeUpToMl is not null ? "qs" : order.MadeUpToMgPerMl is not null ? "bag" : "asSupplied", CourseInputs.Text(order.MadeUpToMl), CourseInputs.Text(order.MadeUpToMgPerMl));
        Course.Fill(usual.Plan);
    }

    /// <summary>Fills everything with a plan that was signed: what is changed is changed from there.</summary>
    public void Fill(PlanVersionRow plan, PlanBody body)
    {
        (Indication.Typed, Row.Typed, Product.Typed, Route.Typed) = (plan.Indication.Id, plan.DoseRow, plan.Product.ToString(), plan.Route.Code());
        (Amount.Typed, AmountUnit.Typed, Minutes.Typed) = (CourseInputs.Text(body.Amount), body.AmountUnit, CourseInputs.Text(body.Minutes));
        (VialMgPerMl.Typed, VialMl.Typed, Mix.Typed, MixMl.Typed, MixMgPerMl.Typed) = (CourseInputs.Text(body.VialMgPerMl), CourseInputs.Text(body.VialMl), body.Mix, CourseInputs.Text(body.MixMl), CourseInputs.Text(body.MixMgPerMl));
        Basis.Typed = body.ChosenBasis ?? "";
        if (body.Course is { } course) Course.Fill(course);
    }

    private Input[] Order => [Indication, Row, Product, Route, Amount, AmountUnit, Minutes, VialMgPerMl, VialMl, Mix, MixMl, MixMgPerMl, Basis];

    /// <summary>Everything the order itself says could be read.</summary>
    public bool IsOrder => Order.All(input => input.Has || (input.Blank && input.Optional)) && !OrderTogether().Any();

    protected override IEnumerable<Refusal> Together() => [.. OrderTogether(), .. Course.Together()];

    private IEnumerable<Refusal> OrderTogether()
    {
        if (Product.Value is Care.Planning.Product.KetamineRacemic && !Mix.Has) yield return new(Mix, "Choose how it is made up.");
        if (Product.Value is Care.Planning.Product.KetamineRacemic && Route.Value is { } way && way.IsByNeedle() && !VialMgPerMl.Has) yield return new(VialMgPerMl, "Choose the strength of the vial it is drawn from.");
        if (Mix.Value == "qs" && !MixMl.Has) yield return new(MixMl, VolumeNeeded);
        if (Mix.Value == "bag" && !MixMgPerMl.Has) yield return new(MixMgPerMl, StrengthNeeded);
        if (Row.Value is { } row && Route.Value is { } route && row.IsInfusedBy(route) && !Minutes.Has) yield return new(Minutes, "An infusion has a duration: write its minutes.");
    }
}
