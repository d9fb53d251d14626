using Stillpoint.App.Records;
using Stillpoint.Bench.Clinic;
using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.Bench.Outcomes;

/// <summary>
/// A year of a large group of clinics: courses of eight sessions, a score before each and three after them, some who do not come and some who do not
/// answer. The same in every run but for the time.
/// </summary>
internal sealed class LargeGroup(DateTimeOffset now, int clinics, int sessions, IRows into)
{
    private const int OfACourse = 8, Chairs = 6;

    private static readonly (string Indication, Route Route)[] Mixed =
    [
        ("IND-01", Route.Intravenous), ("IND-01", Route.Intravenous), ("IND-01", Route.Intramuscular), ("IND-02", Route.Intravenous),
            ("IND-05", Route.Intravenous), ("IND-07", Route.Intravenous), ("IND-07", Route.Sublingual),
        ("IND-01", Route.Sublingual), ("IND-10", Route.Intravenous), ("IND-01", Route.Subcutaneous),
    ];

    private readonly Random chance = new(20261130);

    public int Sessions { get; private set; }

    public int Courses { get; private set; }

    public int Scores { get; private set; }

    public void Write()
    {
        Guid Id() => Guid.CreateVersion7(now);
        var signature = Id();
        into.Add(new SignatureRow { Id = signature, By = Id(), At = now, Subject = "plan", Meaning = "Ordered.", ContentHash = "" });
        for (var site = 0; site < clinics; site++)
        {
            var clinic = new ClinicRow
            {
                Id = Id(), Name = FormattableString.Invariant($"Site {site + 1:000}"), TimeZone = site % 2 == 0
                ? "America/New_York" : "America/Denver", CreatedAt = now
            };
            into.Add(clinic);
            Guid[] chairs = [.. Enumerable.Range(1, Chairs).Select(_ => Id())];
            for (var chair = 0; chair < Chairs; chair++) into.Add(new ChairRow
            {
                Id = chairs[chair], ClinicId = clinic.Id,
                Name = FormattableString.Invariant($"{chair + 1}"), Position = chair + 1
            });
            for (var weekday = 0; weekday < 7; weekday++) into.Add(new OpeningHoursRow
            {
                Id = Id(), ClinicId = clinic.Id, Weekday = weekday,
                Opens = 8 * 60, Closes = 18 * 60
            });
            for (var course = 0; course < sessions / clinics / OfACourse; course++) Course(clinic.Id, chairs[course % Chairs], signature, course);
        }
    }

    private void Course(Guid clinic, Guid chair, Guid signature, int nth)
    {
        var (patient, course, first) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), now.AddDays(-364 + chance.Next(335))
            .AddHours(-chance.Next(8)));
        var (code, route) = Mixed[nth % Mixed.Length];
        var indication = Indications.Find(code)!;
        into.Add(new PatientRow
        {
            Id = patient, ClinicId = clinic, Reference = $"{patient:N}"[20..], GivenName = "Sage", FamilyName = "Bench",
            BirthDate = new(1980, 1, 1), Language = "en", CreatedAt = first
        });
        into.Add(new CourseRow { Id = course, PatientId = patient, CreatedAt = first, Status = CourseStatus.Active });
        into.Add(new PlanVersionRow
        {
            Id = Guid.CreateVersion7(now), CourseId = course, Number = 1, Product = Product.KetamineRacemic, Route = route, Indication = indication, DoseRow = "DOS-01", Body = """{"amount":0.5,"amountUnit":"mg/kg","mix":"qs","doseMg":35,"sessions":8}""",
            Verdict = Verdict.Allow, RulesVersion = "1", Why = "Bench.", SignedAt = first, SignatureId = signature,
        });
        Courses++;
        var scale = LeadingScale.For(code).Leads!;
        var (least, most) = scale.Total!.Bounds(scale) is var bounds ? ((double)bounds.Item1, (double)bounds.Item2) : default;
        var (ill, better) = (0.55 + (chance.NextDouble() * 0.4), chance.NextDouble() * 0.8);
        for (var session = 0; session < OfACourse; session++)
        {
            var at = first.AddDays(session * 3.5);
            if (chance.Next(6) > 0) Score(patient, scale, at.AddHours(-20), least, most, ill * (1 - (better * session / OfACourse)));
            if (chance.Next(25) == 0) Visit(clinic, patient, course, chair, route, at.AddDays(-1), VisitStatus.Missed);
            Visit(clinic, patient, course, chair, route, at, VisitStatus.Done);
            var events = chance.Next(20) == 0 ? 1 : 0;
            into.Add(new TreatmentRow
            {
                SessionId = Guid.CreateVersion7(now), ClinicId = clinic, PatientId = patient, CourseId = course, Product = Product.KetamineRacemic,
                Route = route, Indication = indication, StartedAt = Instants.Whole(at), EndedAt = Instants.Whole(at.AddMinutes(40)),
                LeftAt = Instants.Whole(at.AddMinutes(125)), Mg = 35, MgPerKg = 0.5m, AdverseEvents = events, WorstGrade =
                    events * (1 + chance.Next(3)),
            });
            Sessions++;
        }
        foreach (var day in (int[])[45, 75, 120])
            if (chance.Next(4) > 0) Score(patient, scale, first.AddDays(day), least, most, ill * (1 - (better * (1 - ((day - 45) / 150.0)))));
    }

    private void Visit(Guid clinic, Guid patient, Guid course, Guid chair, Route route, DateTimeOffset at, VisitStatus status) =>
        into.Add(new VisitRow
        {
            Id = Guid.CreateVersion7(now), ClinicId = clinic, PatientId = patient, Kind = VisitKind.Session, CourseId = course, ChairId = chair,
            StartsAt = Instants.Whole(at.AddMinutes(-30)), EndsAt = Instants.Whole(at.AddMinutes(105)),
            Route = route, ArrivalMinutes = 30, DosingMinutes = 40, RecoveryMinutes = 65, CleaningMinutes = 15, Status = status,
        });

    private void Score(Guid patient, Instrument scale, DateTimeOffset at, double least, double most, double share)
    {
        if (at > now) return;
        Scores++;
        into.Add(new MeasureRow
        {
            Id = Guid.CreateVersion7(now), PatientId = patient, Instrument = scale.Code, InstrumentVersion = scale.Version, ScoringVersion =
                scale.ScoringVersion, AnsweredBy = AnsweredBy.Patient, How = MeasuredHow.ByLink, Answers = "[]", Status = ScoreStatus.Ok,
            Total = (decimal)Math.Round(scale.Change!.HigherIsBetter ? most - (share * (most - least)) : least + (share * (most - least))), Score =
                "{}", MeasuredAt = Instants.Whole(at), RecordedAt = Instants.Whole(at), TakenBack = false,
        });
    }
}
