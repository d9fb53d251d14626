using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Demo;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.Bench.Monitors;
using Stillpoint.Care.Findings;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Planning;

namespace Stillpoint.Bench.Clinic;

/// <summary>
/// What a clinic has written in five years: patients who come, are judged, consent and are ordered six sessions; eighty entries a
/// session, a reading every ten seconds; and eight sessions running now. The same in every run but for the time.
/// </summary>
internal sealed class FiveYears(RowWriter rows, DateTimeOffset now, int patients, int sessions, int readings)
{
    private const int Chairs = 8;

    private readonly Random chance = new(20261129);
    private readonly BenchChains chains = new(rows);
    private readonly Guid[] chairs = new Guid[Chairs], devices = new Guid[Chairs];
    private readonly DateTimeOffset begin = now.AddYears(-5);
    private readonly Indication indication = Indications.Find("IND-01")!;
    private Guid clinic, nurse, prescriber, second;

    public int Patients { get; private set; }

    public int Sessions { get; private set; }

    public long Entries { get; private set; }

    public long Facts { get; private set; }

    public long Readings { get; private set; }

    public long Links => chains.Links;

    /// <summary>A patient with an order: what a session of theirs needs to know.</summary>
    private sealed record Treated(Guid Id, Guid Course, Guid Plan, string Order, MadeUpPatient Who);

    public void Write(Action<double> told)
    {
        Place();
        var each = Math.Max(1, sessions / patients);
        var line = Enumerable.Range(0, patients).SelectMany(who => Enumerable.Range(0, each).Select(nth => (Who: who, Starts: First(who).AddDays(nth * 3.5)))).Where(one => one.Starts < now.AddHours(-12))
            .OrderBy(one => one.Starts).ToList();
        var known = new Dictionary<int, Treated>();
        for (var at = 0; at < line.Count; at++)
        {
            var (who, starts) = line[at];
            if (!known.TryGetValue(who, out var patient)) known[who] = patient = Come(who, starts.AddDays(-4));
            Treat(patient, at % Chairs, starts, until: null);
            if (at % 500 == 0) told(100.0 * at / line.Count);
        }
        for (var chair = 0; chair < Chairs; chair++) Treat(Come(patients + chair, now.AddDays(-4 - chair)), chair, now.AddMinutes(-22 - (chair * 7)), now);
        chains.Seal();
    }

