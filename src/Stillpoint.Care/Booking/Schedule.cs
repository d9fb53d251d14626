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

    private readonly Dictionary<Guid, List<Appointment>> byChair = [], byPatient = [], byNurse = [], byPrescriber = [];
    private readonly ILookup<Guid, Absence> away;
    private readonly Dictionary<Guid, Place> places;
    private readonly Dictionary<Guid, string> names;
    private readonly IReadOnlyList<Absence> absences;

    /// <param name="places">The clinics.</param>
    /// <param name="visits">What is booked there, and the patients' own visits anywhere; what was cancelled or missed is not among them.</param>
    /// <param name="absences">Who is away when.</param>
    public Schedule(IEnumerable<Place> places, IEnumerable<Appointment> visits, IReadOnlyList<Absence>? absences = null)
    {
        this.places = places.ToDictionary(place => place.Clinic);
        this.absences = absences ?? [];
        away = this.absences.ToLookup(one => one.Person);
        names = this.places.Values.SelectMany(place => place.People).DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Name);
        Visits = [.. visits.OrderBy(visit => visit.Times.Starts)];
        foreach (var visit in Visits)
        {
            Keep(byChair, visit.Chair, visit);
            Keep(byPatient, visit.Patient, visit);
            Keep(byNurse, visit.Nurse, visit);
            Keep(byPrescriber, visit.Prescriber, visit);
        }
    }

    /// <summary>In the order in which they begin.</summary>
    public IReadOnlyList<Appointment> Visits { get; }

    public IEnumerable<Place> Places => places.Values;

    public Place? PlaceOf(Guid clinic) => places.GetValueOrDefault(clinic);

    public string NameOf(Guid? person) => person is { } one && names.TryGetValue(one, out var name) ? name : "Somebody";

    public Schedule With(Appointment visit) => new(places.Values, Visits.Where(other => other.Id != visit.Id).Append(visit), absences);

    public Schedule Without(Guid visit) => new(places.Values, Visits.Where(other => other.Id != visit), absences);

    public Schedule With(Absence absence) => new(places.Values, Visits, [.. absences, absence]);

    internal IReadOnlyList<Appointment> InChair(Guid? chair) => Of(byChair, chair);

    internal IReadOnlyList<Appointment> OfPatient(Guid patient) => Of(byPatient, patient);

    internal IReadOnlyList<Appointment> OfNurse(Guid? nurse) => Of(byNurse, nurse);

    internal IReadOnlyList<Appointment> OfPrescriber(Guid? prescriber) => Of(byPrescriber, prescriber);

    /// <summary>Why somebody is away in that stretch; null when they are not.</summary>
    public Absence? Away(Guid? person, Span during) => person is { } one ? away[one].FirstOrDefault(absence => absence.During.Meets(during)) : null;

    internal IEnumerable<Absence> Absences(Guid person) => away[person];

    private static List<Appointment> Of(Dictionary<Guid, List<Appointment>> kept, Guid? id) => id is { } one && kept.TryGetValue(one, out var visits) ? visits : None;

    private static void Keep(Dictionary<Guid, List<Appointment>> kept, Guid? id, Appointment visit)
    {
        if (id is not { } one) return;
        if (!kept.TryGetValue(one, out var visits)) kept[one] = visits = [];
        visits.Add(visit);
    }
}
