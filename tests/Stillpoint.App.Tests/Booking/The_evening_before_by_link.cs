using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Asking;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class The_evening_before_by_link(OneClinic clinic) : IClassFixture<OneClinic>
{
    private int minute;

    /// <summary>A session tomorrow, asked about already; and the way to its page.</summary>
    private async Task<(PatientRow Patient, VisitRow Visit, string Link)> Asked(string? escort = null, string language = "en", bool mayText = true, bool check = false)
    {
        var id = clinic.Running.NewId();
        var patient = new PatientRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), GivenName = "Juniper", FamilyName = "Vale", BirthDate = new(1984, 3, 11), Language = language, Phone = $"555 555 {Interlocked.Increment(ref minute) + 2000:0000}", CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(patient);
        var course = await clinic.Course(patient);
        if (mayText) await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = patient.Id, Channel = "sms", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        var starts = clinic.Running.Clock.GetUtcNow().AddHours(20);
        var visit = new VisitRow
        {
            Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Kind = VisitKind.Session, CourseId = course, Route = Route.Intravenous, StartsAt = starts, EndsAt = starts.AddMinutes(145), ArrivalMinutes = 30, DosingMinutes = 40, RecoveryMinutes = 75, CleaningMinutes = 15,
            EscortName = escort, EscortPhone = escort is null ? null : "555 555 0117", Status = VisitStatus.Booked,
        };
        await clinic.Add(visit);
        await Rounds();
        if (check)
        {
            await clinic.Add(new AskedFormRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Key = Care.FollowUp.Cadence.Cadences.KeyBefore(visit.Id), Moment = Care.FollowUp.Cadence.CheckMoment.Before, Forms = "PHQ-9", SendAt = clinic.Running.Clock.GetUtcNow(), ClosesAt = starts.AddHours(-1), RemindLater = "[]" });
            await Checks();
        }
        // The evening has come for this one.
        await using (var db = clinic.Open()) await db.Set<EveningCheckRow>().Where(row => row.VisitId == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, clinic.Running.Clock.GetUtcNow()));
        await Rounds();
        if (check) await Checks();
        return (patient, visit, mayText ? await LinkOf(row => row.PatientId == patient.Id) : "");
    }

    private Task Rounds() => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<EveningDesk>().Plan();
        await services.GetRequiredService<EveningDesk>().SendWhatIsDue();
        return true;
    });

    private async Task Checks()
    {
        var rounds = clinic.Running.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Stillpoint.App.FollowUp.Checks.CheckRounds>().Single();
        await rounds.DoWhatIsDue(TestContext.Current.CancellationToken);
    }

    private async Task<string> LinkOf(System.Linq.Expressions.Expression<Func<OutboxMessageRow, bool>> which)
    {
        await using var db = clinic.Open();
        var message = (await db.Set<OutboxMessageRow>().Where(which).ToListAsync()).Last(row => row.Template is "evening" or "escort");
        return new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery;
    }

    /// <summary>Answers one question after the other, and sends them.</summary>
    private static async Task<string> Answer(Visitor visitor, string link, Func<string, string?> answers)
    {
        var page = await visitor.Read(link);
        var at = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "href=\"(?<address>/book/[^\"]+/[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["address"].Value);
        for (var asked = 0; asked < 40 && !at.Contains("/review", StringComparison.Ordinal); asked++)
        {
            var question = (await Drawn.From(visitor.Get(at))).Text;
            var answer = answers(question);
            using var reply = answer is null ? await visitor.Fill(at, "ask", ("act", "skip")) : await visitor.Fill(at, "ask", [("act", "next"), .. answer.Split('|').Select(one => ("answer", one))]);
            at = Visitor.To(reply);
            if (!at.Contains("/now", StringComparison.Ordinal)) continue;
            // What may mean danger is answered before the next question.
            var danger = await Drawn.From(visitor.Get(at));
            Assert.Contains("988", danger.Text, StringComparison.Ordinal);
            at = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(danger.Html, "class=\"btn btn-block\" href=\"(?<address>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["address"].Value);
        }
        using var sent = await visitor.Fill(at, "send");
        return Visitor.To(sent);
    }

    private static string? Well(string question) =>
        question.Contains("Who takes you home?", StringComparison.Ordinal) ? "Robin Vale"
        : question.Contains("phone number?", StringComparison.Ordinal) ? "555 555 0117"
        : question.Contains("new or worse?", StringComparison.Ordinal) ? "none"
        : question.Contains("Are you ill today", StringComparison.Ordinal) || question.Contains("we don't know of yet", StringComparison.Ordinal) ? "no"
        : question.Contains("Is that still so?", StringComparison.Ordinal) ? "same" : "yes";

    private async Task<List<T>> All<T>(System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class
    {
        await using var db = clinic.Open();
        return await db.Set<T>().AsNoTracking().Where(which).ToListAsync();
    }

    private async Task<T> One<T>(System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class
    {
        await using var db = clinic.Open();
        return await db.Set<T>().AsNoTracking().SingleAsync(which);
    }

    [Fact]
    public async Task Answers_land_on_the_gate_the_escort_is_named_and_says_yes_by_their_own_link()
    {
        var (patient, visit, link) = await Asked();
        using var visitor = clinic.Running.Visitor();
        var thanks = await Answer(visitor, link, Well);
        Assert.Contains("Thank you. We have your answers.", (await Drawn.From(visitor.Get(thanks))).Text, StringComparison.Ordinal);
        Assert.Equal(EveningWord.Clear, (await One<EveningCheckRow>(row => row.VisitId == visit.Id)).Word);
        Assert.Equal("patient", (await One<FactRow>(row => row.PatientId == patient.Id && row.Key == "newSymptoms")).Source);
        Assert.Equal("yes", (await One<FactRow>(row => row.PatientId == patient.Id && row.Key == "agreesNotToDrive")).Value);
        var named = await One<VisitRow>(row => row.Id == visit.Id);
        Assert.Equal(("Robin Vale", "555 555 0117", EscortWord.Asked), (named.EscortName, named.EscortPhone, named.EscortWord));

        var escort = await LinkOf(row => row.Recipient == "555 555 0117" && row.Template == "escort");
        var page = await visitor.Read(escort);
        Assert.DoesNotContain("Juniper", page, StringComparison.Ordinal);
        await visitor.Fill(escort, "yes");
        Assert.Equal(EscortWord.Yes, (await One<VisitRow>(row => row.Id == visit.Id)).EscortWord);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    public void No_two_questions_share_a_place(bool fasts, bool takesMedicines, bool hasEscort)
    {
        var now = clinic.Running.Clock.GetUtcNow();
        var visit = new VisitRow { Id = default, ClinicId = default, PatientId = default, Kind = VisitKind.Session, StartsAt = now, EndsAt = now, Status = VisitStatus.Booked, EscortName = hasEscort ? "Robin Vale" : null };
        using var db = clinic.Open();
        var place = db.Set<ClinicRow>().Single(row => row.Id == clinic.Running.Clinic);
        var questions = new EveningQuestions(visit, place, place.Zone, fasts ? FastingTimes.Before(now, Product.KetamineRacemic) : null, takesMedicines ? [new("Quietazine", LeaveOut.Ask)] : [], Stillpoint.App.Texts.Language.English);
        foreach (var (who, medicine) in new[] { ("same", "no"), ("other", "yes"), ("other", "no"), ("same", "yes") })
        {
            var given = Answers.Read(JsonSerializer.Serialize(new Dictionary<string, string> { ["evening-1/who"] = who, [EveningQuestions.KeyOf(EveningAsk.NewMedicine)] = medicine }));
            var places = questions.Asks(given).Select(ask => ask.Place).ToList();
            Assert.Equal(places.Distinct().Order(), places);
        }
    }

    [Fact]
    public async Task With_a_medicine_and_an_escort_the_link_is_walked_to_its_end()
    {
        var (patient, visit, link) = await Asked("Robin Vale");
        await clinic.Running.Ask(async services =>
        {
            await services.GetRequiredService<FactStore>().Record(patient.Id, MedicationLine.Key, new MedicationLine("Lisinopril", 10, 1, AsNeeded: false, OverTheCounter: false), clinic.Running.Clock.GetUtcNow(), "patient", Stillpoint.App.Audit.Actor.Of((await clinic.Running.Staff([Role.Nurse])).Id));
            return true;
        });
        using var visitor = clinic.Running.Visitor();
        List<string> asked = [];
        var thanks = await Answer(visitor, link, question =>
        {
            asked.Add(question);
            return Well(question);
        });
        Assert.Contains("Thank you. We have your answers.", (await Drawn.From(visitor.Get(thanks))).Text, StringComparison.Ordinal);
        Assert.Contains(asked, question => question.Contains("Take as always: Lisinopril.", StringComparison.Ordinal));
        Assert.Contains(asked, question => question.Contains("Is that still so?", StringComparison.Ordinal));
        Assert.NotNull((await One<EveningCheckRow>(row => row.VisitId == visit.Id)).AnsweredAt);
    }

    [Fact]
    public async Task What_was_written_to_be_left_out_is_told_and_what_nobody_decided_is_left_to_a_person()
    {
        var (patient, visit, link) = await Asked("Robin Vale");
        await clinic.Running.Ask(async services =>
        {
            var (store, now, nurse) = (services.GetRequiredService<FactStore>(), clinic.Running.Clock.GetUtcNow(), Stillpoint.App.Audit.Actor.Of((await clinic.Running.Staff([Role.Nurse])).Id));
            await store.Record(patient.Id, MedicationLine.Key, new MedicationLine("Methylphenidate", 18, 1, AsNeeded: false, OverTheCounter: false) { Hold = "not on the morning" }, now, "patient", nurse);
            await store.Record(patient.Id, MedicationLine.Key, new MedicationLine("Zolpidem", 5, 1, AsNeeded: false, OverTheCounter: false), now, "patient", nurse);
            return true;
        });
        // Planned anew for another hour, a prescriber is told that something is open.
        await using (var db = clinic.Open()) await db.Set<EveningCheckRow>().Where(row => row.VisitId == visit.Id).ExecuteDeleteAsync();
        await Rounds();
        var open = await One<TaskRow>(row => row.PatientId == patient.Id && row.Kind == TaskKind.EveningCall);
        Assert.Equal((Role.Prescriber, $"/patients/{patient.Id}/lists"), (open.OwnerRole, open.About));
        await using (var db = clinic.Open()) await db.Set<EveningCheckRow>().Where(row => row.VisitId == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, clinic.Running.Clock.GetUtcNow()));
        await Rounds();
        link = await LinkOf(row => row.PatientId == patient.Id);
        using var visitor = clinic.Running.Visitor();
        List<string> asked = [];
        await Answer(visitor, link, question =>
        {
            asked.Add(question);
            return Well(question);
        });
        var told = Assert.Single(asked, question => question.Contains("Methylphenidate", StringComparison.Ordinal));
        Assert.Contains("Leave out before this appointment: Methylphenidate: not on the morning.", told, StringComparison.Ordinal);
        Assert.Contains("change nothing by yourself: Zolpidem.", told, StringComparison.Ordinal);
        var evening = await One<EveningCheckRow>(row => row.VisitId == visit.Id);
        Assert.Equal(EveningWord.Look, evening.Word);
        Assert.Contains("Zolpidem (DDI-03:", evening.Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_ill_is_asked_with_what_and_only_that_is_open_on_the_day()
    {
        var (_, visit, link) = await Asked("Robin Vale");
        using var visitor = clinic.Running.Visitor();
        await Answer(visitor, link, question => question.Contains("Are you ill today", StringComparison.Ordinal) ? "yes" : question.Contains("What is it?", StringComparison.Ordinal) ? "vomiting|fever" : Well(question));
        var evening = await One<EveningCheckRow>(row => row.VisitId == visit.Id);
        Assert.Equal(EveningWord.Red, evening.Word);
        Assert.Contains("Ill: fever, vomiting.", evening.Reasons, StringComparison.Ordinal);
        Assert.Equal(["giSymptomsToday"], EveningSaid.Of(Answers.Read(evening.Answers).To).Select(said => said.Key.Key));
    }

    [Fact]
    public async Task How_the_patient_is_comes_with_the_same_link_and_what_endangers_them_calls_somebody_at_once()
    {
        await Staffed();
        var (patient, visit, link) = await Asked("Robin Vale", check: true);
        await using (var db = clinic.Open()) Assert.Equal(["evening"], await db.Set<OutboxMessageRow>().Where(row => row.PatientId == patient.Id).Select(row => row.Template).ToListAsync());
        var waits = await One<AskedFormRow>(row => row.PatientId == patient.Id);
        Assert.NotNull(waits.SentAt);

        using var visitor = clinic.Running.Visitor();
        List<string> asked = [];
        var thanks = await Answer(visitor, link, question =>
        {
            asked.Add(question);
            return question.Contains("Over the last 2 weeks", StringComparison.OrdinalIgnoreCase) || !Known(question) ? "1" : Well(question);
        });
        Assert.Contains("Thank you. We have your answers.", (await Drawn.From(visitor.Get(thanks))).Text, StringComparison.Ordinal);
        Assert.True(asked.Count > 12);
        Assert.Equal(AskedFormEnd.Answered, (await One<AskedFormRow>(row => row.Id == waits.Id)).End);
        Assert.NotNull((await One<EveningCheckRow>(row => row.VisitId == visit.Id)).AnsweredAt);
        Assert.NotEmpty(await All<MeasureRow>(row => row.PatientId == patient.Id));
        Assert.NotEmpty(await All<TaskRow>(row => row.PatientId == patient.Id && row.Tier != null));
    }

    /// <summary>Somebody is on call: only then is a patient at home asked about suicide.</summary>
    private async Task Staffed() => await clinic.Add(new OnCallRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, Position = 1, Person = (await clinic.Running.Staff([Role.Nurse])).Id, Phone = "555 555 0150" });

    private static bool Known(string question) => new[] { "Are you coming", "Will you keep", "Is that still so?", "You must not drive", "new or worse?", "Are you ill today", "we don't know of yet" }.Any(words => question.Contains(words, StringComparison.Ordinal));

    [Fact]
    public async Task Nobody_takes_themselves_home()
    {
        var (patient, visit, link) = await Asked();
        using var visitor = clinic.Running.Visitor();
        var at = $"{link.Split('?')[0]}/{((int)EveningAsk.EscortName * 10) + 11}?lang=en";
        var page = await Drawn.From(visitor.Fill(at, "ask", ("act", "next"), ("answer", "juniper VALE")));
        Assert.Contains("This is your own name.", page.Text, StringComparison.Ordinal);
        page = await Drawn.From(visitor.Fill($"{link.Split('?')[0]}/{((int)EveningAsk.EscortPhone * 10) + 11}?lang=en", "ask", ("act", "next"), ("answer", patient.Phone!)));
        Assert.Contains("This is your own number.", page.Text, StringComparison.Ordinal);
        Assert.Equal("{}", (await One<EveningCheckRow>(row => row.VisitId == visit.Id)).Answers);
    }

    [Fact]
    public async Task A_red_answer_calls_a_nurse_the_same_evening_and_stops_nobody_from_answering_on()
    {
        var (patient, visit, link) = await Asked("Robin Vale");
        using var visitor = clinic.Running.Visitor();
        var thanks = await Answer(visitor, link, question => question.Contains("new or worse?", StringComparison.Ordinal) ? "chestPain|headache" : Well(question));
        var page = await Drawn.From(visitor.Get(thanks));
        Assert.Contains("call 911 now", page.Text, StringComparison.Ordinal);
        var task = await One<TaskRow>(row => row.PatientId == patient.Id && row.Kind == TaskKind.EveningAnswer);
        Assert.Equal((Role.Nurse, $"/visits/{visit.Id}"), (task.OwnerRole, task.About));
        Assert.True(task.DueAt <= clinic.Running.Clock.GetUtcNow().AddHours(1));
        var list = await Drawn.From((await clinic.As(Role.Nurse)).Get($"/calendar/{clinic.Running.Clinic}/evening"));
        Assert.Contains("Chest pain or bleeding", list.Text, StringComparison.Ordinal);
        // The front desk reads that a person calls, and not why.
        Assert.DoesNotContain("Chest pain or bleeding", (await Drawn.From((await clinic.As(Role.Coordinator)).Get($"/calendar/{clinic.Running.Clinic}/evening"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_cannot_come_frees_the_seat_by_themselves()
    {
        var (patient, visit, link) = await Asked("Robin Vale");
        using var visitor = clinic.Running.Visitor();
        var thanks = await Answer(visitor, link, question => question.Contains("Are you coming", StringComparison.Ordinal) ? "no" : Well(question));
        await visitor.Fill(thanks, "free");
        Assert.Equal(VisitStatus.Cancelled, (await One<VisitRow>(row => row.Id == visit.Id)).Status);
        Assert.Equal((VisitReason.AnsweredTheEvening, null), ((await One<VisitChangeRow>(row => row.VisitId == visit.Id)).Reason, (await One<VisitChangeRow>(row => row.VisitId == visit.Id)).By));
        Assert.Equal(Role.Coordinator, (await One<TaskRow>(row => row.PatientId == patient.Id && row.Kind == TaskKind.EveningAnswer)).OwnerRole);
    }

    [Fact]
    public async Task Whom_nothing_reaches_is_called_and_whoever_has_not_answered_stands_first_on_the_list()
    {
        var (silent, _, _) = await Asked(mayText: false);
        Assert.Equal(Role.Nurse, (await One<TaskRow>(row => row.PatientId == silent.Id && row.Kind == TaskKind.EveningCall)).OwnerRole);
        Assert.Contains("to be called: no leave to text or email, or no number", (await Drawn.From((await clinic.As(Role.Coordinator)).Get($"/calendar/{clinic.Running.Clinic}/evening"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_answered_by_the_morning_is_one_thing_to_call_about_until_ten()
    {
        var (_, visit, _) = await Asked("Robin Vale");
        // The same session, this afternoon: the morning has come without an answer.
        var today = clinic.Running.Clock.GetUtcNow().AddHours(4);
        await using (var db = clinic.Open())
        {
            await db.Set<VisitRow>().Where(row => row.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.StartsAt, today));
            await db.Set<EveningCheckRow>().Where(row => row.VisitId == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.StartsAt, today));
        }
        for (var twice = 0; twice < 2; twice++)
            await clinic.Running.Ask(async services =>
            {
                await services.GetRequiredService<EveningDesk>().AskAboutSilence();
                return true;
            });
        var task = await One<TaskRow>(row => row.Kind == TaskKind.EveningCall && row.About == $"/calendar/{clinic.Running.Clinic}/evening");
        Assert.Equal((Role.Coordinator, "10:00"), (task.OwnerRole, TimeZoneInfo.ConvertTime(task.DueAt, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task In_Spanish_and_of_a_visit_that_was_moved_no_more()
    {
        var (_, visit, link) = await Asked("Robin Vale", "es");
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("Antes de su cita", await visitor.Read(link), StringComparison.Ordinal);
        await using (var db = clinic.Open()) await db.Set<VisitRow>().Where(row => row.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.StartsAt, visit.StartsAt.AddHours(1)));
        Assert.Contains("Este enlace ya no funciona", await visitor.Read(link), StringComparison.Ordinal);
        Assert.Contains("Este enlace ya no funciona", await visitor.Read("/book/nothing?lang=es"), StringComparison.Ordinal);
    }
}
