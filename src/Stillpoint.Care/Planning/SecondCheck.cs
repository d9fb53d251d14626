using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>What a second clinician computed apart: weight in kg, concentration in mg/mL, dose in mg, pump rate in mL/h.</summary>
public sealed record SecondCheck(decimal? WeightKg, decimal? MgPerMl, decimal? Mg, decimal? MlPerH)
{
    /// <summary>Two honest computations differ by rounding, never by more than this part.</summary>
    private const decimal Tolerance = 0.01m;

    internal Finding? Against(DoseAnswer answer)
    {
        if (answer.Dose.Mg is not { } mg) return null;

        var differs = new List<string>();
        var missing = new List<string>();
        Compare("check.weightKg", "kg", WeightKg, answer.Weight.Dosing is null ? null : answer.Weight.Actual?.Kilograms);
        // What is in the pump or syringe, which is the vial's strength only where nothing was diluted.
        Compare("check.mgPerMl", "mg/mL", MgPerMl, answer.Final?.MgPerMl);
        Compare("check.mg", "mg", Mg, mg);
        Compare("check.mLPerH", "mL/h", MlPerH, answer.Rate?.MlPerHour);

        if (differs.Count > 0)
            return DoseRules.SecondCheckDiffers.Finds(Severity.Block, $"The second check differs: {string.Join("; ", differs)}.") with { Inputs = Inputs() };
        return missing.Count == 0 ? null : DoseRules.SecondCheckDiffers.Finds(Severity.Unknown, "The second check is not complete.") with { Inputs = Inputs(), Missing = missing };

        void Compare(string path, string unit, decimal? theirs, decimal? ours)
        {
            if (ours is not { } expected) return;
            if (theirs is not { } entered) missing.Add(path);
            else if (!Near(entered, expected)) differs.Add($"{Written.Plain(entered)} {unit} entered, {Written.Plain(expected)} {unit} computed");
        }
    }

    private static bool Near(decimal theirs, decimal ours) => Math.Abs(theirs - ours) <= Tolerance * ours;

    private List<Input> Inputs()
    {
        (string Path, decimal? Value, string Unit)[] entered = [("check.weightKg", WeightKg, "kg"), ("check.mgPerMl", MgPerMl, "mg/mL"), ("check.mg", Mg, "mg"), ("check.mLPerH", MlPerH, "mL/h")];
        return [.. entered.Where(row => row.Value is not null).Select(row => new Input(row.Path, row.Value, row.Unit, null, "plan"))];
    }
}
