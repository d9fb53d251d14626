using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Booking;

/// <summary>What a signed plan says of its sessions: how long they take, how far apart they are, how many there are.</summary>
internal sealed record CourseTimes(Guid Course, Route Route, VisitLength Length, CourseSpacing Spacing, int Sessions, string Signed)
{
    /// <summary>How far a session of the course goes from the one before it, counted from 1.</summary>
    public Func<int, CourseSpacing>? SpacingOf { get; private init; }

    /// <summary>Null where a plan from elsewhere doesn't say what this build asks.</summary>
    public static CourseTimes? Of(PlanVersionRow plan, decimal? years, House house)
    {
        if (DoseRows.Find(plan.DoseRow) is not { } row) return null;
        var body = Body(plan.Body);
        var order = new SessionOrder(plan.Product, plan.Route, row) { Indication = plan.Indication.Id, Minutes = body?.Minutes, MgPerKg = body?.MgPerKg is > 0 and var dose ? MgPerKg.Of(dose) : null, AgeYears = years };
        var length = VisitLength.OfSession(order, house);
        return body?.Course is { Phases.Count: > 0 } course
            ? new(plan.CourseId, plan.Route, length, CourseSpacing.Of(course, 1, row, house), course.Sessions, body.Spacing) { SpacingOf = session => CourseSpacing.Of(course, session, row, house) }
            : new(plan.CourseId, plan.Route, length, CourseSpacing.Of(body?.Spacing ?? "", row, house), body?.Sessions ?? 0, body?.Spacing ?? "");
    }

    /// <summary>The same, as far apart as a prescriber decided since the plan was signed.</summary>
    public CourseTimes Every(int days, House house) => this with
    {
        Spacing = Spacing.Every(days, house),
        SpacingOf = SpacingOf is { } of ? session =>
        of(session).Every(days, house) : null
    };

    private static PlanBody? Body(string written)
    {
        try
        {
            return PlanBody.Read(written);
        }
        catch (System.Text.Json.JsonException)
        {
            // A plan from before its body was kept has no minutes and no spacing: the longer times and the row's own stand in.
            return null;
        }
    }
}

/// <summary>What is booked, and what could be, as rows say it: the clinics' hours, people and chairs, and everybody's visits.</summary>
internal sealed class ScheduleReader(ClinicDb db)
{
    /// <summary>The schedule of some days: every visit that touches them, wherever those who work here are booked.</summary>
    /// <param name="patient">Whose other visits count too, on whatever day: sessions keep a distance.</param>
    public async Task<Schedule> Read(IReadOnlyCollection<Guid> clinics, DateTimeOffset from, DateTimeOffset until, Guid? patient = null, CancellationToken cancel = default)
    {
        IReadOnlyList<Guid> charts = patient is { } one ? (await Charts.Of(db, one, cancel)).All : [];
        var (first, last) = (from.AddDays(-1), until.AddDays(1));
        var places = await Places(clinics, first, last, cancel);
        // Whoever works here may be booked elsewhere; what is booked elsewhere with others takes nothing from here.
        Guid?[] people = [.. places.SelectMany(place => place.People).Select(person => (Guid?)person.Id).Distinct()];
        var rows = await db.Set<VisitRow>().AsNoTracking()
            .Where(row => (row.Status == VisitStatus.Booked || row.Status == VisitStatus.Arrived || row.Status == VisitStatus.Done)
                && ((row.StartsAt >= first && row.StartsAt < last && (clinics.Contains(row.ClinicId) || people.Contains(row.Nurse) || people.Contains(row.Prescriber))) || charts.Contains(row.PatientId))).ToListAsync(cancel);
        var spacings = await Spacings([.. rows.Where(row => charts.Contains(row.PatientId)).Select(row => row.CourseId).OfType<Guid>().Distinct()], from, cancel);
        return new(
            places,
            rows.Select(row => Of(row, charts.Contains(row.PatientId) ? patient!.Value : row.PatientId, row.CourseId is { } course ? spacings.GetValueOrDefault(course) : null)),
            await Absences(first, last, cancel));
    }

