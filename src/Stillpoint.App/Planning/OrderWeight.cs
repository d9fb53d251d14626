using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Planning;

/// <summary>Whether the weight that a signed order was judged by still stands.</summary>
internal static class OrderWeight
{
    /// <summary>The row that struck it; null while another row of the same weight stands, or nobody struck it.</summary>
    public static FactRow? StruckFrom(PlanVersionRow plan, KnownPatient known) =>
        PlanBody.TryRead(plan.Body)?.WeightKg is not { } kilograms || known.Rows.Any(row => Is(row, kilograms)) ? null
        : known.Struck.Where(one => Is(one.Row, kilograms) && one.Row.RecordedAt <= plan.SignedAt).Select(one => one.Strike).FirstOrDefault();

    /// <summary>The same in a sentence.</summary>
    public static string? Says(PlanVersionRow plan, KnownPatient known) => StruckFrom(plan, known) is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"This order is judged again: {PlanBody.Read(plan.Body).WeightKg:0.#} kg, the weight it was signed on, was struck.")
            + " No drug is given on it until a prescriber signs the next version.";

    private static bool Is(FactRow row, decimal kilograms) =>
        row.Key == Measurements.Weight.Key && Measurements.Weight.Read(row.Value).Value is Amount { Value: var measured } && measured == kilograms;
}
