using System.Globalization;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>One field of the monitoring form.</summary>
/// <param name="Says">Null where the record does not say: it is looked up and written by hand, and never guessed.</param>
public sealed record FormField(string Group, string What, string? Says);

/// <summary>
/// What the risk programme of esketamine asks about a session, answered from its strip, and what in the record contradicts
/// itself. A clinic copies it onto the form in use; it sends nothing. [POLICY: the wording of the form changes]
/// </summary>
public sealed record MonitoringForm(IReadOnlyList<FormField> Fields, IReadOnlyList<string> Contradictions)
{
    public const string Version = "esketamine monitoring 1";

    /// <summary>From the first device to the filing. REMS.</summary>
    public static readonly TimeSpan FiledWithin = TimeSpan.FromDays(7);

    /// <summary>So long before that is over somebody else hears of it. [POLICY]</summary>
    public static readonly TimeSpan ToldBefore = TimeSpan.FromDays(2);

    /// <param name="time">A moment as the clinic's clock shows it.</param>
    public static MonitoringForm Of(SessionStory story, OrderedDose? order, PatientCase patient, Func<DateTimeOffset, string> time)
    {
        var spray = new SprayedSession(story, time);
        var seen = new FormEvents(spray);
        return new([.. Medicines(patient), .. Given(spray), .. Pressures(spray), .. seen.Fields()],
            [.. Devices(spray, order), .. Enrolled(patient), .. Watched(spray), .. seen.Contradictions()]);
    }

