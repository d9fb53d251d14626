using System.Globalization;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>Sedation, dissociation, breathing and what else happened after the first device, as scored and as charted; and where the two differ.</summary>
internal sealed class FormEvents
{
    private const string Group = "Events";

    private static readonly string[]
        Sedated = ["Sedation", "Somnolence"], Dissociated = ["Dissociation"], Breathless = ["Respiratory depression", "Hypoxia", "Apnoea", "Apnea"];

    private readonly SprayedSession spray;
    private readonly List<(SessionEvent Event, Entry.AdverseEvent Entry)> events;
    private readonly Course sedation, dissociation;
    private readonly bool? breathing;

    public FormEvents(SprayedSession spray)
    {
        this.spray = spray;
        events = [.. spray.Since<Entry.AdverseEvent>()];
        var most = spray.Story.House[DischargeCriteria.MostDissociation].Number;
        sedation = Course.Of([.. spray.Since<Entry.ScaleScored>().Select(score => (score.Event.MeasuredAt, score.Entry switch
        {
            { Scale: "MOAA/S", Total: { } total } => total < 5,
            { Scale: "RASS", Total: { } total } => total < 0,
            _ => (bool?)null,
        }))]);
        dissociation = Course.Of([.. spray.Since<Entry.ScaleScored>().Select(score => (score.Event.MeasuredAt, score.Entry is { Scale: "CADSS-23", Total: { } total } ? total > most : (bool?)null))]);
        var (house, sets) = (spray.Story.House, spray.Since<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact).Select(set => set.Entry).ToList());
        breathing = sets.Exists(set => set.Spo2 < house[FlagLimits.SpO2Red].Number || set.RespiratoryRate < house[FlagLimits.BreathsLowYellow].Number) ? true
            : sets.Exists(set => set.Spo2 is not null) && sets.Exists(set => set.RespiratoryRate is not null) ? false : null;
    }

    public IEnumerable<FormField> Fields()
    {
        yield return new(Group, "Sedation", Says(sedation, Sedated));
        yield return new(Group, "Dissociation", Says(dissociation, Dissociated));
        yield return new(Group, "Respiratory depression", Charted(Breathless) is { Count: > 0 } charted ? $"Yes: {Listed(charted)}" : breathing switch { true => "Yes: by the values on the strip", false => "No", null => null });
        var helped = spray.Since<Entry.MedicationGiven>().Select(given => $"{given.Entry.Drug} {given.Entry.Dose} at {spray.Time(given.Event.MeasuredAt)}").ToList();
        yield return new(Group, "Medicines given for it", helped.Count == 0 ? "None" : string.Join("; ", helped));
        var other = events.Where(one => !Is(one.Entry, [.. Sedated, .. Dissociated, .. Breathless])).ToList();
        yield return new(Group, "Other events", other.Count == 0 ? "None charted" : Listed(other));
        var serious = events.Where(one => one.Entry.Serious is true).ToList();
        yield return new(Group, "Serious events", serious.Count > 0 ? Listed(serious) : events.Exists(one => one.Entry.Serious is null) ? null : "None charted");
    }

    public IEnumerable<string> Contradictions()
    {
        foreach (var (what, course, words) in new[] { ("sedation", sedation, Sedated), ("dissociation", dissociation, Dissociated) })
        {
            if (course.Any is null) yield return $"Nobody scored {what} after the first device.";
            if (course.Any is false && Charted(words).Count > 0) yield return $"An event of {what} is charted, and no score shows it.";
            if (course.Any is true && Charted(words).Count == 0) yield return $"The scores show {what} from {spray.Time(course.From!.Value)}, and no event of it is charted.";
            if (course.Any is true && course.Until is null && spray.Story.LeftAt is not null) yield return $"The last score still shows {what}, and the patient has left.";
        }
        if (breathing is true && Charted(Breathless).Count == 0) yield return "A saturation or a breathing rate on the strip is low, and no event of breathing is charted.";
        foreach (var (written, one) in events)
        {
            if (one.Serious is null) yield return $"{one.What} at {spray.Time(written.MeasuredAt)}: nobody said whether it was serious.";
            if (one is { Serious: true, Outcome: null or EventOutcome.Unknown }) yield return $"{one.What} at {spray.Time(written.MeasuredAt)} was serious, and how it ended is not known.";
            if (one is { Serious: true, Grade: <= 1 }) yield return $"{one.What} at {spray.Time(written.MeasuredAt)} is called serious at grade 1.";
        }
    }

    private string? Says(Course course, string[] words)
    {
        var charted = Charted(words);
        if (course.Any is not true) return charted.Count > 0 ? $"Yes: {Listed(charted)}" : course.Any is false ? "No" : null;
        var over = course.Until is { } until ? $", gone by {spray.Time(until)} ({(spray.First is { } first && until - first <= TimeSpan.FromHours(2) ? "within" : "after")} two hours)" : ", not seen to be gone";
        return $"Yes, from {spray.Time(course.From!.Value)}{over}{(charted.Count > 0 ? $": {Listed(charted)}" : "")}";
    }

    private List<(SessionEvent Event, Entry.AdverseEvent Entry)> Charted(string[] words) => events.FindAll(one => Is(one.Entry, words));

    private static bool Is(Entry.AdverseEvent one, string[] words) => Array.Exists(words, word => string.Equals(word, one.What.Trim(), StringComparison.OrdinalIgnoreCase));

    private string Listed(List<(SessionEvent Event, Entry.AdverseEvent Entry)> some) => string.Join("; ", some.Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Entry.What.Trim()}, grade {one.Entry.Grade}, at {spray.Time(one.Event.MeasuredAt)}, {one.Entry.Action.Trim().TrimEnd('.')}")));

    /// <summary>Whether something was there at any score, from when, and until which score it was gone; null while nobody scored it, or it is there still.</summary>
    private sealed record Course(bool? Any, DateTimeOffset? From, DateTimeOffset? Until)
    {
        public static Course Of(IReadOnlyList<(DateTimeOffset At, bool? There)> scores)
        {
            var known = scores.Where(score => score.There is not null).ToList();
            if (known.Count == 0) return new(null, null, null);
            var last = known.FindLastIndex(score => score.There is true);
            if (last < 0) return new(false, null, null);
            return new(true, known.Find(score => score.There is true).At, last + 1 < known.Count ? known[last + 1].At : null);
        }
    }
}
