using System.Diagnostics;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>
/// The roundings of an order: 1 mg from 10 mg up and 0.1 mg below, 0.01 mL below 1 mL and 0.1 mL above, 0.1 mL/h. Half
/// goes away from zero. Each is kept, and one that changes what is given by more than 5 % is a finding.
/// </summary>
internal sealed class Roundings
{
    private const decimal Tolerance = 0.05m;

    private readonly List<Rounding> all = [];

    public IReadOnlyList<Rounding> All => all;

    public Dose Dose(string what, Dose computed, params IReadOnlyList<Dose> ceilings)
    {
        var step = computed.Milligrams >= 10 ? 1m : 0.1m;
        var rounded = computed.Rounded(step);
        if (ceilings.Any(ceiling => computed <= ceiling && rounded > ceiling)) rounded = computed.RoundedDown(step);
        return Units.Dose.Exactly(Keep(what, computed.Milligrams, rounded.Milligrams, step));
    }

    public decimal Drawn(string what, decimal millilitres) => ToStep(what, millilitres, millilitres < 1 ? 0.01m : 0.1m);

    public decimal Pump(string what, decimal mlPerHour) => ToStep(what, mlPerHour, 0.1m);

    public Finding? TooFar()
    {
        var far = all.Where(rounding => Math.Abs(rounding.Rounded - rounding.Computed) > Tolerance * rounding.Computed).ToList();
        if (far.Count == 0) return null;
        var says = far.Select(rounding => $"{Name(rounding.What)} {Written.Plain(rounding.Computed)} becomes {Written.Plain(rounding.Rounded)}");
        return DoseRules.RoundedTooFar.Finds(Severity.Block, $"Rounding changes what is given by more than 5 %: {string.Join("; ", says)}.") with
        {
            Inputs = [.. far.Select(rounding => new Input(rounding.What, rounding.Computed, null, null, "plan"))],
        };
    }

    private static string Name(string what) => what switch
    {
        "dose.mg" => "dose in mg",
        "bolus.mg" => "bolus in mg",
        "draw.mL" => "volume drawn in mL",
        "bolus.mL" => "volume of the bolus in mL",
        "bolus.mLPerH" => "pump rate of the bolus in mL/h",
        "rate.mLPerH" => "pump rate in mL/h",
        _ => throw new UnreachableException($"Nothing is rounded under the name {what}."),
    };

    private decimal ToStep(string what, decimal computed, decimal step) =>
        Keep(what, computed, Math.Round(computed / step, 0, MidpointRounding.AwayFromZero) * step, step);

    private decimal Keep(string what, decimal computed, decimal rounded, decimal step)
    {
        all.Add(new(what, Written.Round(computed, 6), rounded, step));
        return rounded;
    }
}
