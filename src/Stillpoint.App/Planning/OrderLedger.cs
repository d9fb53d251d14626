using System.Globalization;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Planning;

/// <summary>One line of the arithmetic as a pharmacist reads it: what, how it was worked out, and what it came to.</summary>
public sealed record LedgerLine(string What, string Working, string? Result, string Unit, bool Total = false);

/// <summary>Lays the numbers of a judged order out as a ledger. It computes nothing: every number is the judgement's own.</summary>
internal static class OrderLedger
{
    public static IEnumerable<LedgerLine> Of(DoseOrder order, DoseAnswer answer, string? weighed)
    {
        if (answer.Weight.Basis is not null || order.Amount is { IsPerKilogram: true })
            yield return new(Weight(answer.Weight), weighed is null ? "" : $"measured {weighed}", answer.Weight.Dosing is { } mass ? mass.Kilograms.ToString("0.0#", CultureInfo.InvariantCulture) : null, "kg");

        var mg = answer.Dose.Mg;
        var amount = order.Amount is { } written ? written.ToString() : "";
        var rounded = answer.Dose.MgUnrounded is { } exact && exact != mg ? $" = {Plain(exact)}, rounded" : "";
        yield return new("Dose of base", order.Amount switch
        {
            { IsPerKilogram: true, IsRate: false } when answer.Weight.Dosing is { } kg => $"{amount} × {kg.Kilograms:0.##} kg{rounded}",
            { IsRate: true } when order.Minutes is { } minutes => $"{amount} for {Plain(minutes)} min{rounded}",
            _ => $"as ordered{rounded}",
        }, mg is { } dose ? Plain(dose) : null, "mg", Total: true);

        if (answer.Dose.Devices is { } devices) yield return new("Spray devices of 28 mg", $"{Plain(mg ?? 0)} mg ÷ 28 mg", devices.ToString(CultureInfo.InvariantCulture), devices == 1 ? "device" : "devices");
        if (answer.Dose.MgPerKg is { } perKg && answer.Weight.Dosing is { } by) yield return new("And back", $"{Plain(mg ?? 0)} mg ÷ {by.Kilograms:0.##} kg", Plain(perKg), "mg/kg");
        if (answer.Draw is { } draw) yield return new("Draw from the vial", $"{Plain(mg ?? 0)} mg ÷ {Plain(draw.MgPerMl)} mg/mL", Millilitres(draw.Ml), "mL");
        if (answer.Final is { } final) yield return new(MadeUp(order, final), $"{Plain(mg ?? 0)} mg in {Plain(final.VolumeMl)} mL", Plain(final.MgPerMl), "mg/mL");
        if (answer.Rate is { } rate)
        {
            if (rate.MlPerHour is { } pump && answer.Final is { } held && order.Minutes is { } minutes)
                yield return new("Pump rate", $"{Plain(held.VolumeMl)} mL ÷ {Plain(minutes)} min × 60", pump.ToString("0.0", CultureInfo.InvariantCulture), "mL/h");
            yield return new("Which is", rate is { MlPerHour: { } set } && answer.Final is { } made ? $"{set.ToString("0.0", CultureInfo.InvariantCulture)} mL/h × {Plain(made.MgPerMl)} mg/mL" : $"{Plain(rate.MgPerHour)} mg/h ÷ 60", Plain(rate.MgPerMin), "mg/min");
        }
        if (answer.Waste is { } left) yield return new("Left in the vial, to count or waste", $"{Plain(left.Ml)} mL", Plain(left.Mg), "mg");
    }

    private static string Weight(DosingWeight weight) => (weight.Basis, weight.BodyMassIndex) switch
    {
        (null, _) => "Dosing weight",
        (WeightBasis.Actual, { } index) => $"Dosing weight, BMI {index:0.0} so actual",
        (WeightBasis.Adjusted, { } index) => $"Dosing weight, BMI {index:0.0} so adjusted from {weight.Actual?.Kilograms:0.0} kg",
        (WeightBasis.Ideal, _) => $"Dosing weight, ideal, from {weight.Actual?.Kilograms:0.0} kg",
        _ => "Dosing weight, actual",
    };

    private static string MadeUp(DoseOrder order, MadeUp final) =>
        order.Mix == Mix.AsSupplied ? "Given as supplied" : $"Made up to {Plain(final.VolumeMl)} mL";

    public static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>As a syringe is read: hundredths below one millilitre, tenths above.</summary>
    public static string Millilitres(decimal ml) => ml.ToString(ml < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
