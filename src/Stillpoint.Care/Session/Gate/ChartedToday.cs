using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Gate;

/// <summary>
/// What the strip says of the day, in the vocabulary the gate judges by: charted is as good as typed into the sheet, and it is handed
/// over as it was charted: half a pressure, a saturation on oxygen and an artefact too.
/// </summary>
public static class ChartedToday
{
    /// <param name="at">Now, in the clinic's own time.</param>
    /// <param name="nameOf">The name of a person who wrote an entry.</param>
    public static IEnumerable<Fact> Of(SessionStory story, DateTimeOffset at, Func<Guid?, string> nameOf)
    {
        foreach (var (charted, vitals) in story.All<Entry.VitalsCharted>())
            foreach (var fact in Vitals(vitals, charted.MeasuredAt.ToOffset(at.Offset))) yield return fact;

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
        SignedOverride[] overrides = [.. story.All<Entry.GateOverridden>().Select(signed =>
            new SignedOverride(signed.Entry.Item, signed.Entry.Reason, nameOf(signed.Event.By), signed.Event.MeasuredAt.ToOffset(at.Offset), signed.Entry.Credential ?? Credential.Prescriber))];
        if (overrides.Length > 0) yield return GateFacts.Overrides.Fact(overrides, at);
    }

    private static IEnumerable<Fact> Vitals(Entry.VitalsCharted vitals, DateTimeOffset when)
    {
        if (vitals.Systolic is { } systolic) yield return Measurements.Systolic.Fact(new Amount(systolic), when) with { IsArtefact = vitals.Artefact };
        if (vitals.Diastolic is { } diastolic) yield return Measurements.Diastolic.Fact(new Amount(diastolic), when) with { IsArtefact = vitals.Artefact };
        if (vitals.Artefact) yield break; // of the rest the reading before it still stands
        if (vitals.HeartRate is { } heart) yield return Measurements.HeartRate.Fact(new Amount(heart), when);
        if (vitals.Spo2 is { } saturation) yield return Measurements.Spo2.Fact(new Amount(saturation), when);
        if (vitals.OnOxygen is { } oxygen) yield return ScreeningFacts.Spo2OnOxygen.Fact(oxygen, when);
        if (vitals.RespiratoryRate is { } breaths) yield return Measurements.RespiratoryRate.Fact(new Amount(breaths), when);
        if (vitals.TemperatureCelsius is { } warmth) yield return Measurements.Temperature.Fact(new Amount(warmth), when);
    }
}
