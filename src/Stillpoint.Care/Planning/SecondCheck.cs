using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>What a second clinician computed apart: weight in kg, concentration in mg/mL, dose in mg, pump rate in mL/h.</summary>
public sealed record SecondCheck(decimal? WeightKg, decimal? MgPerMl, decimal? Mg, decimal? MlPerH)
{
    /// <summary>Two honest computations differ by rounding, never by more than this part.</summary>
    public const decimal Tolerance = 0.01m;

    // What is in the pump or syringe is the vial's strength only where nothing was diluted.
    internal Finding? Against(DoseAnswer answer) => answer.Dose.Mg is not { } mg ? null
        : Against(new SecondCheck(answer.Weight.Dosing is null ? null : answer.Weight.Actual?.Kilograms, answer.Final?.MgPerMl, mg, answer.Rate?.MlPerHour));

    /// <summary>What differs from the numbers that are checked, or is missing; null when all agree.</summary>
    /// <param name="computed">The same numbers as they were computed first; what is null there is not asked.</param>
    public Finding? Against(SecondCheck computed)
    {
        var differs = new List<string>();
        var missing = new List<string>();
        Compare("check.weightKg", "kg", WeightKg, computed.WeightKg);
        Compare("check.mgPerMl", "mg/mL", MgPerMl, computed.MgPerMl);
        Compare("check.mg", "mg", Mg, computed.Mg);
        Compare("check.mLPerH", "mL/h", MlPerH, computed.MlPerH);

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

    /// <summary>Whether two numbers are the same one, rounded.</summary>
    public static bool Near(decimal theirs, decimal ours) => Math.Abs(theirs - ours) <= Tolerance * ours;

    private List<Input> Inputs()
    {
        (string Path, decimal? Value, string Unit)[] entered = [("check.weightKg", WeightKg, "kg"), ("check.mgPerMl", MgPerMl, "mg/mL"), ("check.mg", Mg, "mg"), ("check.mLPerH", MlPerH, "mL/h")];
        return [.. entered.Where(row => row.Value is not null).Select(row => new Input(row.Path, row.Value, row.Unit, null, "plan"))];
    }
}
