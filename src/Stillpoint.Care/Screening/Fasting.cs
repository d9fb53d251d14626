using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>How long the stomach has been empty, against the limits of product and route. Elapsed time exactly at the limit passes.</summary>
/// <remarks>Esketamine: its label. Others: the ASA fasting guideline; mouth, under the tongue and racemic nose as a vein, by house policy.</remarks>
public static class Fasting
{
    private const int InfantYears = 2;

    /// <summary>How long before the drug nothing is eaten, after a light meal and after any, and nothing clear is drunk.</summary>
    public static (TimeSpan Light, TimeSpan Meal, TimeSpan Drink) Limits(Product product) => product switch
    {
        Product.Esketamine => (TimeSpan.FromHours(2), TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)),
        Product.KetamineRacemic => (TimeSpan.FromHours(6), TimeSpan.FromHours(8), TimeSpan.FromHours(2)),
    };

    public static Check Solids(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.LastSolidFoodAt) is not { } meal) return Check.Unknown("Nobody has asked today when the patient last ate.", ScreeningFacts.LastSolidFoodAt.Key);
        var fatty = patient.Facts.Of(ScreeningFacts.LastMealFatty);
        var (light, meals, _) = Limits(patient.Plan.Product);
        var (limit, what) = patient.Plan.Product == Product.Esketamine ? (light, "any food")
            : fatty is { Value: false } ? (light, "a light meal")
            : (meals, fatty is null ? "a meal nobody called light" : "a fatty meal");
        return Since(patient, "Last solid food", meal, limit, what, fatty?.Input);
    }

    public static Check Liquids(PatientCase patient) => patient.Facts.Of(ScreeningFacts.LastClearLiquidAt) is { } drink
        ? Since(patient, "Last clear drink", drink, Limits(patient.Plan.Product).Drink, "clear liquids")
        : Check.Unknown("Nobody has asked today when the patient last drank.", ScreeningFacts.LastClearLiquidAt.Key);

    /// <summary>Breast milk and formula of a child under two; null for anybody older.</summary>
    public static Check? Infant(PatientCase patient)
    {
        if (patient.Age is not { } age) return Check.Unknown("Without a birth date nobody knows whether this is a child under two.", "patient.birthDate");
        if (age.Youngest >= InfantYears) return null;

        var milk = patient.Facts.Of(ScreeningFacts.LastBreastMilkAt) is { } breast ? Since(patient, "Last breast milk", breast, TimeSpan.FromHours(4), "breast milk") : null;
        var formula = patient.Facts.Of(ScreeningFacts.LastFormulaAt) is { } bottle ? Since(patient, "Last formula", bottle, TimeSpan.FromHours(6), "formula") : null;
        return new[] { milk, formula }.OfType<Check>().OrderBy(check => check.Passes).FirstOrDefault()
            ?? Check.Unknown("Nobody has said when the child last had milk.", ScreeningFacts.LastBreastMilkAt.Key, ScreeningFacts.LastFormulaAt.Key);
    }

    /// <summary>All of them as one answer, the worst first: what is not known, then what is too short.</summary>
    public static Check All(PatientCase patient)
    {
        Check[] checks = [.. new[] { Solids(patient), Liquids(patient), Infant(patient) }.OfType<Check>()];
        var worst = checks.FirstOrDefault(check => check.Passes is false) ?? checks.FirstOrDefault(check => check.Passes is null) ?? checks[0];
        return worst with
        {
            Because = string.Join(" ", checks.Where(check => check.Passes == worst.Passes).Select(check => check.Because)),
            Inputs = [.. checks.SelectMany(check => check.Inputs)],
            Missing = [.. checks.SelectMany(check => check.Missing)],
            ClearsAt = worst.Passes is false ? checks.Max(check => check.ClearsAt) : null,
        };
    }

    private static Check Since(PatientCase patient, string what, Fact<DateTimeOffset> last, TimeSpan limit, string of, params IEnumerable<Input?> more)
    {
        var elapsed = patient.At - last.Value;
        var says = string.Create(CultureInfo.InvariantCulture, $"{what} {Hours(elapsed)} ago; {of} needs {Hours(limit)}.");
        var inputs = more.Prepend(last.Input);
        return elapsed >= limit ? Check.Pass(says, inputs) : Check.Fail(says, inputs) with { ClearsAt = last.Value.ToOffset(patient.At.Offset) + limit };
    }

    private static string Hours(TimeSpan time) => (int)time.TotalHours is var hours && hours == 0 ? $"{time.Minutes} min" : time.Minutes == 0 ? $"{hours} h" : $"{hours} h {time.Minutes} min";
}
