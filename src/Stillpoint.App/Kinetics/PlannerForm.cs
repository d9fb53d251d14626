using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Kinetics;

/// <summary>What the planner is asked. Who the person is starts empty; what is compared starts with what clinics usually weigh against each other.</summary>
internal sealed class PlannerForm() : Form("planner")
{
    public NumberInput<BodyMass> WeightKg { get; } = new("Weight", "kg", 1, 500, BodyMass.Of) { Needed = "Enter the weight in kilograms, from 1 to 500, with a point for decimals." };
    public NumberInput AgeYears { get; } = new("Age", "years", 0, 120) { Needed = "Enter the age in years, from 0 to 120, with a point for decimals." };

    public ChoiceInput Ancestry { get; } = new("Ancestry", [("neither", "Neither"), ("asian", "Asian"), ("japanese", "Japanese")])
    {
        As = Choice.List, None = "Not stated", Hint = "Only the spray's model asks",
    };

    public ChoiceInput Scale { get; } = new("Model scales with", [("capped", "Total weight, at most 120 kg"), ("total", "All of the weight"), ("ideal", "Ideal weight"), ("adjusted", "Adjusted weight")]) { As = Choice.List, Typed = "capped", Hint = "Only ketamine's model asks" };
    public NumberInput<BodyHeight> HeightCm { get; } = new("Height", "cm", 100, 250, BodyHeight.Of) { Hint = "For ideal and adjusted weight", Wrong = HeightNeeded };
    public ChoiceInput Sex { get; } = new("Sex", [("female", "Female"), ("male", "Male")]) { As = Choice.List, None = "Not stated", Hint = "For ideal and adjusted weight" };
    public NumberInput<MgPerKg> MgPerKg { get; } = new("Ketamine", "mg/kg", 0.01m, 20, Care.Units.MgPerKg.Of) { Hint = "mg/kg of total weight", Typed = "0.5", Needed = "Enter a dose rule in mg/kg, from 0.01 to 20, with a point for decimals." };
    public SeveralInput<string> Compare { get; } = new("Ways of giving it") { Options = [.. Ways], Chosen = [.. Ways.Select(way => way.Value)], Needed = "Choose at least one way of giving it." };
    public NumberInput Level { get; } = new("Time above", "ng/mL", 1, 10_000) { Typed = "100", Needed = "Enter a level in ng/mL, from 1 to 10000, with a point for decimals." };
    public NumberInput Washout { get; } = new("Time until below", "ng/mL", 1, 10_000) { Typed = "20", Needed = "Enter a level in ng/mL, from 1 to 10000, with a point for decimals." };
    public NumberInput Hours { get; } = new("Draw", "h", 1, 72) { Typed = "4", Needed = "Enter how many hours to draw, from 1 to 72, with a point for decimals." };
    public WholeInput Sessions { get; } = new("Course", "sessions", 1, 30) { Typed = "6", Needed = "Enter how many sessions, from 1 to 30. Sessions are whole." };
    public NumberInput DaysApart { get; } = new("Apart", "days", 0.5m, 90) { Typed = "3.5", Needed = "Enter days between sessions, from 0.5 to 90, with a point for decimals." };

    private const string HeightNeeded = "Enter the height in centimetres, which ideal weight asks for, from 100 to 250, with a point for decimals.";

    private static readonly (string Value, string Word)[] Ways =
    [
        ("iv40", "Ketamine by vein over 40 minutes"),
        ("iv60", "Ketamine by vein over 60 minutes"),
        ("im", "Ketamine into the muscle"),
        ("spray56", "Esketamine spray 56 mg"),
        ("spray84", "Esketamine spray 84 mg"),
    ];

    /// <summary>Ideal and adjusted weight ask for height and sex.</summary>
    private bool AsksBuild => Scale.Value is "ideal" or "adjusted";

    protected override IEnumerable<Refusal> Together()
    {
        if (AsksBuild && !HeightCm.Has) yield return new(HeightCm, HeightNeeded);
        if (AsksBuild && !Sex.Has) yield return new(Sex, "Choose the sex: the formula of ideal weight asks for it.");
        if (AsksBuild && HeightCm.Has && Sex.Has && WeightKg.Has && Scaled() is null) yield return new(HeightCm, "There is no ideal weight for this height.");
    }

    /// <summary>What was asked, as a plan to draw.</summary>
    public PlannerRequest Request() => new(
        WeightKg.Given, Scaled()!, (double)AgeYears.Given, Ancestry.Value, MgPerKg.Given, Compare.Given, (double)Level.Given, (double)Washout.Given, (double)Hours.Given * 60, Sessions.Given, (double)DaysApart.Given * 1440);

    /// <summary>The weight the model scales with.</summary>
    private ModelWeight? Scaled()
    {
        var total = WeightKg.Given;
        if (Scale.Value == "total") return ModelWeight.Chosen(total, "all of the weight");
        if (!AsksBuild) return ModelWeight.Of(total);
        var weights = DosingWeight.Of(new() { Weight = total, Height = HeightCm.Given, Sex = Sex.Given == "male" ? Care.Planning.Sex.Male : Care.Planning.Sex.Female }, WeightBasis.Actual, perKilogram: false);
        return (Scale.Value == "ideal" ? weights.Ideal : weights.Adjusted) is { } chosen ? ModelWeight.Chosen(chosen, $"{Scale.Value} weight") : null;
    }
}

/// <summary>What the planner draws, once what was typed makes sense. Times in minutes.</summary>
internal sealed record PlannerRequest(BodyMass Weight, ModelWeight Scaled, double AgeYears, string? Ancestry, MgPerKg Rule, IReadOnlyList<string> Compare, double Level, double Washout, double Until, int Sessions, double Apart)
{
    public Dose Dose => Rule * Weight;

    public IReadOnlyList<double> Starts => [.. Enumerable.Range(0, Sessions).Select(i => i * Apart)];

    public IEnumerable<PlannedRegimen> Regimens()
    {
        var racemate = new Subject(PublishedModels.Default, new Covariates { WeightKg = Scaled.Kilograms, AgeYears = AgeYears });
        var spray = new Subject(PublishedModels.EsketamineSpray, new Covariates { AgeYears = AgeYears, Asian = Ancestry is null ? null : Ancestry != "neither", Japanese = Ancestry is null ? null : Ancestry == "japanese" });
        foreach (var way in Compare)
        {
            yield return way switch
            {
                "iv40" => new($"{Dose} by vein over 40 min", racemate, [Administration.Of(GivenBy.IntravenousInfusion, 0, Dose, TimeSpan.FromMinutes(40))]),
                "iv60" => new($"{Dose} by vein over 60 min", racemate, [Administration.Of(GivenBy.IntravenousInfusion, 0, Dose, TimeSpan.FromMinutes(60))]),
                "im" => new($"{Dose} into the muscle", racemate, [Administration.Of(GivenBy.Intramuscular, 0, Dose)]),
                "spray56" => new("Esketamine spray 56 mg", spray, Devices(2)),
                _ => new("Esketamine spray 84 mg", spray, Devices(3)),
            };
        }
    }

    /// <summary>Each device holds 28 mg; they are given five minutes apart.</summary>
    private static Administration[] Devices(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Administration.Of(GivenBy.EsketamineSpray, 5 * i, Care.Units.Dose.Of(28), spray: i + 1))];
}
