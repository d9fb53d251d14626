using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>A whole course to be placed: when it begins, how many sessions, with whom.</summary>
internal sealed class CourseBookingForm(TimeZoneInfo zone) : PlacedForm("course-booking", zone)
{
    public const string Look = "look", Keep = "keep";

    public WholeInput Sessions { get; } = new("How many sessions", "", 1, 20) { Needed = "Write how many sessions are booked, from 1 to 20." };
    public TextInput EscortName { get; } = new("Escort") { Hint = "For every session; may be named later", Most = 120 };
    public PhoneInput EscortPhone { get; } = new("Escort's phone");

    /// <summary>The plan as it was shown, a line each session: what is booked is this.</summary>
    public ShownInput Shown { get; } = new() { Only = Keep, Act = ("booked", "book") };

    protected override IEnumerable<Refusal> Together()
    {
        if (EscortName.Has && EscortPhone.Blank) yield return new(EscortPhone, "Enter the escort's phone number with area code, or name the escort later.");
    }
}

/// <summary>A course as it would be placed.</summary>
internal sealed record PlacedCourse(CourseTimes Times, IReadOnlyList<PlacedSession> Sessions, Schedule Schedule);

/// <summary>Places all sessions of a signed course in one go, shows where each would lie, and books them together or not at all.</summary>
internal sealed class CourseBookingDesk(ClinicDb db, AuditTrail audit, ScheduleReader schedules, VisitDesk visits, VisitMessages messages, TimeProvider clock)
{
    /// <summary>Where each session would be, as things stand now; null when there is nothing to place.</summary>
    public async Task<PlacedCourse?> Look(PatientRow patient, CourseRow course, CourseBookingForm form)
    {
        var now = clock.Moment();
        var house = await new Houses(db).InForce(patient.ClinicId, now);
        if (await schedules.TimesOf(course, patient, now, house) is not { } times) return null;
        var from = Instants.Whole(form.Starts.Given);
        var reach = (form.Sessions.Given * times.Spacing.Days.Max()) + 30;
        var schedule = await schedules.Read([patient.ClinicId], now < from ? now : from, from.AddDays(reach), patient.Id);
        var first = new Appointment(default, patient.ClinicId, patient.Id, new(from, times.Length)) { Chair = form.Chair.Value, Nurse = form.Nurse.Value, Prescriber = form.Prescriber.Value, Route = times.Route, Spacing = times.Spacing };
        // The phases of a course are counted over all its sessions, booked and given ones too.
        var before = schedule.Visits.Count(visit => visit.Patient == patient.Id && visit.GivesDrug);
        Func<int, CourseSpacing>? spacing = times.SpacingOf is { } of ? number => of(before + number) : null;
        return new(times, CoursePlacing.Place(first, form.Sessions.Given, schedule, _ => Guid.CreateVersion7(now), now, house, spacing), schedule);
    }

    /// <summary>More than the signed plan has, with those given and booked already, is refused with its number; a plan that names none refuses nothing.</summary>
    public static Outcome? Against(CourseTimes? times, int wished, int already, Input field) => times is { Sessions: > 0 and var signed } && wished + already > signed
        ? Outcome.No($"The signed plan has {signed} sessions{(already == 0 ? "" : $", and {already} of them are given or booked")}. Book {(signed > already ? $"{signed - already} at most" : "no more")}, or a prescriber signs a longer plan.", field) : null;

    /// <summary>What is shown of a plan and then booked, a line each session.</summary>
    public static IEnumerable<ShownLine> Lines(PlacedCourse plan) => plan.Sessions.Select(one => new ShownLine($"Session {one.Number}", one.Placed is { } slot ? VisitWordsOf.Slot(slot, plan.Schedule) : "nowhere"));

    public Task<Outcome> Book(PatientRow patient, CourseRow course, CourseBookingForm form, Actor actor)
    {
        if (Session.OwnEscorts.Against(patient, form.EscortName, form.EscortPhone) is { } own) return Task.FromResult(own);
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<VisitRow>().Where(row => row.Id == id), actor, new AuditNote("course-booked", $"course/{course.Id}", patient.Id), async () =>
        {
            await visits.Turn();
            if (await visits.TookConsentBack(patient.Id)) return Outcome.No(VisitDesk.ConsentTakenBack);
            if (await visits.IsHeld(course.Id)) return Outcome.No(VisitDesk.CourseHeld);
            if (await visits.IsReopened(patient.Id)) return Outcome.No(VisitDesk.Reopened);
            if (await Look(patient, course, form) is not { } plan) return Outcome.No("The course has no signed plan.");
            if (form.Shown.Against(Lines(plan)) is { } changed) return changed;
            if (plan.Sessions.FirstOrDefault(one => one.Placed is null) is { } none) return Outcome.No($"Session {none.Number} holds nowhere in two weeks around its day. Book fewer, or begin at another time.", form.Sessions);
            foreach (var one in plan.Sessions)
            {
                // The first carries the id of the form, so that sending it twice books once.
                var row = VisitDesk.Row(one.Number == 1 ? one.Placed! with { Id = id } : one.Placed!, VisitKind.Session, course.Id);
                (row.EscortName, row.EscortPhone) = (form.EscortName.Value, form.EscortPhone.Value);
                db.AddRange(row, visits.Change(row.Id, VisitAct.Booked, actor));
                // One message for all of them: its link shows the others.
                if (one.Number == 1) await messages.Booked(row, patient);
            }
            return new Outcome.Done();
        });
    }
}