    /// <summary>Enrolled evenly over the years, at an hour of work.</summary>
    private DateTimeOffset First(int who)
    {
        var day = begin.AddDays(5 + ((now - begin).TotalDays - 5) * who / patients);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 13 + who % 8, 7 * (who % 8), 0, TimeSpan.Zero);
    }

    private void Place()
    {
        (clinic, nurse, prescriber, second) = (Id(begin), Id(begin), Id(begin), Id(begin));
        rows.Add(new ClinicRow { Id = clinic, Name = "Bench Clinic", TimeZone = "America/New_York", CreatedAt = begin });
        var hasher = new PasswordHasher<StaffRow>();
        Person(nurse, "Wren Marlow", BenchClinic.Email, [.. Role.OfStaff]);
        Person(prescriber, "Fern Holloway", "fern@clinic.example", Role.Prescriber);
        Person(second, "Moss Avery", "moss@clinic.example", Role.Nurse);
        for (var chair = 0; chair < Chairs; chair++)
        {
            (chairs[chair], devices[chair]) = (Id(begin), Id(begin));
            var name = LoadLine.DeviceOf(chair + 1);
            rows.Add(new ChairRow { Id = chairs[chair], ClinicId = clinic, Name = (chair + 1).ToString(CultureInfo.InvariantCulture), Position = chair + 1 });
            rows.Add(new DeviceRow { Id = devices[chair], ClinicId = clinic, Identifier = name, Name = name, RegisteredAt = begin, RegisteredBy = nurse });
        }
        chains.Note(begin, null, new(RowLinks.Begun, "record"));
        chains.Note(begin, nurse, new("clinic-opened", $"clinic/{clinic}"));

        void Person(Guid id, string name, string email, params Role[] roles)
        {
            var person = new StaffRow { Id = id, Name = name, Email = email, EmailKey = email, SecurityStamp = "bench", InvitedAt = begin, JoinedAt = begin };
            person.PasswordHash = hasher.HashPassword(person, BenchClinic.Password);
            chains.Keep(person);
            foreach (var role in roles) chains.Keep(new StaffRoleRow { StaffId = id, Role = role });
            chains.Keep(new StaffClinicRow { StaffId = id, ClinicId = clinic });
            chains.Note(begin, nurse, new("invited", $"person/{id}"));
        }
    }

    /// <summary>The evaluation, the decision, the consent and the order.</summary>
    private Treated Come(int number, DateTimeOffset at)
    {
        Patients++;
        var who = new MadeUpPatient("Bench", $"Patient {number}", "1984-03-11", number % 2 == 0 ? "female" : "male", 60 + number % 40, 160 + number % 30, 0, Stands.BetweenSessions) { Systolic = 112 + number % 14, Diastolic = 70 + number % 9 };
        Guid patient = Id(at), course = Id(at), plan = Id(at), judged = Id(at);
        chains.Keep(new PatientRow { Id = patient, ClinicId = clinic, Reference = Reference.From(patient), GivenName = who.Given, FamilyName = who.Family, BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = at });
        chains.Note(at, nurse, new("patient-accepted", $"patient/{patient}", patient));
        State(patient, at, NormalFacts.AtEvaluation(who, at));

        var suitability = new SuitabilityRow
        {
            Id = judged, PatientId = patient, Decision = SuitabilityDecision.Suitable, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = indication, RulesVersion = House.Shipped.Version, Findings = "[]", Overrides = "{}", DecidedAt = at.AddHours(1), SignatureId = Id(at),
        };
        chains.Keep(Sign(suitability.SignatureId, prescriber, at.AddHours(1), $"suitability/{judged}", SuitabilityDesk.Meaning, SuitabilityDesk.Signed(suitability)));
        chains.Keep(suitability);
        chains.Note(at.AddHours(1), prescriber, new("suitability-signed", $"suitability/{judged}", patient, "suitable"));

        var consent = Id(at);
        chains.Keep(new ConsentRow
        {
            Id = consent, PatientId = patient, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = indication, DocumentVersion = "bench", Language = "en", DocumentText = new string('t', 6000), Answers = "{}",
            OffLabelAcknowledged = true, SignedName = $"{who.Given} {who.Family}", SignedAt = at.AddHours(2), ExplainedBy = nurse,
        });
        chains.Note(at.AddHours(2), nurse, new("consent-signed", $"consent/{consent}", patient, "bench"));

        var mg = Math.Round(who.Kg * 0.5m, 1);
        var body = new PlanBody { Amount = 0.5m, AmountUnit = "mg/kg", Minutes = 40, VialMgPerMl = 50, VialMl = 10, Mix = "qs", MixMl = 50, WeightKg = who.Kg, DoseMg = mg, MgPerKg = 0.5m, DrawMl = Math.Round(mg / 50, 2), FinalMgPerMl = mg / 50, FinalMl = 50, MlPerHour = 75, Sessions = 6, Spacing = "twice a week" };
        var version = new PlanVersionRow
        {
            Id = plan, CourseId = course, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = indication, DoseRow = "DOS-01", Body = body.Write(), Verdict = Verdict.Allow, RulesVersion = House.Shipped.Version,
            Why = "Two adequate medicines without response.", SignedAt = at.AddHours(3), SignatureId = Id(at),
        };
        rows.Add(new CourseRow { Id = course, PatientId = patient, CreatedAt = at.AddHours(3), Status = CourseStatus.Active });
        chains.Keep(Sign(version.SignatureId, prescriber, at.AddHours(3), $"plan-version/{plan}", CourseDesk.Meaning, CourseDesk.Signed(version)));
        chains.Keep(version);
        chains.Note(at.AddHours(3), prescriber, new("plan-signed", $"plan-version/{plan}", patient, "DOS-01"));
        return new(patient, course, plan, version.Body, who);
    }

    /// <summary>A session: whole, or as far as it has come by a moment.</summary>
    private void Treat(Treated patient, int chair, DateTimeOffset starts, DateTimeOffset? until)
    {
        Sessions++;
        Guid visit = Id(starts), session = Id(starts);
        var ends = starts.AddMinutes(130);
        rows.Add(new VisitRow { Id = visit, ClinicId = clinic, PatientId = patient.Id, Kind = VisitKind.Session, CourseId = patient.Course, ChairId = chairs[chair], Prescriber = prescriber, Nurse = nurse, StartsAt = starts.AddMinutes(-20), EndsAt = ends, EscortName = "Sage Bench", EscortPhone = "555 555 0177", Status = until is null ? VisitStatus.Done : VisitStatus.Arrived });
        chains.Keep(new SessionRow { Id = session, ClinicId = clinic, PatientId = patient.Id, VisitId = visit, PlanVersionId = patient.Plan, ChairId = chairs[chair], OpenedAt = starts.AddMinutes(-30), ClosedAt = until is null ? ends : null });
        chains.Note(starts.AddMinutes(-30), nurse, new("arrived", $"visit/{visit}", patient.Id));
        State(patient.Id, starts.AddMinutes(-28), until is null ? NormalFacts.OnTheDay(patient.Who, starts.AddMinutes(-28)).Where(fact => fact.Key.Key is "weight" or "systolic" or "diastolic" or "heartRate") : NormalFacts.OnTheDay(patient.Who, starts.AddMinutes(-28)));
        Bind(chair, starts.AddMinutes(-27), session);

        var strip = new BenchChains.Strip(chains, session, patient.Id, Id);
        var signatures = new Dictionary<Guid, SignatureRow>();
        foreach (var (at, by, entry, signed) in BenchSession.Of(patient.Who, starts, nurse, prescriber, second, Id))
        {
            if (at > until) break;
            foreach (var (id, signer, meaning) in signed) chains.Keep(Sign(id, signer, at, $"session/{session}", meaning, EntrySignatures.Of(entry, by, patient.Order).First(one => one.Id == id).Begins + meaning));
            strip.Write(at, by, entry);
            if (strip.Entries % 8 == 0) chains.Note(at, nurse, new("viewed", $"session/{session}", patient.Id));
        }
        Entries += strip.Entries;
        var each = readings == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(150) / readings;
        var last = until ?? ends.AddMinutes(-7);
        for (var nth = 0; nth < readings && starts.AddMinutes(-27) + (nth * each) is var at && at < last; nth++)
        {
            Readings++;
            chains.Read(new DeviceReadingRow { Number = Readings, DeviceId = devices[chair], MeasuredAt = Instants.Whole(at), RecordedAt = Instants.Whole(at), DeviceAt = Instants.Whole(at), Signals = BenchSession.Signals[(int)(Readings % BenchSession.Signals.Length)] });
        }
        if (until is null) Bind(chair, ends, null);
    }

    private long bound;

    private void Bind(int chair, DateTimeOffset at, Guid? session)
    {
        chains.Keep(new DeviceBindingRow { Number = ++bound, DeviceId = devices[chair], ChairId = chairs[chair], SessionId = session, At = at, By = nurse });
        chains.Note(at, nurse, new("monitor-bound", $"device/{devices[chair]}", null, $"chair/{chairs[chair]}"));
    }

    private void State(Guid patient, DateTimeOffset at, IEnumerable<StatedFact> facts)
    {
        foreach (var fact in facts)
        {
            Facts++;
            chains.Keep(new FactRow { Id = Id(at), PatientId = patient, Key = fact.Key.Key, Value = fact.Key.Write(fact.Value), Unit = fact.Key.Unit, MeasuredAt = Instants.Whole(fact.MeasuredAt), RecordedAt = Instants.Whole(at), By = nurse, Source = fact.Source });
        }
        chains.Note(at, nurse, new("facts-recorded", $"patient/{patient}", patient));
    }

    private static SignatureRow Sign(Guid id, Guid by, DateTimeOffset at, string subject, string meaning, string content) =>
        new Confirmed(by, "", Instants.Whole(at)).Sign(id, subject, meaning, content);

    /// <summary>In the order of time as the program's own, and the same in every run.</summary>
    private Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var place = 0; place < 6; place++) bytes[place] = (byte)(milliseconds >> (40 - (8 * place)) & 0xFF);
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new Guid(bytes, bigEndian: true);
    }
}
