using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Gate;

/// <summary>What the order, the visit and the strip say of the day, in the vocabulary the gate judges by; nobody types it twice.</summary>
internal static class GateEvidence
{
    public static IEnumerable<Fact> Of(SessionView view, PlanBody order, IEnumerable<EveningSaid> evening, DateTimeOffset at) =>
        [.. OfOrder(view.Order.Signed, order, view.Known, at), .. OfVisit(view, at), .. ChartedToday.Of(view.Story, at, view.NameOf), .. evening.Select(said => said.On(at)).OfType<Fact>()];

    private static readonly FactKey[] OfOneEscort = [ScreeningFacts.EscortAgeYears, ScreeningFacts.EscortArrivalPlan, ScreeningFacts.EscortConfirmed, ScreeningFacts.TransportKind];

    /// <summary>A name or number that isn't the visit's, and what was said of an escort before another took their place.</summary>
    public static bool IsOfAnotherEscort(Fact fact, DateTimeOffset? namedAt) =>
        fact.Key == ScreeningFacts.EscortName || fact.Key == ScreeningFacts.EscortPhone || (fact.At.Latest < namedAt && OfOneEscort.Contains(fact.Key));

    /// <summary>What the signed plan says of the order; how it was judged only while the weight it was judged by stands.</summary>
    private static IEnumerable<Fact> OfOrder(PlanVersionRow plan, PlanBody order, KnownPatient known, DateTimeOffset at)
    {
        var signed = plan.SignedAt.ToOffset(at.Offset);
        yield return GateFacts.OrderStatus.Fact("active", signed);
        yield return GateFacts.OrderSignedAt.Fact(signed, signed);
        yield return GateFacts.OrderVerdict.Fact(OrderWeight.StruckFrom(plan, known) is null ? plan.Verdict.ToString().ToLowerInvariant() : "unknown", signed);
        if (order.WeightKg is { } kilograms) yield return GateFacts.OrderWeightKg.Fact(new Amount(kilograms), signed);
    }

    private static IEnumerable<Fact> OfVisit(SessionView view, DateTimeOffset at)
    {
        if (view.EscortName is { } name) yield return ScreeningFacts.EscortName.Fact(name, at);
        if (view.EscortPhone is { } phone) yield return ScreeningFacts.EscortPhone.Fact(phone, at);
    }
}
