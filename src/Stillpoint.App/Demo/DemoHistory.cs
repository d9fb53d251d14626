using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Consent;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Texts;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Demo;

/// <summary>
/// Makes the demo's past by living through it: every step of every made-up patient is put on one time line and then done in
/// its order, by the same code that serves real ones.
/// </summary>
internal sealed class DemoHistory(
    ClinicDb db, DemoClock clock, DemoStaff staff, DemoMonitors monitors, DemoOrders orders, DemoSessions sessions, EnquiryDesk enquiries, AcceptDesk accepting, FactStore facts,
    ConsentDesk consents, Tasks tasks, AuditTrail audit, DemoCalendar calendar, DemoMeasures measures)
{
    private readonly List<(DateTimeOffset At, Func<Task> Do)> line = [];

    public async Task Make(DateTimeOffset now)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        // All of it or none: no step of the past is ever taken back by itself.
        db.Database.AutoSavepointsEnabled = false;
        clock.At(now.AddDays(-60));
        await staff.Make();
        monitors.Register();
        await db.SaveChangesAsync();
        At(now.AddDays(-59), measures.NameWhoAnswers);
        // What was booked before stands as it was; from here on the clinics have hours.
        At(now.AddDays(-1).AddMinutes(-5), calendar.Open);
        foreach (var (patient, number) in MadeUp.Patients.Select((patient, number) => (patient, number))) Plan(patient, number, now);
        foreach (var (at, act) in line.OrderBy(step => step.At).ToList())
        {
            clock.At(at);
            await act();
            db.ChangeTracker.Clear();
        }
        clock.At(now);
        await whole.CommitAsync();
        db.Database.AutoSavepointsEnabled = true;
    }

    private void Plan(MadeUpPatient patient, int number, DateTimeOffset now)
    {
        var seen = Before(now, days: 10 + number % 5 + patient.PastSessions * 4, hour: 10);
        var asked = patient.Stands is Stands.Asked ? now.AddHours(-2 - number % 30)
            : patient.Stands is Stands.JustAccepted ? now.AddDays(-2).AddMinutes(-number * 7) : seen.AddDays(-6).AddMinutes(-number * 7);
        Guid enquiry = default, who = default;
        At(asked, async () =>
        {
            var clinics = await enquiries.Clinics();
            var form = new EnquiryForm(Translated.Of(patient.Language), clinics)
            {
                Clinic = { Typed = staff.Clinic(patient.Clinic).ToString() }, Name = { Typed = $"{patient.Given} {patient.Family}" }, Phone = { Typed = PhoneOf(number) },
                MayText = { Typed = number % 2 == 0 ? "true" : "" }, BestTime = { Typed = number % 3 == 0 ? "after five" : "" }, Message = { Typed = patient.Asks },
            };
            (await form.Sent(() => enquiries.Receive(form))).IsDone();
            enquiry = form.Id(asked);
        });
        if (patient.Stands is Stands.Asked) return;

        var decided = asked.AddHours(20);
        if (patient.Stands is Stands.Declined or Stands.Signposted)
        {
            var closing = new ClosingForm
            {
                What = { Typed = (patient.Stands is Stands.Declined ? EnquiryStatus.Declined : EnquiryStatus.Signposted).Text() },
                Reason = { Typed = patient.Stands is Stands.Declined ? "Lives too far to come twice a week; will ask again in spring." : "Needs help today: walked over to the crisis team, who took over." },
            };
            At(decided, async () => (await closing.Sent(() => enquiries.Close(enquiry, closing, staff.Actor("poppy")))).IsDone());
            return;
        }
        At(decided, async () =>
        {
            var form = new NewPatientForm(DateOnly.FromDateTime(decided.DateTime))
            {
                GivenName = { Typed = patient.Given }, FamilyName = { Typed = patient.Family }, BirthDate = { Typed = patient.Born }, Reads = { Typed = patient.Language }, Phone = { Typed = PhoneOf(number) },
            };
            (await form.Sent(() => accepting.Accept(enquiry, form, staff.Actor("poppy")))).IsDone();
            who = form.Id(decided);
        });
        if (patient.Stands is Stands.JustAccepted)
        {
            if (number % 2 == 0) At(now.AddHours(-20), () => calendar.Evaluate(who, patient));
            return;
        }

        At(seen, async () =>
        {
            var known = NormalFacts.AtEvaluation(patient, seen).Where(fact => patient.Stands is not Stands.FactsMissing || fact.Key.Key is "clinicalSex" or "weight" or "height" or "problemListReviewedAt");
            await facts.Record(who, [.. known], staff.Actor("moss"));
            await facts.Record(who, ConditionLine.Key, new ConditionLine(patient.Indication is "IND-12" ? "Complex regional pain syndrome of the hand" : patient.Indication is "IND-07" ? "Post-traumatic stress disorder" : "Recurrent major depression", patient.Indication is "IND-12" ? "G90.511" : patient.Indication is "IND-07" ? "F43.12" : "F33.2", true, "active", "2019"), seen, "letter", staff.Actor("moss"));
            await facts.Record(who, MedicationLine.Key, new MedicationLine(patient.Medicine, patient.Medicine is "lorazepam" ? 0.5m : 100, 1, false, false), seen, "patient", staff.Actor("moss"));
            await facts.Record(who, NoteLine.Key, new NoteLine(NoteAbout.Goals, number % 2 == 0 ? "To wake up and not wish it were evening." : "To work half days again, and cook for my brother."), seen, "patient", staff.Actor("moss"));
            await facts.Record(who, NoteLine.Key, new NoteLine(NoteAbout.MentalState, "Low mood, slow, oriented, no psychosis; talks of plans for spring."), seen, "clinician", staff.Actor("fern"));
            if (patient.Indication is "IND-01" && patient.Stands is not Stands.FactsMissing)
            {
                foreach (var (drug, dose, weeks) in new[] { ("escitalopram", "20 mg a day", 10m), ("venlafaxine", "225 mg a day", 9m) })
                    await facts.Record(who, TrialLine.Key, new TrialLine(drug, TrialKind.Antidepressant, TrialOutcome.PartlyBetter, dose, true, weeks, true, true), seen, "letter", staff.Actor("moss"));
                await facts.Record(who, [new(ScreeningFacts.FailedAntidepressantTrials, new Amount(2), seen, "clinician")], staff.Actor("moss"));
            }
            if (patient.Allergy.Length > 0) await facts.Record(who, AllergyLine.Key, new AllergyLine(patient.Allergy, "rash"), seen, "patient", staff.Actor("moss"));
            if (patient.Stands is Stands.NotSuitable) await facts.Record(who, ConditionLine.Key, new ConditionLine("Aneurysm of the abdominal aorta", "I71.40", true, "active", "2022"), seen, "letter", staff.Actor("moss"));
        });
        if (patient.Stands is Stands.FactsMissing) return;
        At(seen.AddMinutes(30), () => measures.AtEvaluation(who, patient, number));
        At(seen.AddHours(1), () => orders.Judge(who, patient, seen.AddHours(1)));
        if (patient.Stands is Stands.NotSuitable or Stands.Suitable) return;
        At(seen.AddHours(2), async () =>
        {
            var (today, row) = (DateOnly.FromDateTime(seen.DateTime), await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == who));
            var language = Translated.Of(row.Language);
            var form = new ConsentForm(language)
            {
                Product = { Typed = patient.Product.ToString() }, Route = { Typed = "IV" }, Indication = { Typed = patient.Indication },
                Questions = { Typed = "Asked how long the dreaminess lasts." }, TeachBackHome = { Typed = "My sister drives me and I won't drive until tomorrow." }, TeachBackStop = { Typed = "I lift my hand or say stop." },
                OffLabel = { Typed = "true" }, Agrees = { Typed = "true" }, SignedName = { Typed = $"{patient.Given} {patient.Family}" },
            };
            form.Shown.Draw(ConsentDesk.Lines(row, await consents.Text(patient.Product, Route.Intravenous, patient.Indication, language, today)));
            (await form.Sent(() => consents.Sign(row, form, today, staff.Actor("moss")))).IsDone();
        });
        if (patient.Stands is Stands.Consented) return;
        At(seen.AddHours(3), () => orders.Course(who, patient, seen.AddHours(3)));
        if (patient.Stands is Stands.Planned) return;

        // An order is good for thirty days, so the sessions follow it closely.
        var first = seen.AddDays(4).AddHours((number % 4) - 1);
        for (var past = 0; past < patient.PastSessions; past++)
        {
            var at = first.AddDays(past * 4);
            if (at >= now.AddHours(-12)) break;
            var given = past;
            At(at.AddHours(-1), () => measures.ByLink(who, patient, number, given));
            sessions.PlanPast(At, () => who, patient, past + 1, at);
            At(at.AddHours(26), () => measures.Mood(who, patient, given + 1));
        }
        if (patient.Stands is Stands.CourseDone or Stands.BetweenSessions && patient.Family is not "Shore") At(first.AddDays((patient.PastSessions - 1) * 4 + 3), () => measures.ByLink(who, patient, number, patient.PastSessions));
        PlanToday(patient, number, now, () => who);
        if (patient.Family is "Shore")
        {
            At(now.AddHours(-20), () => measures.SaysItIsWorse(who, patient));
            At(now.AddHours(-19.4), () => measures.IsCalled(who, patient));
        }
        if (patient.Family is "Harrow") At(now.AddMinutes(-30), () => measures.Asks(who));
    }

    private static string PhoneOf(int number) => "555 555 01" + (10 + number).ToString("00", CultureInfo.InvariantCulture);

    private void PlanToday(MadeUpPatient patient, int number, DateTimeOffset now, Func<Guid> who)
    {
        switch (patient.Stands)
        {
            case Stands.Running or Stands.RunningSlowed or Stands.RunningOverdue or Stands.ReadyToGo or Stands.ArrivedGateFails or Stands.WentHomeToday:
                sessions.PlanToday(At, who, patient, now);
                break;
            case Stands.Booked or Stands.BookedToday or Stands.BetweenSessions:
                var starts = patient.Stands is Stands.BookedToday ? now.AddHours(1.5 + number % 2) : Before(now, -(1 + number % 6), 9 + number % 6);
                while (starts.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || starts.Date == new DateTime(2026, 11, 26)) starts = starts.AddDays(1);
                (var chair, starts) = sessions.Free(patient.Clinic, starts);
                if (patient.Stands is Stands.Booked) At(now.AddDays(-1).AddMinutes(60 + number), () => calendar.BookOn(who(), patient, starts));
                At(now.AddDays(-1).AddMinutes(number), () => sessions.Book(who(), patient, chair, starts, number % 3 == 0 ? null : "Sage " + patient.Family));
                break;
            case Stands.CourseDone:
                At(now.AddHours(-3), () => audit.Change(Actor.System, new("task-opened", $"patient/{who()}", who()), () =>
                {
                    tasks.Open(staff.Clinic(patient.Clinic), who(), TaskKind.CourseReview, "Review the finished course and decide what follows", Role.Prescriber, now.AddHours(20), TimeSpan.FromDays(1), Role.MedicalDirector);
                    return Task.CompletedTask;
                }));
                break;
            default:
                break;
        }
    }

    private void At(DateTimeOffset at, Func<Task> act) => line.Add((at, act));

    /// <summary>A working hour some days before (or, negative, after) the demo's afternoon.</summary>
    private static DateTimeOffset Before(DateTimeOffset now, int days, int hour) => new DateTimeOffset(now.Date, now.Offset).AddDays(-days).AddHours(hour);
}