    /// <summary>Of what is asked about when a visit is booked, what was said to be meant: it doesn't stand against it later.</summary>
    public async Task<Func<Guid, Clash, bool>> Meant(IReadOnlyCollection<Guid> visits, CancellationToken cancel = default)
    {
        var meant = visits.Count == 0 ? null : (await db.Set<VisitChangeRow>().AsNoTracking().Where(change => visits.Contains(change.VisitId) && change.Meant != null).ToListAsync(cancel)).ToLookup(change => change.VisitId, change => change.Meant!);
        return (visit, clash) => clash.IsAsked && meant is not null && meant[visit].Any(said => said.Contains(clash.Says, StringComparison.Ordinal));
    }

    /// <summary>How many more visits a course has ahead of it or behind it.</summary>
    public async Task<CourseTimes?> TimesOf(CourseRow? course, PatientRow patient, DateTimeOffset at, House house, CancellationToken cancel = default)
    {
        if (course is null || await db.Set<PlanVersionRow>().AsNoTracking().Where(row => row.CourseId == course.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel) is not { } plan) return null;
        var times = CourseTimes.Of(plan, CourseDesk.Years(patient.BirthDate, at), house);
        return times is not null && (await Decided([plan], cancel)).TryGetValue(course.Id, out var days) ? times.Every(days, house) : times;
    }

    public static VisitTimes TimesOf(VisitRow row)
    {
        var whole = (int)Math.Round((row.EndsAt - row.StartsAt).TotalMinutes);
        var length = new VisitLength(row.ArrivalMinutes, row.DosingMinutes, row.RecoveryMinutes, row.CleaningMinutes);
        return new(row.StartsAt, length.Stay == whole ? length : row.Kind is VisitKind.Session ? new(0, whole, 0, row.CleaningMinutes) : VisitLength.OfTalk(whole));
    }

    public static Appointment Of(VisitRow row, Guid patient, CourseSpacing? spacing) => new(row.Id, row.ClinicId, patient, TimesOf(row))
    {
        Chair = row.ChairId, Nurse = row.Nurse, Prescriber = row.Prescriber, Route = row.Kind is VisitKind.Session ? row.Route ?? Route.Intravenous : null, Spacing = spacing,
    };

