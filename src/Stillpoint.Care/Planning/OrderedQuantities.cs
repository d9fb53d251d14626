using System.Diagnostics;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>An order seen in every unit a limit may be written in, before any rounding. Null where the order or the weight doesn't tell.</summary>
internal sealed record OrderedQuantities
{
    public Dose? Dose { get; private init; }

    public Dose? Bolus { get; private init; }

    /// <summary>The rate as ordered, or as it follows from a dose and its minutes.</summary>
    public Rate? Rate { get; private init; }

    private decimal? MgPerKg { get; init; }

    private decimal? MgPerKgPerHour { get; init; }

    private decimal? Minutes { get; init; }

    private BodyMass? Weight { get; init; }

    private Dose Today { get; init; }

    public static OrderedQuantities Of(DoseOrder order, OrderedAmount amount, BodyMass? weight)
    {
        var minutes = order.Minutes is { } given ? Hours.FromMinutes(given) : (TimeSpan?)null;
        var rate = amount.IsRate ? RateOf(amount, weight) : null;
        var dose = amount.IsRate ? rate is { } steady && minutes is { } time ? steady * time : (Dose?)null : DoseOf(amount, weight);
        rate ??= dose is { } infused && minutes is { } over ? infused / over : null;
        return new()
        {
            Dose = dose,
            Rate = rate,
            Bolus = order.Bolus is { } bolus ? DoseOf(bolus.Amount, weight) : Units.Dose.None,
            // What was ordered per kilogram is compared as it was written, not multiplied out and divided again.
            MgPerKg = amount.Unit == AmountUnit.MgPerKg ? amount.Value : Per(dose?.Milligrams, weight),
            MgPerKgPerHour = amount.Unit == AmountUnit.MgPerKgPerHour ? amount.Value : Per(rate?.MgPerHour, weight),
            Minutes = order.Minutes,
            Weight = weight,
            Today = order.TotalToday ?? Units.Dose.None,
            MicrogramsPerKgPerMinute = amount.Unit == AmountUnit.MicrogramsPerKgPerMinute ? amount.Value : Per(rate?.MgPerHour * 1000 / 60, weight),
            BolusMgPerKg = order.Bolus?.Amount is not { } push ? 0 : push.Unit == AmountUnit.MgPerKg ? push.Value : Per(push.Value, weight),
        };
    }

    private decimal? MicrogramsPerKgPerMinute { get; init; }

    private decimal? BolusMgPerKg { get; init; }

    public decimal? Total => Dose?.Milligrams + Bolus?.Milligrams;

    public decimal? Value(Measure of) => of switch
    {
        Measure.MgPerKg => MgPerKg,
        Measure.Mg => Dose?.Milligrams,
        Measure.MgPerKgPerHour => MgPerKgPerHour,
        Measure.MgPerHour => Rate?.MgPerHour,
        Measure.MicrogramsPerKgPerMinute => MicrogramsPerKgPerMinute,
        Measure.Minutes => Minutes,
        Measure.BolusMgPerKg => BolusMgPerKg,
        Measure.TotalMg => Total,
        Measure.MgToday => Total + Today.Milligrams,
        Measure.MgPerKgToday => Per(Total + Today.Milligrams, Weight),
    };

    /// <summary>The ceilings of the row in milligrams, so that rounding never carries a dose over one it was ordered under.</summary>
    public IReadOnlyList<Dose> Ceilings(DoseRow row, Site site, House house)
    {
        var ceilings = new List<Dose>();
        foreach (var limit in row.Limits)
        {
            if (limit.BlocksAbove(site, house) is not { } most) continue;
            var mg = limit.Of switch
            {
                Measure.MgPerKg => most * Weight?.Kilograms,
                Measure.Mg => most,
                Measure.MgToday => most - Today.Milligrams - Bolus?.Milligrams,
                Measure.MgPerKgToday => (most * Weight?.Kilograms) - Today.Milligrams - Bolus?.Milligrams,
                Measure.MgPerKgPerHour or Measure.MgPerHour or Measure.MicrogramsPerKgPerMinute or Measure.Minutes or Measure.BolusMgPerKg or Measure.TotalMg => null,
            };
            if (mg >= 0) ceilings.Add(Units.Dose.Exactly(mg.Value));
        }
        return ceilings;
    }

    private static Dose? DoseOf(OrderedAmount amount, BodyMass? weight) => amount.Unit == AmountUnit.Mg
        ? Units.Dose.Of(amount.Value)
        : weight is null ? null : Units.MgPerKg.Of(amount.Value) * weight;

    private static Rate? RateOf(OrderedAmount amount, BodyMass? weight) => amount.Unit switch
    {
        AmountUnit.MgPerHour => Units.Rate.OfMgPerHour(amount.Value),
        AmountUnit.MicrogramsPerKgPerMinute => weight is null ? null : RatePerKg.OfMicrogramsPerKgPerMinute(amount.Value) * weight,
        AmountUnit.MgPerKgPerHour => weight is null ? null : RatePerKg.OfMgPerKgPerHour(amount.Value) * weight,
        AmountUnit.MgPerKg or AmountUnit.Mg => throw new UnreachableException("A dose is no rate."),
    };

    private static decimal? Per(decimal? amount, BodyMass? weight) => weight is null ? null : amount / weight.Kilograms;
}
