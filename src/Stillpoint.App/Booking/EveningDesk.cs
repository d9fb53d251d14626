using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Asking;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Booking;

/// <summary>The evening before as its link opens it.</summary>
/// <param name="Over">The visit has begun, was moved or was cancelled.</param>
internal sealed record OpenEvening(EveningCheckRow Row, VisitRow Visit, PatientRow Patient, ClinicRow Clinic, EveningQuestions Questions, bool Over)
{
    public Answers Given { get; } = Answers.Read(Row.Answers);

    /// <summary>How the patient is, asked along by the same link; null where nothing is asked, or it was asked by a link of its own.</summary>
    public OpenCheck? Check { get; init; }

    /// <summary>What nobody has decided of this patient's medicines.</summary>
    public IReadOnlyList<EveningMedicine> Undecided { get; init; } = [];

    /// <summary>Everything that is asked now: the evening's own questions, and how the patient is behind them.</summary>
    public IReadOnlyList<AskedQuestion> Asks(Language language)
    {
        var own = Questions.Asks(Given);
        if (Check is null || Given[EveningQuestions.KeyOf(EveningAsk.Coming)] == EveningBefore.No) return [.. own];
        return [.. own, .. Of(Check, language).Asks(Check.Given).Select(ask => ask with { Place = Behind + ask.Place })];
    }

    /// <summary>What was answered to a question of either; null where nothing was.</summary>
    public string? Answered(AskedQuestion ask) => Given[ask.Key] ?? Check?.Given[ask.Key];

    public static bool IsOfTheCheck(AskedQuestion ask) => ask.Place > Behind;

    public static CheckQuestions Of(OpenCheck check, Language language) => new(CheckDesk.FormsOf(check.Form), language);

    private const int Behind = 1000;

    public bool IsSent => Row.AnsweredAt is not null;
}

/// <summary>Asks patients the evening before a session, takes their answers to where the gate reads them, and calls a person where one is red.</summary>
internal sealed class EveningDesk(ClinicDb db, AuditTrail audit, Outbox outbox, SingleUseLinks links, Reach reach, Tasks tasks, FactStore facts, VisitDesk visits, CheckDesk checks, Settings settings, TimeProvider clock)
{
    public const string Purpose = "evening", EscortPurpose = "escort";

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(36), Soon = TimeSpan.FromHours(1);

    private static readonly Actor ThePatient = new(null, "patient");

    /// <summary>Writes down whom to ask, for every session of the next day and a half; what was moved is asked about anew.</summary>
    public async Task Plan()
    {
        var (now, until) = (clock.Moment(), clock.Moment() + Ahead);
        var ahead = await db.Set<VisitRow>().AsNoTracking().Where(row => row.Kind == VisitKind.Session && row.Status == VisitStatus.Booked && row.StartsAt > now && row.StartsAt < until).ToListAsync();
        var ids = ahead.Select(row => row.Id).ToList();
        var known = await db.Set<EveningCheckRow>().AsNoTracking().Where(row => ids.Contains(row.VisitId)).ToDictionaryAsync(row => row.VisitId, row => row.StartsAt);
        foreach (var visit in ahead.Where(visit => !known.TryGetValue(visit.Id, out var starts) || starts != visit.StartsAt)) await Plan(visit, now);
    }

