using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Pathway;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;

namespace Stillpoint.App.Booking;

/// <summary>What a patient may choose for themself: a time for their next visit, or another time for the one they have.</summary>
/// <param name="Slots">The times that hold; none where nothing is right for them.</param>
/// <param name="Moves">The visit that would be moved; null where one would be booked.</param>
internal sealed record OpenChoice(PatientRow Patient, ClinicRow Clinic, IReadOnlyList<Appointment> Slots, VisitRow? Moves, Guid? Course)
{
    public override string ToString() => "[choice of a time]";
}

/// <summary>One of the times on offer.</summary>
internal sealed class ChooseForm : Form
{
    public ChooseForm(IReadOnlyList<Appointment> slots, Func<Appointment, string> words, Language language) : base("choose")
    {
        (Language, Marks) = (language, false);
        When = new(SelfTexts.Which.In(language)) { As = Choice.Large, Needed = SelfTexts.ChooseOne.In(language), Options = [.. slots.Select(slot => new Option<long>(Instants.Microseconds(slot.Times.Starts), words(slot)))] };
    }

    public ChoiceInput<long> When { get; }
}

/// <summary>Lets patients book and move their own visits where the clinic allows it: only what is right for them, by a link of their own.</summary>
internal sealed class SelfBookingDesk(ClinicDb db, AuditTrail audit, ScheduleReader schedules, VisitDesk visits, Reach reach, Outbox outbox, SingleUseLinks links, Settings settings, TimeProvider clock)
{
    public const string Purpose = "choose-a-time";

    private static readonly TimeSpan Lasting = TimeSpan.FromDays(7), Ahead = TimeSpan.FromDays(28);

    private static readonly Actor ThePatient = new(null, "patient");

    public async Task<bool> Allowed(Guid clinic) => (await new Houses(db).InForce(clinic, clock.GetUtcNow()))[BookingLimits.SelfBooking].Whole == 1;

