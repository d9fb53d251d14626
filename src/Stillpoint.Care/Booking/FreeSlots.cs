namespace Stillpoint.Care.Booking;

/// <summary>What is looked for: a visit without its place, and where it would be best.</summary>
/// <param name="Visit">The visit as it is wanted; its chair, nurse and prescriber are kept where they are free, and others are found where they are not.</param>
/// <param name="From">Not before.</param>
/// <param name="Until">It begins before.</param>
public sealed record SlotWish(Appointment Visit, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The clinics it may be at; the visit's own where none is named.</summary>
    public IReadOnlyList<Guid> Clinics { get; init; } = [];

    /// <summary>The nearer to this the better; the earliest where nothing is said.</summary>
    public DateTimeOffset? Near { get; init; }

    public int Most { get; init; } = 3;

    /// <summary>At most so many of one day, so that a choice is one of days.</summary>
    public int MostADay { get; init; } = int.MaxValue;

    /// <summary>The chair, nurse and prescriber that are named, or none.</summary>
    public bool OnlyThese { get; init; }
}

/// <summary>Where a visit would hold: chair, nurse and prescriber free for their phases, inside opening hours and shifts, and far enough from the patient's other sessions.</summary>
public static class FreeSlots
{
    /// <summary>Visits begin on the quarter of the hour.</summary>
    private const int Quarter = 15 / Cells.Minutes;

    /// <summary>The nearest of them; null where none holds.</summary>
    public static Appointment? Nearest(SlotWish wish, Schedule schedule, DateTimeOffset at, House house) => Search(wish, schedule, at, house) is [var nearest, ..] ? nearest : null;

    /// <summary>The best that hold with nothing against them, each a whole visit that can be booked as it is.</summary>
    public static IReadOnlyList<Appointment> Search(SlotWish wish, Schedule schedule, DateTimeOffset at, House house)
    {
        var from = Up(wish.From > at ? wish.From : at);
        var found = new List<Appointment>();
        if (from >= wish.Until) return found;
        var days = new Dictionary<DateOnly, int>();
        var near = Sooner(Later(wish.Near ?? from, from), wish.Until);
        // Nearest first, and never more days read than needed: the stretch around the wish is looked through, then a longer one.
        var reach = TimeSpan.FromDays(7);
        var (seenFrom, seenUntil) = (near, near);
        while (found.Count < wish.Most && (seenFrom > from || seenUntil < wish.Until))
        {
            var (nextFrom, nextUntil) = (Down(Later(near - reach, from)), Sooner(near + reach, wish.Until));
            foreach (var slot in Through(wish, schedule, at, house, nextFrom, nextUntil, near, (seenFrom, seenUntil)))
            {
                var day = schedule.PlaceOf(slot.Clinic)!.Day(slot.Times.Starts);
                if (days.GetValueOrDefault(day) >= wish.MostADay) continue;
                days[day] = days.GetValueOrDefault(day) + 1;
                found.Add(slot);
                if (found.Count == wish.Most) break;
            }
            (seenFrom, seenUntil) = (nextFrom <= from ? DateTimeOffset.MinValue : nextFrom, nextUntil >= wish.Until ? DateTimeOffset.MaxValue : nextUntil);
            if (seenFrom <= from && seenUntil >= wish.Until) break;
            reach *= 4;
        }
        return found;
    }

    private static IEnumerable<Appointment> Through(SlotWish wish, Schedule schedule, DateTimeOffset at, House house, DateTimeOffset from, DateTimeOffset until, DateTimeOffset near, (DateTimeOffset From, DateTimeOffset Until) seen)
    {
        IReadOnlyList<Guid> clinics = wish.Clinics.Count > 0 ? wish.Clinics : [wish.Visit.Clinic];
        var open = clinics.Select(schedule.PlaceOf).OfType<Place>().Select(place => Offer.Of(place, wish, schedule, house, from, until)).OfType<Offer>().ToList();
        if (open.Count == 0) yield break;
        var any = open[0].Starts.Copy();
        foreach (var offer in open) any.Or(offer.Starts);
        var middle = open[0].Starts.Of(near);
        var count = open[0].Starts.Count;
        // Both ways from the wish, a quarter at a time; at the same distance the earlier goes first.
        for (var distance = 0; distance <= Math.Max(middle, count - middle) + 1; distance++)
            foreach (var cell in distance == 0 ? [middle] : new[] { middle - distance, middle + distance })
            {
                if (cell < 0 || cell >= count || cell % Quarter != 0 || !any[cell]) continue;
                foreach (var offer in open)
                    if (offer.Starts[cell] && offer.Starts.At(cell) is var starts && starts >= from && starts < until && !(starts >= seen.From && starts < seen.Until) && offer.Fill(cell, wish, schedule, at, house) is { } slot)
                        yield return slot;
            }
    }

