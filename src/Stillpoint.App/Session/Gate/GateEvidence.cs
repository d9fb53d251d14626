using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Gate;

/// <summary>What the order, the visit and the strip say of the day, in the vocabulary the gate judges by; nobody types it twice.</summary>
internal static class GateEvidence
{
    public static IEnumerable<Fact> Of(SessionView view, PlanBody order, DateTimeOffset at) => [.. OfOrder(view.Order.Signed, order, at), .. OfVisit(view, at), .. OfStrip(view, at)];

    /// <summary>What the signed plan says of the order.</summary>
    private static IEnumerable<Fact> OfOrder(PlanVersionRow plan, PlanBody order, DateTimeOffset at)
    {
        var signed = plan.SignedAt.ToOffset(at.Offset);
        yield return GateFacts.OrderStatus.Fact("active", signed);
        yield return GateFacts.OrderSignedAt.Fact(signed, signed);
        yield return GateFacts.OrderVerdict.Fact(plan.Verdict.ToLowerInvariant(), signed);
        if (order.WeightKg is { } kilograms) yield return GateFacts.OrderWeightKg.Fact(new Amount(kilograms), signed);
    }

    private static IEnumerable<Fact> OfVisit(SessionView view, DateTimeOffset at)
    {
        if (view.EscortName is { } name) yield return ScreeningFacts.EscortName.Fact(name, at);
        if (view.EscortPhone is { } phone) yield return ScreeningFacts.EscortPhone.Fact(phone, at);
    }

    /// <summary>What was charted since the patient came: charted is as good as typed into the sheet.</summary>
    private static IEnumerable<Fact> OfStrip(SessionView view, DateTimeOffset at)
    {
        var story = view.Story;
        foreach (var (charted, vitals) in story.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact))
        {
            var when = charted.MeasuredAt.ToOffset(at.Offset);
            if (vitals is { Systolic: { } systolic, Diastolic: { } diastolic })
            {
                yield return Measurements.Systolic.Fact(new Amount(systolic), when);
                yield return Measurements.Diastolic.Fact(new Amount(diastolic), when);
            }
            if (vitals.HeartRate is { } heart) yield return Measurements.HeartRate.Fact(new Amount(heart), when);
            if (vitals is { Spo2: { } saturation, OnOxygen: not true }) yield return Measurements.Spo2.Fact(new Amount(saturation), when);
            if (vitals.RespiratoryRate is { } breaths) yield return Measurements.RespiratoryRate.Fact(new Amount(breaths), when);
            if (vitals.TemperatureCelsius is { } warmth) yield return Measurements.Temperature.Fact(new Amount(warmth), when);
        }
        if (story.Last<Entry.IdentityChecked>() is { } identity)
        {
            var when = identity.Event.MeasuredAt.ToOffset(at.Offset);
            yield return GateFacts.IdentifiersVerified.Fact(new Amount(identity.Entry.Identifiers), when);
            yield return GateFacts.PhotoMatch.Fact(identity.Entry.PhotoMatch, when);
        }
        if (story.Last<Entry.IvPlaced>() is { } iv)
        {
            var when = iv.Event.MeasuredAt.ToOffset(at.Offset);
            yield return GateFacts.IvSite.Fact(iv.Entry.Site, when);
            yield return GateFacts.IvGauge.Fact(new Amount(iv.Entry.Gauge), when);
            yield return GateFacts.IvAttempts.Fact(new Amount(iv.Entry.Attempts), when);
            if (iv.Entry.Flushed) yield return GateFacts.IvFlushedAt.Fact(when, when);
        }
        SignedOverride[] overrides = [.. story.All<Entry.GateOverridden>().Select(found => new SignedOverride(found.Entry.Item, found.Entry.Reason, view.NameOf(found.Event.By), found.Event.MeasuredAt.ToOffset(at.Offset)))];
        if (overrides.Length > 0) yield return GateFacts.Overrides.Fact(overrides, at);
    }
}