    private async Task Plan(VisitRow visit, DateTimeOffset now)
    {
        var (patient, clinic) = await Whose(visit);
        if (EveningBefore.AskedAt(visit.StartsAt, ZoneOf(patient, clinic), now, await new Houses(db).InForce(clinic.Id, now)) is not { } asked) return;
        try
        {
            await audit.Change(Actor.System, new AuditNote("evening-planned", $"visit/{visit.Id}", patient.Id), async () =>
            {
                var row = await db.Set<EveningCheckRow>().SingleOrDefaultAsync(one => one.VisitId == visit.Id);
                if (row is null) await AskWhatIsLeftOut(visit, patient, clinic, Instants.Whole(asked));
                if (row is null) db.Add(new EveningCheckRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, PatientId = patient.Id, VisitId = visit.Id, StartsAt = visit.StartsAt, SendAt = Instants.Whole(asked) });
                else (row.StartsAt, row.SendAt, row.RemindAt, row.SentAt, row.Answers, row.AnsweredAt, row.Word, row.Reasons, row.ByPerson) = (visit.StartsAt, Instants.Whole(asked), null, null, "{}", null, null, null, null);
            });
        }
        catch (DbUpdateException)
        {
            // Another server wrote it down in the same moment.
        }
        finally
        {
            audit.Forget();
        }
    }

    /// <summary>Before the patient is asked a prescriber writes what is left out of each medicine that a rule asks about: the link tells it as they wrote it.</summary>
    private async Task AskWhatIsLeftOut(VisitRow visit, PatientRow patient, ClinicRow clinic, DateTimeOffset due)
    {
        var plan = visit.CourseId is { } course ? await db.Set<PlanVersionRow>().AsNoTracking().Where(one => one.CourseId == course).OrderByDescending(one => one.Number).FirstOrDefaultAsync() : null;
        var known = await facts.Read(patient.Id, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clinic.Zone));
        if (MedicinesOf(known, plan).All(one => one.How is not LeaveOut.Ask)) return;
        await tasks.OpenOnce(clinic.Id, patient.Id, TaskKind.EveningCall, "Before the session: write what is left out of the medicines, or that nothing is", Role.Prescriber, due, $"/patients/{patient.Id}/lists", Soon, Role.MedicalDirector);
    }

    /// <summary>Sends what is due, and brings once to mind what nobody answered.</summary>
    public async Task SendWhatIsDue()
    {
        var now = clock.Moment();
        var due = await db.Set<EveningCheckRow>().AsNoTracking().Where(row => row.AnsweredAt == null && row.ByPerson == null && row.StartsAt > now && ((row.SentAt == null && row.SendAt <= now) || row.RemindAt <= now)).OrderBy(row => row.SendAt).Select(row => row.Id).Take(200).ToListAsync();
        foreach (var id in due) await Send(id, now);
    }

    private async Task Send(Guid id, DateTimeOffset now)
    {
        try
        {
            await audit.Write<AuditNote>(Actor.System, async () =>
            {
                var row = await db.Set<EveningCheckRow>().SingleAsync(one => one.Id == id);
                var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == row.VisitId);
                if (row.AnsweredAt is not null || visit.Status != VisitStatus.Booked || visit.StartsAt != row.StartsAt) return null;
                var (patient, clinic) = await Whose(visit);
                var house = await new Houses(db).InForce(clinic.Id, now);
                var again = row.SentAt is not null;
                row.RemindAt = again ? null : Remind(now, ZoneOf(patient, clinic), house);
                if (await reach.Of(patient) is { } way)
                {
                    var token = links.Make(Purpose, row.Id.ToString(), row.StartsAt - now);
                    outbox.Put(way.Channel, way.Recipient, again ? "evening-again" : "evening", Translated.Of(patient.Language), new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["clinic"] = clinic.Name, ["when"] = VisitMessages.When(visit.StartsAt, clinic, patient),
                        ["link"] = $"{settings.PublicBase}/book/{token}?lang={Translated.Code(Translated.Of(patient.Language))}",
                    }, patient.Id);
                    row.SentAt ??= now;
                    // How they are is asked along, and not by a second link of the same evening.
                    var key = Cadences.KeyBefore(visit.Id);
                    if (await db.Set<AskedFormRow>().SingleOrDefaultAsync(form => form.PatientId == patient.Id && form.Key == key && form.SentAt == null
                        && form.EndedAt == null && form.SendAt > now) is { } check) check.SendAt = now;
                }
                else
                {
                    row.ByPerson = "no leave to text or email, or no number";
                    var day = TimeZoneInfo.ConvertTime(visit.StartsAt, clinic.Zone).ToString("d MMM", CultureInfo.InvariantCulture);
                    tasks.Open(clinic.Id, patient.Id, TaskKind.EveningCall, $"Call before the visit of {day}: fasting, medicines, who takes them home, anything new", Role.Nurse, now + Soon, Soon, Role.Coordinator, $"/visits/{visit.Id}");
                }
                var note = new AuditNote(again ? "evening-reminded" : "evening-sent", $"visit/{visit.Id}", patient.Id);
                return (note, note);
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server, or the patient, was there first.
        }
        finally
        {
            audit.Forget();
        }
    }

    /// <summary>From eight in the morning: who has not answered for a session of today is one thing to be called about, done by ten.</summary>
    public async Task AskAboutSilence()
    {
        var now = clock.Moment();
        foreach (var clinic in await db.Set<ClinicRow>().AsNoTracking().ToListAsync())
        {
            var place = new Place(clinic.Id, clinic.Name, clinic.Zone);
            var today = place.Day(now);
            var (morning, until, page) = (place.At(today, new(8, 0)), place.At(today.AddDays(1), TimeOnly.MinValue), $"/calendar/{clinic.Id}/evening");
            if (now < morning) continue;
            var silent = await db.Set<EveningCheckRow>().CountAsync(row => row.ClinicId == clinic.Id && row.AnsweredAt == null && row.SentAt != null && row.ByPerson == null && row.StartsAt > now && row.StartsAt < until && db.Set<VisitRow>().Any(visit => visit.Id == row.VisitId && visit.Status == VisitStatus.Booked));
            if (silent == 0 || await db.Set<TaskRow>().AnyAsync(task => task.Kind == TaskKind.EveningCall && task.About == page && task.CreatedAt >= morning)) continue;
            await audit.Change(Actor.System, new AuditNote("evening-silence", $"clinic/{clinic.Id}"), () =>
            {
                tasks.Open(clinic.Id, null, TaskKind.EveningCall, $"{silent} {(silent == 1 ? "patient has" : "patients have")} not answered for a session of today: call", Role.Coordinator, place.At(today, new(10, 0)), Soon, Role.Nurse, page);
                return Task.CompletedTask;
            });
            audit.Forget();
        }
    }

    /// <summary>What a link opens; null where there is none such. Looking changes nothing.</summary>
    public async Task<OpenEvening?> Open(string token, Language language)
    {
        if (await links.Find(token, Purpose) is not { } link || !Guid.TryParse(link.Subject, out var id) || await db.Set<EveningCheckRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } row) return null;
        var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == row.VisitId);
        var (patient, clinic) = await Whose(visit);
        var known = await facts.Read(patient.Id, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clinic.Zone));
        var plan = visit.CourseId is { } course ? await db.Set<PlanVersionRow>().AsNoTracking().Where(one => one.CourseId == course).OrderByDescending(one => one.Number).FirstOrDefaultAsync() : null;
        var medicines = MedicinesOf(known, plan);
        var questions = new EveningQuestions(visit, clinic, ZoneOf(patient, clinic), plan is null ? null : FastingTimes.Before(ScheduleReader.TimesOf(visit).DrugFrom, plan.Product), medicines, language);
        var check = await db.Set<AskedFormRow>().AsNoTracking().SingleOrDefaultAsync(form => form.PatientId == patient.Id && form.Key == Cadences.KeyBefore(visit.Id) && form.SentAt != null && form.EndedAt == null);
        return new(row, visit, patient, clinic, questions, Over: link.UsedAt is not null || link.ExpiresAt <= clock.GetUtcNow() || visit.Status != VisitStatus.Booked || visit.StartsAt != row.StartsAt)
        {
            Check = check is null ? null : new(check, patient, clinic, Over: false), Undecided = [.. medicines.Where(one => one.How is LeaveOut.Ask)],
        };
    }

    private static IReadOnlyList<EveningMedicine> MedicinesOf(KnownPatient known, PlanVersionRow? plan) => EveningMedicines.Of(
        known.Lines<MedicationLine>(MedicationLine.Key).Where(found => found.Line.StoppedOn is null).Select(found => (found.Line.Name, found.Line.Hold)),
        Interactions.Judge(new(new(plan?.Product ?? Product.KetamineRacemic, plan?.Route), known.Record.Medications, known.Facts) { House = known.House }));

    /// <summary>Keeps an answer of the check that is asked along: what endangers the patient calls somebody before the page returns.</summary>
    public Task<(Outcome Outcome, SafetyAlert? Raised)> AnswerCheck(OpenEvening evening, AskedQuestion ask, string answer, Language language) =>
        checks.Answer(evening.Check!, OpenEvening.Of(evening.Check!, language), ask, answer);

    /// <summary>Keeps an answer as it is given.</summary>
    public Task<Outcome> Answer(OpenEvening evening, AskedQuestion ask, string answer) => audit.Do(ThePatient, new AuditNote("evening-answered", $"visit/{evening.Visit.Id}", evening.Patient.Id), async () =>
    {
        var words = Translated.Of(evening.Patient.Language);
        if (ask.Key == EveningQuestions.KeyOf(EveningAsk.EscortName) && Session.OwnEscorts.IsName(evening.Patient, answer)) return Outcome.No(EveningTexts.NotYourself.In(words));
        if (ask.Key == EveningQuestions.KeyOf(EveningAsk.EscortPhone) && Session.OwnEscorts.IsPhone(evening.Patient, answer)) return Outcome.No(EveningTexts.NotYourNumber.In(words));
        if (!ask.Takes(answer)) return Outcome.No(AskTexts.ChooseOne.In(words));
        var row = await db.Set<EveningCheckRow>().SingleAsync(one => one.Id == evening.Row.Id);
        if (row.AnsweredAt is not null) return new Outcome.Done(Twice: true);
        var given = Answers.Read(row.Answers);
        given[ask.Key] = answer;
        row.Answers = given.Write();
        return new Outcome.Done();
    }, VisitDesk.Meanwhile);

    /// <summary>The patient sends the answers: they become facts, the escort is named and asked, and a red one calls somebody.</summary>
    public async Task<Outcome> Finish(OpenEvening evening)
    {
        var sent = await Send(evening);
        if (sent is Outcome.Done && evening.Check is { } check && check.Given.Count > 0) await checks.Send(check);
        return sent;
    }

    private Task<Outcome> Send(OpenEvening evening) => audit.Once(
        db.Set<EveningCheckRow>().Where(row => row.Id == evening.Row.Id && row.AnsweredAt != null), ThePatient, new AuditNote("evening-sent-in", $"visit/{evening.Visit.Id}", evening.Patient.Id), async () =>
        {
            var now = clock.Moment();
            var row = await db.Set<EveningCheckRow>().SingleAsync(one => one.Id == evening.Row.Id);
            var visit = await db.Set<VisitRow>().SingleAsync(one => one.Id == evening.Visit.Id);
            if (visit.Status != VisitStatus.Booked || visit.StartsAt != row.StartsAt) return Outcome.No(EveningTexts.OverWhat.In(Translated.Of(evening.Patient.Language)));
            var given = Answers.Read(row.Answers);
            string? Given(EveningAsk ask) => evening.Questions.Given(given, ask);
            List<EveningReason> reasons = [.. EveningBefore.Judge(Given, evening.Questions.Judged(given))];
            if (evening.Undecided.Count > 0 && Given(EveningAsk.Coming) != EveningBefore.No)
            {
                var medicines = string.Join(", ", evening.Undecided.Select(one => $"{one.Name} ({one.Why})"));
                reasons.Add(new(EveningWord.Look, EveningAsk.Medicines, $"Nobody has written whether anything is left out of {medicines}: decide, and tell the patient."));
            }
            (row.AnsweredAt, row.RemindAt, row.Word, row.Reasons) = (now, null, EveningBefore.Of(reasons), JsonSerializer.Serialize(reasons.Select(reason => reason.Says)));
            if (Given(EveningAsk.EscortName) is { } name)
            {
                if (name != visit.EscortName)
                {
                    if (visit.EscortName is not null) visit.EscortNamedAt = now;
                    (visit.EscortName, visit.EscortPhone, visit.EscortWord, visit.EscortWordAt) = (name, Given(EveningAsk.EscortPhone), null, null);
                }
                AskEscort(visit, evening, now);
            }
            foreach (var reason in reasons.Where(reason => reason.Word is EveningWord.Red))
                tasks.Open(visit.ClinicId, visit.PatientId, TaskKind.EveningAnswer, reason.Says, reason.Ask is EveningAsk.Coming ? Role.Coordinator : Role.Nurse, now + Soon, Soon, reason.Ask is EveningAsk.Coming ? Role.Nurse : Role.Prescriber, $"/visits/{visit.Id}");
            await db.SaveChangesAsync(CancellationToken.None);
            await facts.Record(visit.PatientId, [.. Facts(Given, now)], ThePatient);
            return new Outcome.Done();
        }, new Outcome.Done(Twice: true));

    /// <summary>A patient who can't come frees the seat by themself.</summary>
    public Task<Outcome> Free(OpenEvening evening) => visits.CancelByPatient(evening.Visit.Id);

    /// <summary>Whom an escort's link asks about; null where it asks no more.</summary>
    public async Task<(VisitRow Visit, ClinicRow Clinic)?> Escort(string token)
    {
        if (await links.Subject(token, EscortPurpose) is not { } subject || !Guid.TryParse(subject.Split(' ')[0], out var id)) return null;
        var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.Id == id);
        if (visit.Status != VisitStatus.Booked || subject != SubjectOf(visit)) return null;
        return (visit, await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == visit.ClinicId));
    }

    public Task<Outcome> EscortSays(string token, Guid visit, bool yes) => audit.Do(new Actor(null, "escort"), new AuditNote("escort-answered", $"visit/{visit}"), async () =>
    {
        if (await Escort(token) is null) return Outcome.No(EveningTexts.Over.English);
        var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
        (row.EscortWord, row.EscortWordAt) = (yes ? EscortWord.Yes : EscortWord.No, clock.Moment());
        if (!yes) tasks.Open(row.ClinicId, row.PatientId, TaskKind.EveningAnswer, "The escort can't come: ask the patient who else takes them home.", Role.Coordinator, clock.Moment() + Soon, Soon, Role.Nurse, $"/visits/{visit}");
        return new Outcome.Done();
    }, VisitDesk.Meanwhile);

    private void AskEscort(VisitRow visit, OpenEvening evening, DateTimeOffset now)
    {
        if (visit.EscortPhone is not { } phone || visit.EscortWord is not null) return;
        var language = Translated.Of(evening.Patient.Language);
        var token = links.Make(EscortPurpose, SubjectOf(visit), visit.EndsAt - now);
        outbox.Put("sms", phone, "escort", language, new Dictionary<string, string>(StringComparer.Ordinal) { ["clinic"] = evening.Clinic.Name, ["link"] = $"{settings.PublicBase}/book/escort/{token}?lang={Translated.Code(language)}" });
        (visit.EscortWord, visit.EscortWordAt) = (EscortWord.Asked, now);
    }

    /// <summary>The visit, its hour and its escort: another hour or another escort is asked anew.</summary>
    private static string SubjectOf(VisitRow visit) => FormattableString.Invariant($"{visit.Id} {Instants.Microseconds(visit.StartsAt)} {SingleUseLinks.HashOf($"{visit.EscortName} {visit.EscortPhone}")[..16]}");

    private static IEnumerable<StatedFact> Facts(Func<EveningAsk, string?> given, DateTimeOffset now)
    {
        if (given(EveningAsk.Symptoms) is { } symptoms && GateFacts.NewSymptoms.Read(symptoms).Value is { } words) yield return new(GateFacts.NewSymptoms, words, now, "patient");
        if (given(EveningAsk.NoDriving) is { } agrees) yield return new(ScreeningFacts.AgreesNotToDrive, agrees == EveningBefore.Yes, now, "patient");
    }

    private static DateTimeOffset? Remind(DateTimeOffset now, TimeZoneInfo zone, Care.HouseValues.House house)
    {
        var at = now + house[CadenceLimits.FirstReminder].Time;
        return TimeZoneInfo.ConvertTime(at, zone).Hour is var hour && hour < house[CadenceLimits.QuietFrom] && hour >= house[CadenceLimits.QuietUntil] ? Instants.Whole(at) : null;
    }

    private static TimeZoneInfo ZoneOf(PatientRow patient, ClinicRow clinic) => patient.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : clinic.Zone;

    private async Task<(PatientRow Patient, ClinicRow Clinic)> Whose(VisitRow visit) =>
        (await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == visit.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == visit.ClinicId));
}

/// <summary>Goes round every minute: whom to ask tomorrow, what is due to be sent, and which seats became free.</summary>
internal sealed class EveningRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EveningRounds> log) : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<EveningDesk>().Plan();
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<EveningDesk>().SendWhatIsDue();
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<EveningDesk>().AskAboutSilence();
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<GapRounds>().OfferWhatIsFree();
    }
}
