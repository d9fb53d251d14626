using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>What the strip says of the criteria of discharge, as it was charted; what was not charted stays unknown.</summary>
public static class ChartedRecovery
{
    /// <summary>What is known of the patient and the order, with everything the strip says beside it.</summary>
    /// <param name="known">The moment, the treatment and the patient; of its gates only the open red flags are kept.</param>
    /// <param name="today">The patient's facts, for what was measured before the patient came into the room.</param>
    /// <param name="nameOf">The name of a person who wrote an entry.</param>
    /// <param name="escortSince">Since when the escort is this adult: what was seen of another before counts for nothing.</param>
    public static DischargeFacts On(DischargeFacts known, SessionStory story, PatientFacts today, Func<Guid?, string> nameOf, DateTimeOffset? escortSince = null)
    {
        var sets = story.All<Entry.VitalsCharted>().ToList();
        var started = story.Infusion?.StartedAt ?? story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault();
        var baseline = Before(sets.Where(set => !set.Entry.Artefact && (started is null || set.Event.MeasuredAt <= started)).Select(set => set.Entry).ToList(), today);
        return known with
        {
            AdministrationEndAt = story.AdministrationEndedAt?.ToOffset(known.At.Offset),
            Rescues = [.. story.All<Entry.MedicationGiven>().Select(given => new GivenDrug(given.Entry.Drug, given.Event.MeasuredAt.ToOffset(known.At.Offset), given.Entry.ObserveMinutes))],
            Baseline = baseline,
            Vitals = Now(known, sets, baseline.SpO2),
            Aldrete = Scored(story, known, "ALDRETE"),
            Padss = Scored(story, known, "MPADSS"),
            Gates = Gates(known, story, today, nameOf, escortSince),
        };
    }

    private static DischargeBaseline Before(List<Entry.VitalsCharted> sets, PatientFacts today)
    {
        var pressure = sets.LastOrDefault(set => set is { Systolic: not null, Diastolic: not null }) ?? sets.LastOrDefault(set => set.Systolic is not null || set.Diastolic is not null);
        return new()
        {
            Sbp = pressure is null ? today.Of(Measurements.Systolic)?.Value.Value : pressure.Systolic,
            Dbp = pressure is null ? today.Of(Measurements.Diastolic)?.Value.Value : pressure.Diastolic,
            HeartRate = sets.LastOrDefault(set => set.HeartRate is not null)?.HeartRate ?? today.Of(Measurements.HeartRate)?.Value.Value,
            SpO2 = sets.LastOrDefault(set => set.Spo2 is not null && set.OnOxygen is not true)?.Spo2 ?? (today.Is(ScreeningFacts.Spo2OnOxygen) is true ? null : today.Of(Measurements.Spo2)?.Value.Value),
        };
    }

    private static DischargeVitals Now(DischargeFacts known, List<(SessionEvent Event, Entry.VitalsCharted Entry)> sets, decimal? usual)
    {
        var pressures = sets.Where(set => set.Entry.Systolic is not null || set.Entry.Diastolic is not null).ToList();
        // What was measured too long ago is no longer known: it says how the patient was.
        bool Counts((SessionEvent Event, Entry.VitalsCharted Entry) set) => set.Event is not null && LastSeen.Counts(known.House, set.Event.MeasuredAt, known.At);
        var newest = pressures.LastOrDefault() is var last && Counts(last) ? last.Entry : null;
        var readings = sets.Where(set => !set.Entry.Artefact).ToList();
        var saturations = readings.Where(set => set.Entry.Spo2 is not null).ToList();
        return new()
        {
            // The newest pressure counts as it was charted: marked as an artefact it is no pressure, and the one before is no answer.
            Sbp = newest is { Artefact: false } ? newest.Systolic : null,
            Dbp = newest is { Artefact: false } ? newest.Diastolic : null,
            PreviousSbp = pressures.SkipLast(1).LastOrDefault(set => !set.Entry.Artefact && set.Entry.Systolic is not null).Entry?.Systolic,
            HeartRate = readings.LastOrDefault(set => set.Entry.HeartRate is not null && Counts(set)).Entry?.HeartRate,
            SpO2 = saturations.LastOrDefault(Counts).Entry?.Spo2,
            OnOxygen = readings.Select(set => set.Entry.OnOxygen).LastOrDefault(said => said is not null),
            SpO2StableMinutes = Held(known, saturations, usual) is { } since ? Math.Floor((decimal)(known.At - since).TotalMinutes) : null,
        };
    }

    /// <summary>Since when every saturation was on room air and good enough to go home with; null when the last one is not.</summary>
    private static DateTimeOffset? Held(DischargeFacts known, List<(SessionEvent Event, Entry.VitalsCharted Entry)> saturations, decimal? usual)
    {
        if (usual is not { } before) return null;
        var least = Math.Max(before - known.House[VitalCriteria.BelowUsual], known.House[known.Copd == true ? VitalCriteria.LeastWithCopd : VitalCriteria.LeastSaturation]);
        return saturations.AsEnumerable().Reverse().TakeWhile(set => set.Entry.OnOxygen is not true && set.Entry.Spo2 >= least).LastOrDefault().Event?.MeasuredAt;
    }

