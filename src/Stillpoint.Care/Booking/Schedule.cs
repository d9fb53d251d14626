using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Booking;

/// <summary>A visit as it is booked, or as it is wanted: who, where, when, and who looks after it.</summary>
public sealed record Appointment(Guid Id, Guid Clinic, Guid Patient, VisitTimes Times)
{
    public Guid? Chair { get; init; }

    public Guid? Nurse { get; init; }

    public Guid? Prescriber { get; init; }

    /// <summary>How the drug is given; null where none is.</summary>
    public Route? Route { get; init; }

    /// <summary>How far from other sessions it has to be; null where no drug is given.</summary>
    public CourseSpacing? Spacing { get; init; }

    public bool GivesDrug => Route is not null;
}

/// <summary>Somebody is away: ill, on leave, at another place.</summary>
public sealed record Absence(Guid Person, Span During, string Why);

/// <summary>Everything booked in some places, by chair, patient and person. It is never changed: a booking is another schedule.</summary>
public sealed class Schedule
{
    private static readonly List<Appointment> None = [];

    private readonly Dictionary<Guid, List<Appointment>> byChair, byPatient, byNurse, byPrescriber;
    private readonly ILookup<Guid, Absence> away;
    private readonly Dictionary<Guid, Place> places;
    private readonly Dictionary<Guid, string> names;
    private readonly IReadOnlyList<Absence> absences;
    private readonly Func<IReadOnlyList<Appointment>> all;

    /// <summary>The minutes of the longest visit: none that begins earlier than that before a stretch touches it.</summary>
    private readonly int longest;
    private IReadOnlyList<Appointment>? visits;

    /// <param name="places">The clinics.</param>
    /// <param name="visits">What is booked there, and the patients' own visits anywhere; what was cancelled or missed is not among them.</param>
    /// <param name="absences">Who is away when.</param>
    public Schedule(IEnumerable<Place> places, IEnumerable<Appointment> visits, IReadOnlyList<Absence>? absences = null)
    {
        this.places = places.ToDictionary(place => place.Clinic);
        this.absences = absences ?? [];
        away = this.absences.ToLookup(one => one.Person);
        names = this.places.Values.SelectMany(place => place.People).DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        (byChair, byPatient, byNurse, byPrescriber) = ([], [], [], []);
        IReadOnlyList<Appointment> sorted = [.. visits.OrderBy(visit => visit.Times.Starts)];
        (this.visits, all, longest) = (sorted, () => sorted, sorted.Count == 0 ? 0 : sorted.Max(visit => visit.Times.Length.Chair));
        foreach (var visit in sorted)
        {
            Keep(byChair, visit.Chair, visit);
            Keep(byPatient, visit.Patient, visit);
            Keep(byNurse, visit.Nurse, visit);
            Keep(byPrescriber, visit.Prescriber, visit);
        }
    }

    /// <summary>The same with one visit more or fewer: only the lists it stands in are made anew.</summary>
    private Schedule(Schedule other, Appointment? gone, Appointment? come)
    {
        (places, absences, away, names, longest) = (other.places, other.absences, other.away, other.names, Math.Max(other.longest, come?.Times.Length.Chair ?? 0));
        byChair = Changed(other.byChair, gone, come, visit => visit.Chair);
        byPatient = Changed(other.byPatient, gone, come, visit => visit.Patient);
        byNurse = Changed(other.byNurse, gone, come, visit => visit.Nurse);
        byPrescriber = Changed(other.byPrescriber, gone, come, visit => visit.Prescriber);
        all = () => Changed(other.Visits, gone, come);
    }

    /// <summary>In the order in which they begin.</summary>
    public IReadOnlyList<Appointment> Visits => visits ??= all();

    public IEnumerable<Place> Places => places.Values;

    public Place? PlaceOf(Guid clinic) => places.GetValueOrDefault(clinic);

    public string NameOf(Guid? person) => person is { } one && names.TryGetValue(one, out var name) ? name : "Somebody";

    public Schedule With(Appointment visit) => new(this, Visit(visit), visit);

    public Schedule Without(Guid visit) => Visits.FirstOrDefault(other => other.Id == visit) is { } gone ? new(this, gone, null) : this;

    public Schedule With(Absence absence) => new(places.Values, Visits, [.. absences, absence]);

    internal IReadOnlyList<Appointment> InChair(Guid? chair) => Of(byChair, chair);

    internal IReadOnlyList<Appointment> OfPatient(Guid patient) => Of(byPatient, patient);

    internal IReadOnlyList<Appointment> OfNurse(Guid? nurse) => Of(byNurse, nurse);

    internal IReadOnlyList<Appointment> OfPrescriber(Guid? prescriber) => Of(byPrescriber, prescriber);

    /// <summary>Why somebody is away in that stretch; null when they are not.</summary>
    public Absence? Away(Guid? person, Span during) => person is { } one ? away[one].FirstOrDefault(absence => absence.During.Meets(during)) : null;

    public IEnumerable<Absence> Absences(Guid person) => away[person];

    /// <summary>Of visits in the order in which they begin, those that could meet a stretch.</summary>
    internal IEnumerable<Appointment> Near(IReadOnlyList<Appointment> visits, Span span) => Around(visits, span.From, span.Until, longest);

    /// <summary>Of visits in the order in which they begin, those that could touch a stretch: no visit lasts a day.</summary>
    internal static IEnumerable<Appointment> Around(IReadOnlyList<Appointment> visits, DateTimeOffset from, DateTimeOffset until, int minutes = 24 * 60)
    {
        var (low, high) = (0, visits.Count);
        for (var first = from.AddMinutes(-minutes); low < high;)
        {
            var middle = (low + high) / 2;
            if (visits[middle].Times.Starts < first) low = middle + 1;
            else high = middle;
        }
        for (; low < visits.Count && visits[low].Times.Starts < until; low++) yield return visits[low];
    }

    /// <summary>The visit of this id as it stands, looked for where it would stand.</summary>
    private Appointment? Visit(Appointment like) => OfPatient(like.Patient).FirstOrDefault(other => other.Id == like.Id);

    private static Dictionary<Guid, List<Appointment>> Changed(Dictionary<Guid, List<Appointment>> kept, Appointment? gone, Appointment? come, Func<Appointment, Guid?> of)
    {
        var (from, to) = (gone is null ? null : of(gone), come is null ? null : of(come));
        if (from is null && to is null) return kept;
        var changed = new Dictionary<Guid, List<Appointment>>(kept);
        if (from is { } before) changed[before] = Changed(changed.GetValueOrDefault(before, None), gone, null);
        if (to is { } after) changed[after] = Changed(changed.GetValueOrDefault(after, None), null, come);
        return changed;
    }

    private static List<Appointment> Changed(IReadOnlyList<Appointment> visits, Appointment? gone, Appointment? come)
    {
        List<Appointment> changed = [.. visits.Where(visit => visit.Id != gone?.Id)];
        if (come is not null) changed.Insert(changed.FindIndex(visit => visit.Times.Starts > come.Times.Starts) is >= 0 and var at ? at : changed.Count, come);
        return changed;
    }

    private static List<Appointment> Of(Dictionary<Guid, List<Appointment>> kept, Guid? id) => id is { } one && kept.TryGetValue(one, out var visits) ? visits : None;

    private static void Keep(Dictionary<Guid, List<Appointment>> kept, Guid? id, Appointment visit)
    {
        if (id is not { } one) return;
        if (!kept.TryGetValue(one, out var visits)) kept[one] = visits = [];
        visits.Add(visit);
    }
}