    public Task<Outcome> Send(PatientRow patient, Actor actor) => audit.Do(actor, new AuditNote("choice-sent", $"patient/{patient.Id}", patient.Id), async () =>
    {
        if (!await Allowed(patient.ClinicId)) return Outcome.No("The clinic does not let patients book by themselves. A medical director allows it under Policies.");
        if (await reach.Of(patient) is not { } way) return Outcome.No("There is no way to send it: no number or address, or no leave to use it.");
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == patient.ClinicId);
        var language = Translated.Of(patient.Language);
        await links.End(Purpose, patient.Id.ToString());
        var token = links.Make(Purpose, patient.Id.ToString(), Lasting);
        outbox.Put(way.Channel, way.Recipient, "choose", language, new Dictionary<string, string>(StringComparer.Ordinal) { ["clinic"] = clinic.Name, ["link"] = $"{settings.PublicBase}/book/choose/{token}?lang={Translated.Code(language)}" }, patient.Id);
        return new Outcome.Done();
    });

    public async Task<OpenChoice?> Open(string token)
    {
        if (await links.Subject(token, Purpose) is not { } subject || !Guid.TryParse(subject, out var id) || await db.Set<PatientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } patient || !await Allowed(patient.ClinicId)) return null;
        var now = clock.Moment();
        var (journey, clinic, house) = (await Journey.Of(db, id), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == patient.ClinicId), await new Houses(db).InForce(patient.ClinicId, now));
        var earliest = now + house[BookingLimits.SelfHours].Time;
        var moves = journey.Visits.FirstOrDefault(visit => visit.Status == VisitStatus.Booked && visit.StartsAt > now);
        // Too near to be moved by anybody but the desk.
        if (moves is not null && moves.StartsAt < earliest) return new(patient, clinic, [], moves, null);
        if (await Wanted(journey, moves, house, now) is not { } wanted) return new(patient, clinic, [], moves, null);
        var schedule = await schedules.Read([clinic.Id], now, now + Ahead, id);
        return new(patient, clinic, FreeSlots.Search(new(wanted, earliest, now + Ahead) { Most = 8, MostADay = 2, Near = moves?.StartsAt }, schedule, now, house), moves, wanted.GivesDrug ? journey.Course!.Id : null);
    }

    /// <summary>Books or moves to the time that was chosen, if it still holds.</summary>
    public Task<Outcome> Take(string token, ChooseForm form) => audit.Do(ThePatient, new AuditNote("time-chosen", "visit"), async () =>
    {
        await visits.Turn();
        if (await Open(token) is not { } open) return Outcome.No(EveningTexts.Over.In(form.Language));
        if (open.Slots.FirstOrDefault(slot => Instants.Microseconds(slot.Times.Starts) == form.When.Given) is not { } slot) return Outcome.No(SelfTexts.Gone.In(form.Language), form.When);
        if (open.Moves is { } before)
        {
            var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == before.Id);
            db.Add(visits.Change(row.Id, VisitAct.Moved, ThePatient, row, VisitReason.PatientAsked));
            VisitDesk.Place(row, slot);
        }
        else
        {
            var row = VisitDesk.Row(slot with { Id = Guid.CreateVersion7(clock.GetUtcNow()) }, slot.GivesDrug ? VisitKind.Session : VisitKind.Evaluation, open.Course);
            db.AddRange(row, visits.Change(row.Id, VisitAct.Booked, ThePatient));
        }
        await links.End(Purpose, open.Patient.Id.ToString());
        return new Outcome.Done();
    }, VisitDesk.Meanwhile);

    /// <summary>What is right for them now: the visit they have, the next session of a course they consented to, or an evaluation while nobody has decided.</summary>
    private async Task<Appointment?> Wanted(Journey journey, VisitRow? moves, House house, DateTimeOffset now)
    {
        var times = await schedules.TimesOf(journey.Course, journey.Patient, now, house);
        if (moves is not null) return ScheduleReader.Of(moves, moves.PatientId, times?.Spacing);
        if (times is not null && journey is { IsSuitable: true, ConsentCoversPlan: true } && !await visits.IsHeld(times.Course))
        {
            var given = journey.Visits.Count(visit => visit.CourseId == times.Course && visit.Kind is VisitKind.Session && visit.Status is not VisitStatus.Missed);
            return times.Sessions > 0 && given >= times.Sessions ? null
                : new(default, journey.Patient.ClinicId, journey.Patient.Id, new(now, times.Length)) { Route = times.Route, Spacing = times.SpacingOf?.Invoke(given + 1) ?? times.Spacing };
        }
        if (journey.Suitability is not null || journey.Visits.Any(visit => visit.Kind is VisitKind.Evaluation)) return null;
        // An evaluation is with a prescriber, whoever is free.
        var place = (await schedules.Places([journey.Patient.ClinicId], now, now + Ahead))[0];
        return place.Of(Duty.Prescriber).FirstOrDefault() is { } prescriber ? new(default, journey.Patient.ClinicId, journey.Patient.Id, new(now, VisitLength.OfTalk(house))) { Prescriber = prescriber.Id } : null;
    }
}

/// <summary>What a patient reads when they choose a time.</summary>
internal static class SelfTexts
{
    public static readonly Translated
        Title = new("Choose a time", "Elija una hora"),
        Lead = new("{clinic} has these times for your next appointment.", "{clinic} tiene estas horas para su próxima cita."),
        Move = new("Your appointment is {when}. You can move it to one of these times.", "Su cita es {when}. Puede cambiarla a una de estas horas."),
        Which = new("Which time suits you?", "¿Qué hora le viene bien?"),
        ChooseOne = new("Choose one of the times.", "Elija una de las horas."),
        Take = new("Take this time", "Quiero esta hora"),
        Gone = new("That time has just been taken. Choose another.", "Esa hora acaba de ocuparse. Elija otra."),
        None = new("There is no time to choose from here. Please call the clinic.", "No hay horas para elegir aquí. Llame a la clínica, por favor."),
        Done = new("Your appointment is {when}.", "Su cita es {when}.");
}
