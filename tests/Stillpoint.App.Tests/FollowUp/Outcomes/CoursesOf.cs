using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.FollowUp.Outcomes;

/// <summary>Made-up courses, written as rows: who came when, what they were given, what they answered.</summary>
internal sealed class CoursesOf(ClinicDb db, Guid clinic, DateTimeOffset now)
{
    private readonly Guid chair = Guid.CreateVersion7(now), signature = Guid.CreateVersion7(now);
    private bool begun;

    public Guid Id() => Guid.CreateVersion7(now);

    public async Task<Guid> Patient(string given = "Linden")
    {
        if (!begun)
        {
            begun = true;
            db.Add(new ChairRow { Id = chair, ClinicId = clinic, Name = $"{chair:N}", Position = 9 });
            db.Add(new SignatureRow { Id = signature, By = Id(), At = now, Subject = "plan", Meaning = "Ordered.", ContentHash = "" });
        }
        var id = Id();
        db.Add(new PatientRow
        {
            Id = id, ClinicId = clinic, Reference = Reference.From(id), GivenName = given, FamilyName = "Outcome",
            BirthDate = new(1980, 1, 2), Language = "en", CreatedAt = now
        });
        await db.SaveChangesAsync();
        return id;
    }

    public async Task<Guid> Course(Guid patient, Route route = Route.Intravenous, string indication = "IND-01", int sessions = 6)
    {
        var course = Id();
        db.Add(new CourseRow { Id = course, PatientId = patient, CreatedAt = now, Status = CourseStatus.Active });
        await Plan(course, 1, route, indication, sessions);
        return course;
    }

    public async Task Plan(Guid course, int number, Route route = Route.Intravenous, string indication = "IND-01", int sessions = 6,
        Guid? signed = null)
    {
        db.Add(new PlanVersionRow
        {
            Id = Id(), CourseId = course, Number = number, Product = Product.KetamineRacemic, Route = route, Indication = Indications.Find(indication)!, DoseRow = "DOS-01", Body = $$"""{"amount":0.5,"amountUnit":"mg/kg","mix":"qs","doseMg":35,"sessions":{{sessions}}}""",
            Verdict = Verdict.Allow, RulesVersion = "1", Why = "Two medicines without response.", SignedAt = now, SignatureId = signed ?? signature,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A session that was given, with its visit.</summary>
    public async Task<TreatmentRow> Session(Guid patient, Guid course, DateTimeOffset at, int events = 0, int grade = 0,
        Route route = Route.Intravenous, string indication = "IND-01")
    {
        var visit = Visit(patient, course, at, VisitStatus.Done, route);
        var plan = db.Set<PlanVersionRow>().Where(row => row.CourseId == course).Select(row => row.Id).First();
        var session = new SessionRow
        {
            Id = Id(), ClinicId = clinic, PatientId = patient, VisitId = visit.Id, PlanVersionId = plan, ChairId = chair,
            OpenedAt = at
        };
        var treatment = new TreatmentRow
        {
            SessionId = session.Id, ClinicId = clinic, PatientId = patient, CourseId = course, Product = Product.KetamineRacemic, Route = route,
            Indication = Indications.Find(indication)!,
            StartedAt = Instants.Whole(at), EndedAt = Instants.Whole(at.AddMinutes(40)), Mg = 35, AdverseEvents = events, WorstGrade = grade,
        };
        db.AddRange(visit, session, treatment);
        await db.SaveChangesAsync();
        return treatment;
    }

    public async Task Missed(Guid patient, Guid course, DateTimeOffset at)
    {
        db.Add(Visit(patient, course, at, VisitStatus.Missed, Route.Intravenous));
        await db.SaveChangesAsync();
    }

    private VisitRow Visit(Guid patient, Guid course, DateTimeOffset at, VisitStatus status, Route route) => new()
    {
        Id = Id(), ClinicId = clinic, PatientId = patient, Kind = VisitKind.Session, CourseId = course, ChairId = chair, StartsAt =
            Instants.Whole(at.AddMinutes(-30)), EndsAt = Instants.Whole(at.AddMinutes(100)),
        Route = route, ArrivalMinutes = 30, DosingMinutes = 40, RecoveryMinutes = 60, CleaningMinutes = 20, Status = status,
    };

    public async Task<MeasureRow> Score(Guid patient, DateTimeOffset at, int total, Guid? supersedes = null, bool takenBack = false)
    {
        var score = new MeasureRow
        {
            Id = Id(), PatientId = patient, Instrument = "PHQ-9", InstrumentVersion = Instruments.Find("PHQ-9")!.Version, ScoringVersion = "1",
            AnsweredBy = AnsweredBy.Patient, How = MeasuredHow.ByLink, Answers = "[]", Status = ScoreStatus.Ok,
            Total = takenBack ? null : total, Score = "{}", MeasuredAt = Instants.Whole(at), RecordedAt = Instants.Whole(now), Supersedes =
                supersedes, TakenBack = takenBack,
        };
        db.Add(score);
        await db.SaveChangesAsync();
        return score;
    }

    /// <summary>Six sessions from a day on, before which somebody scored this and after which that; no score where it is null.</summary>
    public async Task<Guid> Six(DateTimeOffset first, int? before, int? after, string given = "Linden", int events = 0)
    {
        var patient = await Patient(given);
        var course = await Course(patient);
        if (before is { } ill) await Score(patient, first.AddDays(-1), ill);
        foreach (var day in new[] { 0, 3, 7, 10, 14, 17 }) await Session(patient, course, first.AddDays(day), day == 0 ? events : 0, day == 0
            && events > 0 ? 2 : 0);
        if (after is { } total) await Score(patient, first.AddDays(40), total);
        return patient;
    }
}
