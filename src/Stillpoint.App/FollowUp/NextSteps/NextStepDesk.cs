using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Course;
using static System.FormattableString;

namespace Stillpoint.App.FollowUp.NextSteps;

/// <summary>The decision after a session, beside what the rules say.</summary>
internal sealed class NextStepForm() : Form("next-step")
{
    public ShownInput Shown { get; } = new();

    public ChoiceInput<NextDecision> Decision { get; } = new("What is decided")
    {
        As = Choice.List, Needed = "Choose what is decided.", Options = [.. Enum.GetValues<NextDecision>().Select(one => new Option<NextDecision>(one, one.Words()) { Value = one.Text() })],
    };

    public WholeInput Days { get; } = new("Days between sessions from here on", "d", 1, 180) { Hint = "Where the interval changes" };
    public LongTextInput Why { get; } = new("Reason") { Hint = "Needed where the rules say otherwise, cannot say, or ask for one", Least = 12, Most = 1000 };
    public PasswordInput Password { get; } = new("Your password") { Needed = Signing.Needed };

    protected override IEnumerable<Refusal> Together()
    {
        if (Decision.Value is NextDecision.Lengthen or NextDecision.Shorten && !Days.Has) yield return new(Days, "Write how many days go between sessions from here on.");
    }
}

/// <summary>Keeps what is decided about a course after a session: signed, beside what the rules offered then.</summary>
internal sealed class NextStepDesk(ClinicDb db, MeasureStore measures, AuditTrail audit, Signing signing, Tasks tasks, TimeProvider clock)
{
    public const string Meaning = "I decide this about the course and have read what the rules say.";

    /// <summary>The step says nothing of a dose or an interval.</summary>
    public const string NoNumber = "no number";

    public static string PageOf(Guid patient) => $"/patients/{patient}/next-step";

    /// <summary>Where the course stands, and what the rules say about it; no answer while there is nothing to ask about.</summary>
    public async Task<(CourseStanding Standing, NextStepAnswer? Answer)> Look(Guid patient)
    {
        var standing = await CourseStanding.Of(db, measures, patient, clock.GetUtcNow());
        return (standing, standing.Asks is { } facts ? NextStep.Of(facts) : null);
    }

    /// <summary>What was decided about a patient's courses, the newest first, with who signed it.</summary>
    public async Task<IReadOnlyList<(NextStepRow Step, string By)>> History(Guid patient)
    {
        var charts = (await Charts.Of(db, patient)).AsOne;
        return [.. (await (from step in db.Set<NextStepRow>().AsNoTracking()
                           join signature in db.Set<SignatureRow>() on step.SignatureId equals signature.Id
                           join person in db.Set<StaffRow>() on signature.By equals person.Id
                           where charts.Contains(step.PatientId)
                           orderby step.DecidedAt descending
                           select new { step, person.Name }).ToListAsync()).Select(one => (one.step, one.Name))];
    }

    /// <summary>What the page displays: what is signed is this.</summary>
    public static IReadOnlyList<ShownLine> Lines(CourseStanding standing, NextStepAnswer answer) =>
    [
        new("Plan", Invariant($"version {standing.Plan!.Number}, {standing.OfCourse.Count} given")),
        new("Phase", PhaseWords(standing)),
        new("Own decline", standing.Decline.Says),
        new("The rules", answer.Outcome.Words()),
        .. answer.Findings.Select(finding => new ShownLine(finding.Rule, finding.Because)),
        new("Next", NextWords(answer.Next)),
    ];