    private static IEnumerable<FormField> Medicines(PatientCase patient)
    {
        const string group = "Taken with it";
        foreach (var (what, drugs) in new[]
        {
            ("Benzodiazepine", DrugClass.Benzodiazepine), ("Other sedative or sleeping drug", DrugClass.SedativeHypnotic), ("Opioid", DrugClass.AnyOpioid),
            ("Stimulant", DrugClass.Psychostimulant), ("MAO inhibitor", DrugClass.MaoInhibitor),
        })
        {
            List<string> taken = [.. patient.Taking(drugs).Select(drug => drug.Value).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
            List<string> unread = [.. patient.MedicationList.Unread.Select(line => line.Medication.Text).OfType<string>()];
            yield return new(group, what, taken.Count > 0 ? $"Yes: {string.Join(", ", taken)}"
                : patient.Interactions.Outcome == InteractionOutcome.Unknown || unread.Count > 0 ? null : "No");
            if (taken.Count == 0 && unread.Count > 0) yield return new(group, $"{what}: not recognised", string.Join(", ", unread));
        }
    }

    private static IEnumerable<FormField> Given(SprayedSession spray)
    {
        const string group = "Session";
        var dose = spray.Devices.Sum(device => device.Entry.Mg);
        yield return new(group, "Dose", spray.Devices.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{dose:0.##} mg{(dose is 56 or 84 ? "" : " (other than 56 or 84)")}"));
        yield return new(group, "Lot", spray.Lots.Count == 0 ? null : string.Join(", ", spray.Lots));
        foreach (var (written, device) in spray.Devices)
            yield return new(group, $"Device {device.Device?.ToString(CultureInfo.InvariantCulture) ?? "without a number"}",
                string.Create(CultureInfo.InvariantCulture, $"{device.Mg:0.##} mg at {spray.Time(written.MeasuredAt)}; {(device is { SpraysLeft: { } left, SpraysRight: { } right } ? $"sprays: left {left}, right {right}" : "sprays in each nostril not charted")}"));
        yield return new(group, "Minutes from the first device to the end of monitoring", spray.Monitored is { } watched ? Minutes(watched) : null);
        yield return new(group, "Minutes to being ready, were there no two hours", spray is { First: { } first, ReadyAt: { } ready } ? Minutes(ready - first) : null);
    }

    private static IEnumerable<FormField> Pressures(SprayedSession spray)
    {
        const string group = "Vital signs";
        var house = spray.Story.House;
        yield return new(group, "Blood pressure before", spray.Says(spray.Before));
        yield return new(group, "Acceptable before the dose", spray.Before is not { Entry: { Systolic: { } systolic, Diastolic: { } diastolic } } ? null
            : systolic <= house[VitalSignItems.SystolicGoes] && diastolic <= house[VitalSignItems.DiastolicGoes] ? "Yes" : "No");
        yield return new(group, "Blood pressure about 40 min after", spray.Says(spray.AtForty));
        yield return new(group, "Blood pressure before the end", spray.Says(spray.AtTheEnd));
        yield return new(group, "Acceptable before the end", spray.AtTheEnd is not { Entry: { Systolic: { } last, Diastolic: { } under } } ? null
            : last < house[Session.Flags.FlagLimits.SbpYellow] && under < house[Session.Flags.FlagLimits.DbpYellow] ? "Yes" : "No");
    }

    private static IEnumerable<string> Devices(SprayedSession spray, OrderedDose? order)
    {
        if (spray.Devices.Count == 0) yield return "No device is on the strip: nothing was given, or it was not charted.";
        if (order is { Devices: { } ordered } && spray.Devices.Count > 0 && spray.Devices.Count != ordered)
            yield return $"The order is for {ordered} devices, and {spray.Devices.Count} {(spray.Devices.Count == 1 ? "is" : "are")} on the strip.";
        if (spray.Devices.Count > 0 && !spray.Devices.Select(device => device.Entry.Device).SequenceEqual(Enumerable.Range(1, spray.Devices.Count).Select(number => (int?)number)))
            yield return "The numbers of the devices do not run from 1 in the order they were used.";
        foreach (var (earlier, later) in spray.Devices.Zip(spray.Devices.Skip(1)))
            if (later.Event.MeasuredAt - earlier.Event.MeasuredAt < OrderCheck.BetweenDevices)
                yield return $"Devices at {spray.Time(earlier.Event.MeasuredAt)} and {spray.Time(later.Event.MeasuredAt)}: less than five minutes apart.";
        foreach (var (written, device) in spray.Devices)
            if (device is { SpraysLeft: not null, SpraysRight: not null } and not { SpraysLeft: 1, SpraysRight: 1 })
                yield return $"The device of {spray.Time(written.MeasuredAt)}: not one spray in each nostril, so the dose may be less than {device.Mg.ToString("0.##", CultureInfo.InvariantCulture)} mg.";
        if (spray.Lots.Count > 1) yield return $"More than one lot was prepared: {string.Join(", ", spray.Lots)}. Say which device is of which.";
        var prepared = spray.Story.All<Entry.DrugPrepared>().Sum(drawn => drawn.Entry.Mg);
        if (prepared > 0 && prepared != spray.Devices.Sum(device => device.Entry.Mg))
            yield return string.Create(CultureInfo.InvariantCulture, $"{prepared:0.##} mg were prepared and {spray.Devices.Sum(device => device.Entry.Mg):0.##} mg given: the rest must be wasted before a witness.");
    }

    private static IEnumerable<string> Enrolled(PatientCase patient)
    {
        if (patient.Facts.Is(ScreeningFacts.PatientRemsEnrolled) is not true) yield return "The record does not say that the patient is enrolled.";
        if (patient.Facts.Is(ScreeningFacts.SiteRemsCertified) is not true) yield return "The record does not say that the site is certified.";
    }

    private static IEnumerable<string> Watched(SprayedSession spray)
    {
        if (spray.Devices.Count == 0) yield break;
        if (spray.Story.LeftAt is null) yield return "The patient is still here: the form is not complete before they leave.";
        else if (spray.Monitored < TimeSpan.FromHours(2))
            yield return spray.Story.Has<Entry.LeftAgainstAdvice>() ? "Monitoring lasted less than two hours: the patient left against advice. The form says so." : "Monitoring lasted less than two hours, and nobody charted that the patient left against advice.";
        if (spray.Before is null) yield return "No blood pressure was charted before the first device.";
        if (spray.AtForty is null) yield return "No blood pressure was charted about 40 minutes after the last device.";
        if (spray.AtTheEnd is null) yield return "No blood pressure was charted in the half hour before the patient left.";
    }

    internal static string Minutes(TimeSpan time) => Math.Floor(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);
}
