using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Planning;

/// <summary>Whether what a signed order was judged by still stands.</summary>
internal static class OrderBasis
{
    /// <summary>The row that struck it; null while another row of the same weight stands, or nobody struck it.</summary>
    public static FactRow? StruckFrom(PlanVersionRow plan, KnownPatient known) =>
        PlanBody.TryRead(plan.Body)?.WeightKg is not { } kilograms || known.Rows.Any(row => Is(row, kilograms)) ? null
        : known.Struck.Where(one => Is(one.Row, kilograms) && one.Row.RecordedAt <= plan.SignedAt).Select(one => one.Strike).FirstOrDefault();

    /// <summary>The same in a sentence.</summary>
    public static string? Says(PlanVersionRow plan, KnownPatient known) => StruckFrom(plan, known) is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"This order is judged again: {PlanBody.Read(plan.Body).WeightKg:0.#} kg, the weight it was signed on, was struck.")
            + " No drug is given on it until a prescriber signs the next version.";

    /// <summary>Why nothing is given on a signed order now, in a sentence: its weight was struck, or with what is known now it comes to something else. Null while it holds.</summary>
    public static string? Withdrawn(PlanVersionRow plan, PatientRows rows, DateTimeOffset at)
    {
        var known = rows.At(at);
        if (Says(plan, known) is { } struck) return struck;
        if (PlanBody.TryRead(plan.Body) is null) return null;
        var then = rows.Until(plan.SignedAt).At(plan.SignedAt);
        if (PastDecisions.Order(plan, then) is not { } signed || PastDecisions.Order(plan, known) is not { } order) return null;
        var (was, now) = (DoseCheck.Judge(signed), DoseCheck.Judge(order with { House = signed.House, Patient = order.Patient with { AgeYears = signed.Patient.AgeYears } }));
        if (was.Dose.Mg == now.Dose.Mg && (was.Verdict == now.Verdict || now.Verdict is Verdict.Allow)) return null;
        var comes = now.Dose.Mg is not { } mg ? "the dose can't be worked out" : mg != was.Dose.Mg ? $"the dose comes to {OrderLedger.Plain(mg)} mg, not {OrderLedger.Plain(was.Dose.Mg ?? 0)} mg" : $"it is judged {now.Verdict.ToString().ToLowerInvariant()}";
        return $"This order is judged again: with what is known now {comes}. No drug is given on it until a prescriber signs the next version.";
    }

    private static bool Is(FactRow row, decimal kilograms) =>
        row.Key == Measurements.Weight.Key && Measurements.Weight.Read(row.Value).Value is Amount { Value: var measured } && measured == kilograms;
}