    public static string PhaseWords(CourseStanding standing) => standing.Maintenance is { } maintained
        ? Invariant($"maintenance, {maintained.Count} so far{(maintained.IntervalWeeks is { } weeks ? Invariant($", {weeks:0.#} weeks apart") : "")}") : "the series";

    /// <summary>The interval to begin from: before this patient's own decline, otherwise as the rules have it; null while nothing says one.</summary>
    public static int? DaysOffered(CourseStanding standing, NextStepAnswer answer) => standing.Maintenance is null ? null
        : (standing.Decline.Suggests, answer.Next.IntervalWeeks) switch
        {
            ({ } own, { } weeks) => Math.Min(own, (int)Math.Round(weeks * 7, MidpointRounding.AwayFromZero)),
            (null, { } weeks) => (int)Math.Round(weeks * 7, MidpointRounding.AwayFromZero),
            ({ } own, null) => own,
            _ => null,
        };

    public static string NextWords(NextDose next) => string.Join(", ", ((string?[])
    [
        next.MgPerKg is { } dose ? Invariant($"{dose:0.##} mg/kg") : null,
        next.MgPerKgRange is { } range ? Invariant($"{range.Least:0.##} to {range.Most:0.##} mg/kg") : null,
        next.Mg is { } mg ? Invariant($"{mg:0} mg") : null,
        next.IntervalWeeks is { } weeks ? Invariant($"every {weeks:0.#} weeks") : null,
        next.ReassessAfter is { } after ? after == 1 ? "looked at again after the next session" : Invariant($"looked at again after {after} sessions") : null,
    ]).OfType<string>()) is { Length: > 0 } says ? says : NoNumber;

    /// <summary>Signs a decision: judged before the password is counted, and once more in the transaction that signs.</summary>
    public async Task<Outcome> Sign(NextStepForm form, Guid patient, Guid prescriber)
    {
        if (!await Kept(form).AnyAsync() && Refuses(form, await Look(patient)) is { } refused) return refused;
        var (confirmed, otherwise) = await signing.Confirm(prescriber, form.Password);
        return confirmed is null ? otherwise : await Keep(form, patient, confirmed);
    }

    public Task<Outcome> Keep(NextStepForm form, Guid patient, Confirmed confirmed)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(Kept(form), Actor.Of(confirmed.Person), new AuditNote("next-step-signed", $"next-step/{id}", patient, form.Decision.Given.Text()), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {patient} for update");
            var look = await Look(patient);
            if (Refuses(form, look) is { } refused) return refused;
            var ((standing, answer), now) = (look, clock.Moment());
            var step = new NextStepRow
            {
                Id = id, PatientId = patient, CourseId = standing.Plan!.CourseId, Offered = answer!.Outcome, Decision = form.Decision.Given, Days = form.Days.Value, Why = form.Why.Value,
                Shown = ShownLine.Text(Lines(standing, answer)), RulesVersion = standing.House.Version, DecidedAt = confirmed.At, SignatureId = Guid.CreateVersion7(now),
            };
            db.AddRange(confirmed.Sign(step.SignatureId, $"next-step/{id}", Meaning, Signed(step)), step);
            await Follow(step, standing, now);
            return new Outcome.Done();
        });
    }

    /// <summary>What the signature covers.</summary>
    public static string Signed(NextStepRow step) => JsonSerializer.Serialize<string?[]>(
        [step.CourseId.ToString(), step.Offered.Text(), step.Decision.Text(), step.Days is { } days ? Invariant($"{days}") : null, step.Why, step.Shown, step.RulesVersion]);

    /// <summary>The course reads it: one that is over carries no session more, and one that is held is somebody's to look at.</summary>
    private async Task Follow(NextStepRow step, CourseStanding standing, DateTimeOffset now)
    {
        if (step.Decision is NextDecision.Complete or NextDecision.Stop)
        {
            var course = await db.Set<CourseRow>().SingleAsync(row => row.Id == step.CourseId);
            course.Status = step.Decision is NextDecision.Complete ? CourseStatus.Completed : CourseStatus.Stopped;
        }
        await tasks.Settle(TaskKind.CourseReview, PageOf(step.PatientId), $"Decided: {step.Decision.Words()}.", null);
        if (step.Decision is NextDecision.Hold)
            tasks.Open(standing.Journey.Patient.ClinicId, step.PatientId, TaskKind.CourseReview, "The course is held: decide whether it goes on", Role.Prescriber, now.AddDays(2), TimeSpan.FromDays(2), Role.MedicalDirector, PageOf(step.PatientId));
    }

    private static Outcome.Refused? Refuses(NextStepForm form, (CourseStanding Standing, NextStepAnswer? Answer) look) =>
        look.Answer is not { } answer ? Outcome.No("There is nothing to decide yet: a course has a signed plan, a session that was given, and a scale to judge it by.")
        : form.Shown.Against(Lines(look.Standing, answer)) is { } unseen ? unseen
        : NextDecisions.NeedsReason(answer.Outcome, form.Decision.Given) && form.Why.Blank ? Outcome.No(NextDecisions.Offered(answer.Outcome).Contains(form.Decision.Given)
            ? "The rules ask for a reason here: write it." : "The rules say otherwise, or cannot say: write why it is decided like this.", form.Why)
        : null;

    private IQueryable<NextStepRow> Kept(NextStepForm form)
    {
        var id = form.Id(clock.GetUtcNow());
        return db.Set<NextStepRow>().Where(row => row.Id == id);
    }
}