    private static DateTimeOffset Up(DateTimeOffset at) => at.UtcTicks % QuarterTicks is 0 ? at : new DateTimeOffset((at.UtcTicks / QuarterTicks + 1) * QuarterTicks, TimeSpan.Zero);

    private static DateTimeOffset Down(DateTimeOffset at) => new(at.UtcTicks / QuarterTicks * QuarterTicks, TimeSpan.Zero);

    private const long QuarterTicks = TimeSpan.TicksPerMinute * 15;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>What one clinic offers a visit of this length: where it could begin, and which chairs and people are free from there.</summary>
    private sealed class Offer
    {
        private readonly Place place;
        private readonly List<(Guid Id, Cells Free)> chairs, nurses, prescribers;

        private Offer(Place place, Cells starts, List<(Guid, Cells)> chairs, List<(Guid, Cells)> nurses, List<(Guid, Cells)> prescribers) =>
            (this.place, Starts, this.chairs, this.nurses, this.prescribers) = (place, starts, chairs, nurses, prescribers);

        public Cells Starts { get; }

        public static Offer? Of(Place place, SlotWish wish, Schedule schedule, House house, DateTimeOffset from, DateTimeOffset until)
        {
            var (visit, length) = (wish.Visit, wish.Visit.Times.Length);
            // A visit that begins at the end of the stretch lasts beyond it.
            var count = (int)Math.Ceiling((until - from).TotalMinutes / Cells.Minutes) + InCells(length.Chair) + 1;
            var (first, last) = (place.Day(from), place.Day(until));
            var hours = new Cells(from, count, all: place.Hours.Count == 0);
            for (var day = first; day <= last.AddDays(1); day = day.AddDays(1))
            {
                if (place.Hours.Count == 0) Night(hours, place, day, house);
                foreach (var stretch in place.Open(day)) hours.Set(stretch);
            }
            var starts = hours.Runs(InCells(length.Stay));
            foreach (var other in schedule.OfPatient(visit.Patient).Where(other => other.Id != visit.Id))
            {
                starts.Clear(new(other.Times.Starts.AddMinutes(1 - length.Stay), other.Times.Leaves));
                if (visit.Spacing is { } spacing && other.GivesDrug && Math.Max(spacing.LeastHours, other.Spacing?.LeastHours ?? 0) is > 0 and var gap)
                {
                    var (begin, apart) = (other.Times.DrugFrom.AddMinutes(-length.Arrival), TimeSpan.FromHours((double)gap));
                    starts.Clear(new(begin - apart + TimeSpan.FromMinutes(1), begin + apart));
                }
            }
            List<(Guid, Cells)> inChairs = [], byNurses = [], byPrescribers = [];
            if (visit.GivesDrug || visit.Chair is not null)
                inChairs = [.. place.Chairs.Where(chair => (visit.Route is not { } route || chair.Takes(route)) && (!wish.OnlyThese || visit.Chair is null || chair.Id == visit.Chair)).Select(chair =>
                {
                    var free = new Cells(from, count, all: true);
                    foreach (var other in Schedule.Around(schedule.InChair(chair.Id), from, free.At(count))) if (other.Id != visit.Id) free.Clear(other.Times.InChair);
                    return (chair.Id, free.Runs(InCells(length.Chair)));
                })];
            if (visit.GivesDrug || visit.Nurse is not null) byNurses = People(Duty.Nurse, visit.Nurse, person => Nurse(person, place, visit, schedule, house, from, count).Runs(InCells(length.Stay)));
            if (visit.GivesDrug || visit.Prescriber is not null)
                byPrescribers = People(Duty.Prescriber, visit.Prescriber, person => Prescriber(person, place, visit, schedule, from, count).Runs(InCells(visit.GivesDrug ? length.Stay - length.Arrival : length.Stay)).Later(visit.GivesDrug ? length.Arrival / Cells.Minutes : 0));
            foreach (var needed in new[] { (visit.GivesDrug || visit.Chair is not null, inChairs), (visit.GivesDrug || visit.Nurse is not null, byNurses), (visit.GivesDrug || visit.Prescriber is not null, byPrescribers) })
                if (needed.Item1)
                {
                    var any = new Cells(from, count);
                    foreach (var (_, free) in needed.Item2) any.Or(free);
                    starts.And(any);
                }
            return starts.Any ? new(place, starts, inChairs, byNurses, byPrescribers) : null;

            List<(Guid, Cells)> People(Duty duty, Guid? named, Func<Guid, Cells> free) =>
                [.. place.Of(duty).Where(person => !wish.OnlyThese || named is null || person.Id == named).Select(person => (person.Id, free(person.Id)))];
        }