    private static DischargeGates Gates(DischargeFacts known, SessionStory story, PatientFacts today, Func<Guid?, string> nameOf, DateTimeOffset? escortSince)
    {
        var ofThisEscort = story.All<Entry.RecoveryChecked>().Where(check => escortSince is null || check.Event.MeasuredAt >= escortSince).ToList();
        var found = story.All<Entry.RecoveryChecked>().ToList();
        var checks = found.Select(check => check.Entry).ToList();
        var lately = found.Where(check => LastSeen.Counts(known.House, check.Event.MeasuredAt, known.At)).Select(check => check.Entry).ToList();
        T? Lately<T>(Func<Entry.RecoveryChecked, T?> what) where T : struct => lately.Select(what).LastOrDefault(said => said is not null);
        T? Said<T>(Func<Entry.RecoveryChecked, T?> what) where T : struct => checks.Select(what).LastOrDefault(said => said is not null);
        string? Word(Func<Entry.RecoveryChecked, string?> what) => checks.Select(what).LastOrDefault(said => said is not null);
        var vomited = story.All<Entry.AdverseEvent>().Where(found => found.Entry.What.Contains("vomit", StringComparison.OrdinalIgnoreCase)).Select(found => (DateTimeOffset?)found.Event.MeasuredAt).LastOrDefault();
        var gone = story.Last<Entry.Discharged>();
        return new()
        {
            OpenRed = known.Gates.OpenRed,
            Moaas = Total(story, "MOAA/S", known),
            Rass = Total(story, "RASS", known),
            Cadss = Total(story, "CADSS-23"),
            Cadss6 = Total(story, "CADSS-6"),
            MinutesSinceVomit = vomited is { } at ? Math.Floor((decimal)(known.At - at).TotalMinutes) : null,
            CssrsPositiveBefore = today.Latest(ScreeningFacts.CssrsAnswers)?.Value.Items.Any(yes => yes == true),
            Oriented = Lately(check => check.Oriented),
            MonthsBackwards = Lately(check => check.MonthsBackwards),
            DissociationResolved = Said(check => check.DissociationResolved),
            Walks10m = Lately(check => check.WalksTenMetres),
            FluidsTolerated = Said(check => check.FluidsTolerated),
            CssrsReassessed = Said(check => check.SuicideRiskReassessed),
            CssrsRisk = Enum.TryParse<SuicideRisk>(Word(check => check.SuicideRisk), ignoreCase: true, out var risk) ? risk : null,
            DispositionSigned = Said(check => check.DispositionSigned),
            IvRemoved = Said(check => check.IvRemoved),
            IvSiteChecked = Said(check => check.IvSiteChecked),
            EscortPresent = ofThisEscort.Where(check => LastSeen.Counts(known.House, check.Event.MeasuredAt, known.At)).Select(check => check.Entry.EscortPresent).LastOrDefault(said => said is not null),
            EscortIdentityChecked = ofThisEscort.Select(check => check.Entry.EscortIdentityChecked).LastOrDefault(said => said is not null),
            EscortKind = Enum.TryParse<EscortKind>(ofThisEscort.Select(check => check.Entry.EscortKind).LastOrDefault(said => said is not null), ignoreCase: true, out var escort) ? escort : null,
            InstructionsSigned = Acknowledged(story, escortSince) ?? ofThisEscort.Select(check => check.Entry.InstructionsSigned).LastOrDefault(said => said is not null),
            ReleasedAt = gone?.Event.MeasuredAt,
            ReleasedBy = gone is { } signed ? nameOf(signed.Event.By) : null,
        };
    }

    /// <summary>Patient and escort both acknowledged what they were told; of another escort's hand nothing counts.</summary>
    private static bool? Acknowledged(SessionStory story, DateTimeOffset? escortSince) =>
        story.All<Entry.InstructionsAcknowledged>().Any(one => escortSince is null || one.Event.MeasuredAt >= escortSince) ? true : null;

    private static decimal? Total(SessionStory story, string scale, DischargeFacts? known = null) => story.All<Entry.ScaleScored>()
        .LastOrDefault(found => found.Entry.Scale == scale && (known is null || LastSeen.Counts(known.House, found.Event.MeasuredAt, known.At))).Entry?.Total;

    private static List<decimal?>? Scored(SessionStory story, DischargeFacts known, string scale) =>
        story.All<Entry.RecoveryScored>().LastOrDefault(found => found.Entry.Scale == scale && LastSeen.Counts(known.House, found.Event.MeasuredAt, known.At)).Entry?.Items.Select(item => (decimal?)item).ToList();
}