    /// <summary>The clinics as they can be booked.</summary>
    public async Task<IReadOnlyList<Place>> Places(IReadOnlyCollection<Guid> clinics, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel = default)
    {
        var rows = await db.Set<ClinicRow>().AsNoTracking().Where(row => clinics.Contains(row.Id)).OrderBy(row => row.Name).ToListAsync(cancel);
        var chairs = (await db.Set<ChairRow>().AsNoTracking().Where(row => clinics.Contains(row.ClinicId) && row.RetiredAt == null).OrderBy(row => row.Position).ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        var hours = (await db.Set<OpeningHoursRow>().AsNoTracking().Where(row => clinics.Contains(row.ClinicId)).ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        var closed = (await db.Set<ClosedDayRow>().AsNoTracking().Where(row => clinics.Contains(row.ClinicId)).ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        var weekly = (await db.Set<WeeklyShiftRow>().AsNoTracking().Where(row => clinics.Contains(row.ClinicId)).ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        var duties = (await db.Set<DutyRow>().AsNoTracking().Where(row => clinics.Contains(row.ClinicId) && row.StartsAt < until && row.EndsAt > from && (row.Role == Role.Nurse || row.Role == Role.Prescriber)).ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        var people = (await (
            from work in db.Set<StaffClinicRow>()
            join person in db.Set<StaffRow>() on work.StaffId equals person.Id
            join has in db.Set<StaffRoleRow>() on person.Id equals has.StaffId
            where clinics.Contains(work.ClinicId) && person.LeftAt == null && (has.Role == Role.Nurse || has.Role == Role.Prescriber)
            orderby person.Name
            select new { work.ClinicId, person.Id, person.Name, has.Role }).AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.ClinicId);
        return
        [
            .. rows.Select(row =>
            {
                var place = new Place(row.Id, row.Name, row.Zone)
                {
                    Chairs = [.. chairs[row.Id].Select(chair => new ChairOffer(chair.Id, chair.Name, RoutesOf(chair)))],
                    People = [.. people[row.Id].Select(person => new Colleague(person.Id, person.Name, person.Role == Role.Nurse ? Duty.Nurse : Duty.Prescriber))],
                    Hours = [.. hours[row.Id].Select(stretch => new OpenStretch((DayOfWeek)stretch.Weekday, Time(stretch.Opens), Time(stretch.Closes)))],
                    Closed = [.. closed[row.Id].Select(day => new ClosedDay(day.Day, day.Why))],
                    Holidays = HolidaysOf(row),
                };
                return place with { Shifts = [.. duties[row.Id].Select(duty => new Shift(duty.Person, new(duty.StartsAt, duty.EndsAt))), .. Weekly(place, [.. weekly[row.Id]], from, until)] };
            }),
        ];
    }

    public static IReadOnlySet<Route>? RoutesOf(ChairRow chair) => chair.Routes is { } codes ? codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Routes.Find).OfType<Route>().ToHashSet() : null;

    public static IReadOnlySet<Holiday> HolidaysOf(ClinicRow clinic) => (clinic.Holidays ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Holidays.Find).OfType<Holiday>().ToHashSet();

    public static TimeOnly Time(int minutes) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(minutes, (24 * 60) - 1)));

    private static IEnumerable<Shift> Weekly(Place place, IReadOnlyList<WeeklyShiftRow> rows, DateTimeOffset from, DateTimeOffset until)
    {
        if (rows.Count == 0) yield break;
        for (var day = place.Day(from); day <= place.Day(until); day = day.AddDays(1))
            foreach (var row in rows.Where(row => row.Weekday == (int)day.DayOfWeek))
                yield return new(row.Person, new(place.At(day, Time(row.Begins)), place.At(day, Time(row.Ends))));
    }

    private async Task<IReadOnlyList<Absence>> Absences(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        [.. (await db.Set<AbsenceRow>().AsNoTracking().Where(row => row.StartsAt < until && row.EndsAt > from).ToListAsync(cancel)).Select(row => new Absence(row.Person, new(row.StartsAt, row.EndsAt), row.Why))];

    /// <summary>How far apart the sessions of each course are, by the house of the clinic whose course it is.</summary>
    private async Task<Dictionary<Guid, CourseSpacing>> Spacings(IReadOnlyList<Guid> courses, DateTimeOffset at, CancellationToken cancel)
    {
        var spacings = new Dictionary<Guid, CourseSpacing>();
        if (courses.Count == 0) return spacings;
        var plans = await (
            from plan in db.Set<PlanVersionRow>()
            join course in db.Set<CourseRow>() on plan.CourseId equals course.Id
            join patient in db.Set<PatientRow>() on course.PatientId equals patient.Id
            where courses.Contains(course.Id)
            select new { Plan = plan, patient.ClinicId }).AsNoTracking().ToListAsync(cancel);
        var decided = await Decided([.. plans.GroupBy(one => one.Plan.CourseId).Select(course => course.MaxBy(one => one.Plan.Number)!.Plan)],
            cancel);
        foreach (var there in plans.GroupBy(one => one.ClinicId))
        {
            var house = await new Houses(db).InForce(there.Key, at, cancel);
            foreach (var course in there.GroupBy(one => one.Plan.CourseId))
                if (CourseTimes.Of(course.MaxBy(one => one.Plan.Number)!.Plan, null, house) is { } times)
                    spacings[course.Key] = decided.TryGetValue(course.Key, out var days) ? times.Spacing.Every(days, house) : times.Spacing;
        }
        return spacings;
    }

    /// <summary>Days between sessions that were decided after the plan in force was signed; a later plan says its own.</summary>
    private async Task<Dictionary<Guid, int>> Decided(IReadOnlyList<PlanVersionRow> inForce, CancellationToken cancel)
    {
        List<Guid> courses = [.. inForce.Select(plan => plan.CourseId)];
        var steps = (await db.Set<NextStepRow>().AsNoTracking().Where(step => courses.Contains(step.CourseId) && step.Days != null)
            .Select(step => new { step.CourseId, step.DecidedAt, step.Days }).ToListAsync(cancel)).ToLookup(step => step.CourseId);
        return inForce.Select(plan => steps[plan.CourseId].Where(step => step.DecidedAt >= plan.SignedAt).MaxBy(step => step.DecidedAt))
            .Where(step => step is not null).ToDictionary(step => step!.CourseId, step => step!.Days!.Value);
    }
}
