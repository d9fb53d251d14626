using System.Globalization;
using Stillpoint.App.Shell;
using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Kinetics;

/// <summary>What the planner is asked, as typed. Who the person is starts empty; what is compared starts with what clinics usually weigh against each other.</summary>
public sealed class PlannerForm
{
    public string? WeightKg { get; set; }

    public string? AgeYears { get; set; }

    public string? Ancestry { get; set; }

    public string? Scale { get; set; } = "capped";

    public string? HeightCm { get; set; }

    public string? Sex { get; set; }

    public string? MgPerKg { get; set; } = "0.5";

    public List<string>? Compare { get; set; }

    public string? Level { get; set; } = "100";

    public string? Washout { get; set; } = "20";

    public string? Hours { get; set; } = "4";

    public string? Sessions { get; set; } = "6";

    public string? DaysApart { get; set; } = "3.5";

    internal static IReadOnlyList<(string Value, string Word)> Ancestries { get; } = [("neither", "Neither"), ("asian", "Asian"), ("japanese", "Japanese")];

    internal static IReadOnlyList<(string Value, string Word)> Scales { get; } = [("capped", "Total weight, at most 120 kg"), ("total", "All of the weight"), ("ideal", "Ideal weight"), ("adjusted", "Adjusted weight")];

    internal static IReadOnlyList<(string Value, string Word)> Sexes { get; } = [("female", "Female"), ("male", "Male")];

    internal static IReadOnlyList<(string Value, string Word)> Ways { get; } =
    [
        ("iv40", "Ketamine by vein over 40 minutes"),
        ("iv60", "Ketamine by vein over 60 minutes"),
        ("im", "Ketamine into the muscle"),
        ("spray56", "Esketamine spray 56 mg"),
        ("spray84", "Esketamine spray 84 mg"),
    ];

    /// <summary>What was typed, judged: a plan to draw, or every reason why not.</summary>
    internal (PlannerRequest? Request, FormErrors Errors) Read()
    {
        var errors = new FormErrors();
        var weight = Number(errors, nameof(WeightKg), WeightKg, "the weight in kilograms", 1, 500);
        var age = Number(errors, nameof(AgeYears), AgeYears, "the age in years", 0, 120);
        var rule = Number(errors, nameof(MgPerKg), MgPerKg, "a dose rule in mg/kg", 0.01m, 20);
        string[] compare = [.. Ways.Select(way => way.Value).Where(way => Compare?.Contains(way) == true)];
        if (compare.Length == 0) errors.Add("Form.Compare", "Choose at least one way of giving it.");
        var level = Number(errors, nameof(Level), Level, "a level in ng/mL", 1, 10_000);
        var washout = Number(errors, nameof(Washout), Washout, "a level in ng/mL", 1, 10_000);
        var hours = Number(errors, nameof(Hours), Hours, "how many hours to draw", 1, 72);
        var sessions = Number(errors, nameof(Sessions), Sessions, "how many sessions", 1, 30);
        if (sessions is { } many && !decimal.IsInteger(many)) errors.Add("Form.Sessions", "Sessions are whole.");
        var apart = Number(errors, nameof(DaysApart), DaysApart, "days between sessions", 0.5m, 90);
        var scaled = weight is { } kilograms ? Scaled(errors, BodyMass.Of(kilograms)) : null;
        if (errors.Any) return (null, errors);
        return (new(
            BodyMass.Of(weight!.Value), scaled!, (double)age!.Value, Ancestries.Any(row => row.Value == Ancestry) ? Ancestry : null, Care.Units.MgPerKg.Of(rule!.Value), compare,
            (double)level!.Value, (double)washout!.Value, (double)hours!.Value * 60, (int)sessions!.Value, (double)apart!.Value * 1440), errors);
    }

    /// <summary>The weight the model scales with; ideal and adjusted weight ask for height and sex.</summary>
    private ModelWeight? Scaled(FormErrors errors, BodyMass total)
    {
        if (Scale == "total") return ModelWeight.Chosen(total, "all of the weight");
        if (Scale is not ("ideal" or "adjusted")) return ModelWeight.Of(total);
        var height = Number(errors, nameof(HeightCm), HeightCm, "the height in centimetres, which ideal weight asks for", 100, 250);
        if (Sex is not ("female" or "male")) errors.Add("Form.Sex", "Choose the sex: the formula of ideal weight asks for it.");
        if (errors.Any) return null;
        var weights = DosingWeight.Of(new() { Weight = total, Height = BodyHeight.Of(height!.Value), Sex = Sex == "male" ? Care.Planning.Sex.Male : Care.Planning.Sex.Female }, WeightBasis.Actual, perKilogram: false);
        var chosen = Scale == "ideal" ? weights.Ideal : weights.Adjusted;
        if (chosen is not null) return ModelWeight.Chosen(chosen, $"{Scale} weight");
        errors.Add("Form.HeightCm", "There is no ideal weight for this height.");
        return null;
    }

    private static decimal? Number(FormErrors errors, string field, string? typed, string what, decimal least, decimal most)
    {
        if (Typing.Number(typed) is { } number && number >= least && number <= most) return number;
        errors.Add("Form." + field, string.Create(CultureInfo.InvariantCulture, $"Enter {what}, from {least} to {most}, with a point for decimals."));
        return null;
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