        /// <summary>The visit from there, with whom was wished where they are free and else with whoever is; null where the whole of it doesn't hold.</summary>
        public Appointment? Fill(int cell, SlotWish wish, Schedule schedule, DateTimeOffset at, House house)
        {
            var visit = wish.Visit with { Clinic = place.Clinic, Times = wish.Visit.Times with { Starts = Starts.At(cell) } };
            foreach (var nurse in Free(nurses, cell, visit.Nurse))
                foreach (var prescriber in Free(prescribers, cell, visit.Prescriber))
                    foreach (var chair in Free(chairs, cell, visit.Chair))
                    {
                        var filled = visit with { Chair = chair, Nurse = nurse, Prescriber = prescriber };
                        var clashes = BookingCheck.Judge(filled, schedule, at, house);
                        if (clashes.Count == 0) return filled;
                        // Nobody else makes a day right that is too soon.
                        if (clashes.Any(clash => clash.Kind is ClashKind.SameDay or ClashKind.TooSoon or ClashKind.TooOften or ClashKind.PatientElsewhere or ClashKind.Closed or ClashKind.NotOpen or ClashKind.Night or ClashKind.FarAhead or ClashKind.Past)) return null;
                    }
            return null;
        }

        private static IEnumerable<Guid?> Free(List<(Guid Id, Cells Free)> some, int cell, Guid? wished) =>
            some.Count == 0 ? [null] : some.Where(one => one.Free[cell]).OrderBy(one => one.Id != wished).Select(one => (Guid?)one.Id);

        private static Cells There(Guid person, Place place, Schedule schedule, DateTimeOffset from, int count)
        {
            var there = new Cells(from, count);
            for (var day = place.Day(from).AddDays(-1); day <= place.Day(there.At(count)).AddDays(1); day = day.AddDays(1))
                if (!place.KnowsWhoWorks(day)) there.Set(new(place.At(day, TimeOnly.MinValue), place.At(day.AddDays(1), TimeOnly.MinValue)));
            foreach (var shift in place.Shifts) if (shift.Person == person) there.Set(shift.During);
            foreach (var absence in schedule.Absences(person)) there.Clear(absence.During);
            return there;
        }

        private static Cells Nurse(Guid person, Place place, Appointment visit, Schedule schedule, House house, DateTimeOffset from, int count)
        {
            var there = There(person, place, schedule, from, count);
            var (once, full) = (new Cells(from, count), new Cells(from, count));
            foreach (var other in Schedule.Around(schedule.OfNurse(person), from, there.At(count)).Where(other => other.Id != visit.Id))
                if (other.Clinic != place.Clinic) there.Clear(other.Times.Stay);
                else Cells.Count2(once, full, other.Times.Stay);
            Talks(there, schedule.OfNurse(person), visit, from, count);
            Talks(there, schedule.OfPrescriber(person), visit, from, count);
            return there.AndNot(house[BookingLimits.RunningSessions].Whole == 1 ? once : full);
        }

        private static Cells Prescriber(Guid person, Place place, Appointment visit, Schedule schedule, DateTimeOffset from, int count)
        {
            var there = There(person, place, schedule, from, count);
            foreach (var other in Schedule.Around(schedule.OfPrescriber(person), from, there.At(count)).Where(other => other.Id != visit.Id))
                if (other.Clinic != place.Clinic) there.Clear(other.Times.Covered);
            Talks(there, schedule.OfNurse(person), visit, from, count);
            Talks(there, schedule.OfPrescriber(person), visit, from, count);
            return there;
        }

        /// <summary>Whoever talks with somebody talks with nobody else.</summary>
        private static void Talks(Cells there, IReadOnlyList<Appointment> theirs, Appointment visit, DateTimeOffset from, int count)
        {
            if (visit.GivesDrug) return;
            foreach (var other in Schedule.Around(theirs, from, there.At(count))) if (other.Id != visit.Id && !other.GivesDrug) there.Clear(other.Times.Stay);
        }

        private static void Night(Cells hours, Place place, DateOnly day, House house)
        {
            // The visit begins in the day: what lasts into the night was begun late, and is asked about by nobody.
            hours.Clear(new(place.At(day, new TimeOnly(house[BookingLimits.NightFrom].Whole, 0)), place.At(day.AddDays(1), new TimeOnly(house[BookingLimits.NightUntil].Whole, 0))));
            hours.Clear(new(place.At(day.AddDays(-1), new TimeOnly(house[BookingLimits.NightFrom].Whole, 0)), place.At(day, new TimeOnly(house[BookingLimits.NightUntil].Whole, 0))));
        }

        private static int InCells(int minutes) => (minutes + Cells.Minutes - 1) / Cells.Minutes;
    }
}
