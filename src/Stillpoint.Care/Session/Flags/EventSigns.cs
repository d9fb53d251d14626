using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>What adverse events say of a patient beyond numbers: complaints, the airway, the line, agitation.</summary>
public sealed record EventSigns
{
    public IReadOnlyList<Symptom>? Symptoms { get; init; }

    public Agitation? Agitation { get; init; }

    public IvSite? IvSite { get; init; }

    public Airway? Airway { get; init; }

    // The preferred terms an event is charted under, and what each tells. A term that is not here is recorded and flags nothing.
    private static readonly Dictionary<string, Symptom> Complaints = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Chest pain"] = Symptom.ChestPain, ["Focal deficit"] = Symptom.FocalDeficit, ["Severe headache"] = Symptom.SevereHeadache, ["Syncope"] = Symptom.Syncope,
        ["Seizure"] = Symptom.Seizure, ["Dyspnea"] = Symptom.Dyspnoea, [Formerly] = Symptom.Dyspnoea, ["Blurred vision"] = Symptom.VisionChange,
        ["Rash"] = Symptom.Rash, ["Urticaria"] = Symptom.Rash, ["Wheezing"] = Symptom.Wheeze, ["Bronchospasm"] = Symptom.Wheeze, ["Throat tightness"] = Symptom.ThroatTightness,
    };

    private static readonly Dictionary<string, Airway> Airways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Salivary hypersecretion"] = Flags.Airway.Drooling, ["Stridor"] = Flags.Airway.Stridor, ["Laryngospasm"] = Flags.Airway.Obstructed,
    };

    private static readonly Dictionary<string, IvSite> Lines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IV site burning"] = Flags.IvSite.Burning, ["IV infiltration"] = Flags.IvSite.Infiltrated,
    };

    /// <summary>As earlier strips spell it; read, and not offered.</summary>
    private const string Formerly = "Dyspnoea";

    private const string Vomiting = "Vomiting", Stirred = "Agitation";

    /// <summary>A severe headache is one charted as grade 3 or more.</summary>
    private const int Severe = 3;

    /// <summary>Every term that raises something, for whoever charts an event.</summary>
    public static IReadOnlyList<string> Terms { get; } = [.. Complaints.Keys.Where(term => term != Formerly), .. Airways.Keys, .. Lines.Keys, Vomiting, Stirred];

    public static EventSigns Of(SessionStory story, DateTimeOffset from, DateTimeOffset until)
    {
        var events = story.All<Entry.AdverseEvent>().Where(seen => seen.Event.MeasuredAt >= from && seen.Event.MeasuredAt <= until).Select(seen => seen.Entry).ToList();
        List<Symptom> symptoms = [.. events.Where(seen => Complaints.ContainsKey(seen.What)).Select(seen => Complaints[seen.What])];
        if (events.Exists(seen => Is(seen, "Headache") && seen.Grade >= Severe)) symptoms.Add(Symptom.SevereHeadache);
        return new()
        {
            Symptoms = symptoms.Count == 0 ? null : [.. symptoms.Distinct()],
            Agitation = events.Where(seen => Is(seen, Stirred)).Select(seen => (Agitation?)(seen.Grade >= Severe ? Flags.Agitation.Combative : Flags.Agitation.Verbal)).Max(),
            IvSite = events.Where(seen => Lines.ContainsKey(seen.What)).Select(seen => (IvSite?)Lines[seen.What]).Max(),
            Airway = events.Where(seen => Airways.ContainsKey(seen.What)).Select(seen => (Airway?)Airways[seen.What]).Max(),
        };
    }

    /// <summary>How often the patient has vomited in this session, or since a moment of it; null when nothing was charted.</summary>
    public static int? Vomits(SessionStory story, DateTimeOffset? since, DateTimeOffset until) =>
        story.All<Entry.AdverseEvent>().Count(seen => Is(seen.Entry, Vomiting) && seen.Event.MeasuredAt <= until && !(seen.Event.MeasuredAt <= since)) is > 0 and var times ? times : null;

    private static bool Is(Entry.AdverseEvent seen, string term) => string.Equals(seen.What.Trim(), term, StringComparison.OrdinalIgnoreCase);
}
