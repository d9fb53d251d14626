using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Board;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Gate;

/// <summary>What the order, the visit and the strip say of the day, in the vocabulary the gate judges by; nobody types it twice.</summary>
internal static class GateEvidence
{
    /// <summary>The patient as the gate judges: what is known, what the order and the visit say, and what is on the strip.</summary>
    /// <param name="rows">The session with what surrounds it; its order can be read.</param>
    /// <param name="known">What is known of the patient.</param>
    /// <param name="story">The strip.</param>
    /// <param name="nameOf">The name of a person who wrote an entry.</param>
    /// <param name="at">Now, in the clinic's own time.</param>
    /// <param name="evening">What was said the evening before and isn't the ordinary answer.</param>
    public static PatientCase CaseOf(SessionRows rows, KnownPatient known, SessionStory story, Func<Guid?, string> nameOf, DateTimeOffset at, IReadOnlyList<EveningSaid>? evening = null)
    {
        var (plan, order) = (rows.Plan, rows.Order.Body!);
        var treatment = new TreatmentPlan(plan.Product, plan.Route) { Indication = plan.Indication.Id, Stage = Stage.DayOf, SessionNumber = rows.Number, MgPerKg = order.MgPerKg };
        // Who takes the patient home is who the visit names, and nobody who was typed anywhere else.
        var theirs = known with { Stated = [.. known.Stated.Where(fact => !IsOfAnotherEscort(fact, rows.Visit.EscortNamedAt))] };
        return theirs.Case(treatment, at,
            [.. OfOrder(plan, order, theirs, at), .. OfVisit(rows.Visit, at), .. ChartedToday.Of(story, at, nameOf), .. (evening ?? []).Select(said => said.On(at)).OfType<Fact>()]);
    }

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
        yield return GateFacts.OrderVerdict.Fact(OrderBasis.StruckFrom(plan, known) is null ? plan.Verdict.ToString().ToLowerInvariant() : "unknown", signed);
        if (order.WeightKg is { } kilograms) yield return GateFacts.OrderWeightKg.Fact(new Amount(kilograms), signed);
    }

    private static IEnumerable<Fact> OfVisit(VisitRow visit, DateTimeOffset at)
    {
        if (visit.EscortName is { } name) yield return ScreeningFacts.EscortName.Fact(name, at);
        if (visit.EscortPhone is { } phone) yield return ScreeningFacts.EscortPhone.Fact(phone, at);
    }
}
