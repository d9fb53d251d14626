using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Planning;

/// <summary>Orders with boring defaults, so that a test says only what matters: an 80 kg man of 40, in a place with nothing stated.</summary>
internal static class Orders
{
    public static OrderedPatient AMan(decimal kilograms = 80, decimal centimetres = 180, decimal years = 40) =>
        new() { Sex = Sex.Male, AgeYears = years, Weight = BodyMass.Of(kilograms), Height = BodyHeight.Of(centimetres) };

    public static OrderedPatient AWoman(decimal kilograms, decimal centimetres) => AMan(kilograms, centimetres) with { Sex = Sex.Female };

    /// <summary>The usual mood infusion: over 40 minutes, from a 50 mg/mL vial, made up to 50 mL.</summary>
    public static DoseOrder Mood(decimal mgPerKg = 0.5m) => Of("DOS-01", mgPerKg, AmountUnit.MgPerKg) with { Minutes = 40, Vial = Vial(50, 10), Mix = Mix.MadeUpTo(Volume.Of(50)) };

    public static DoseOrder Of(string row, decimal amount, AmountUnit unit)
    {
        var found = DoseRows.Find(row)!;
        return new(found, found.Product, found.Routes.Count == 0 ? Route.Oral : found.Routes[0], AMan()) { Amount = OrderedAmount.Of(amount, unit) };
    }

    public static DoseOrder Spray(string row, decimal mg, int session) => Of(row, mg, AmountUnit.Mg) with { Session = new(session) };

    public static Vial Vial(decimal mgPerMl, decimal? millilitres = null) => new(Concentration.Of(mgPerMl), millilitres is { } volume ? Volume.Of(volume) : null);

    public static DoseAnswer Judged(this DoseOrder order) => DoseCheck.Judge(order);

    public static Finding? Finding(this DoseAnswer answer, string rule) => answer.Findings.SingleOrDefault(finding => finding.Rule == rule);

    public static Severity? Says(this DoseOrder order, string rule) => order.Judged().Finding(rule)?.Severity;
}
