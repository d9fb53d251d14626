using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Chart;

/// <summary>Something that was decided, ordered or done while a fact counted.</summary>
/// <param name="Signers">Who signed it.</param>
/// <param name="Without">How it would be judged had the fact not been written.</param>
/// <param name="Otherwise">Judged otherwise without it; null where nothing is judged again.</param>
internal sealed record FactUse(string What, DateTimeOffset At, string Page, IReadOnlyList<Guid> Signers, string Without, bool? Otherwise)
{
    public override string ToString() => "[use of a fact]";
}

/// <summary>A row of a chart, everything written beside it, and what takes it away, if anything does.</summary>
internal sealed record FactStory(FactRow Row, PatientRows Rows, FactRow? Away)
{
    /// <summary>Everything that was said of it, in order: struck, ended, put back.</summary>
    public IReadOnlyList<FactRow> Said
    {
        get
        {
            var taken = Rows.Facts.Where(row => row.Supersedes == Row.Id && row.Key is Strikes.Struck or FactStore.Ended).ToList();
            return [.. Rows.Facts.Where(row => taken.Contains(row) || (row.Key == Strikes.PutBack && taken.Any(one => one.Id == row.Supersedes)))];
        }
    }

    /// <summary>What it replaced, and what replaced it.</summary>
    public FactRow? Before => Rows.Facts.FirstOrDefault(row => row.Id == Row.Supersedes);

    public FactRow? After => Rows.Facts.LastOrDefault(row => row.Supersedes == Row.Id && !Strikes.IsWord(row));

    public override string ToString() => "[story of a fact]";
}

/// <summary>Finds what rested on a fact: the decisions, orders and sessions while it was the one that counted.</summary>
internal sealed class FactUses(ClinicDb db, FactStore facts, ClinicClock clock)
{
    /// <summary>The row as it stands now; null when it is not this patient's, or only says something of another row.</summary>
    public async Task<FactStory?> Story(Guid patient, Guid fact, CancellationToken cancel = default)
    {
        var rows = await facts.Rows(patient, cancel);
        return rows.Facts.FirstOrDefault(row => row.Id == fact && !Strikes.IsWord(row)) is { } found
            ? new(found, rows, Strikes.Away(rows.Facts).GetValueOrDefault(fact))
            : null;
    }

    /// <summary>Everything that rested on it, the latest first.</summary>
    public async Task<IReadOnlyList<FactUse>> Of(FactStory story, CancellationToken cancel = default)
    {
        var (fact, rows, charts) = (story.Row, story.Rows, story.Rows.Charts.All);
        List<FactUse> uses = [];
        var decisions = db.Set<SuitabilityRow>().AsNoTracking().Where(row => charts.Contains(row.PatientId) && row.DecidedAt >= fact.RecordedAt);
        foreach (var decision in await decisions.ToListAsync(cancel))
        {
            var at = clock.Local(decision.DecidedAt);
            var rules = Counted(story, at) ? Reopening.Without(fact.Id, decision, rows, at) : [];
            if (rules.Count == 0 && !(Counted(story, at) && IsReadBy(fact, "SCR", "IND"))) continue;
            var overrides = GivenOverride.Of(decision).Keys.Where(rules.Contains).ToList();
            var without = rules.Count == 0 ? "judged the same" : $"judged otherwise by {string.Join(", ", rules)}";
            if (overrides.Count > 0) without += $"; the override of {string.Join(", ", overrides)} was given for it";
            var signers = await Signed($"suitability/{decision.Id}", cancel);
            uses.Add(new($"Suitability: {decision.Decision.Words()}", decision.DecidedAt, Reopening.PageOf(decision.PatientId), signers, without, rules.Count > 0));
        }
        var orders = await db.Set<PlanVersionRow>().AsNoTracking().Where(row => row.SignedAt >= fact.RecordedAt)
            .Join(db.Set<CourseRow>().Where(course => charts.Contains(course.PatientId)), plan => plan.CourseId, course => course.Id,
                (plan, course) => new { Plan = plan, course.PatientId })
            .ToListAsync(cancel);
        List<Guid> resting = [];
        foreach (var (plan, patient) in orders.Select(one => (one.Plan, one.PatientId)))
        {
            var at = clock.Local(plan.SignedAt);
            if (!Counted(story, at) || Judged(plan, rows.Until(at), fact, at) is not { } judged) continue;
            resting.Add(plan.Id);
            var signers = await Signed($"plan-version/{plan.Id}", cancel);
            uses.Add(new($"Order, version {plan.Number}", plan.SignedAt, $"/patients/{patient}/course", signers, judged.Says, judged.Otherwise));
        }
        var until = story.Away?.RecordedAt ?? clock.Now;
        if (resting.Count > 0)
        {
            var first = orders.Where(one => resting.Contains(one.Plan.Id)).Min(one => one.Plan.SignedAt);
            if (await Shown(fact, charts, first, until, cancel) is { } shown) uses.Add(shown);
        }
        var sessions = db.Set<SessionRow>().AsNoTracking().Where(row => charts.Contains(row.PatientId) && row.OpenedAt <= until)
            .Where(row => row.ClosedAt == null || row.ClosedAt >= fact.RecordedAt);
        foreach (var session in await sessions.ToListAsync(cancel))
        {
            var at = clock.Local(session.ClosedAt is { } closed && closed < until ? closed : until);
            if (!resting.Contains(session.PlanVersionId) && !(Counted(story, at) && IsReadBy(fact, "PRE"))) continue;
            var (what, signers) = (session.ClosedAt is null ? "Session, open now" : "Session", await Signed($"session/{session.Id}", cancel));
            uses.Add(new(what, session.OpenedAt, $"/sessions/{session.Id}", signers, "its gate was answered while this counted", null));
        }
        return [.. uses.OrderByDescending(use => use.At)];
    }

    /// <summary>What each signer is told of.</summary>
    public static IReadOnlyList<SignedThing> Signed(IReadOnlyList<FactUse> uses) =>
        [.. uses.SelectMany(use => use.Signers.Select(signer => new SignedThing(Plain(use.What), signer, use.At, use.Page)))];

    // What was found or decided is read on the page itself, by whoever may.
    private static string Plain(string what) => what.Split(':', ',')[0] switch
    {
        "Order" => "the order",
        "Session" => "the session",
        _ => "suitability",
    };

    /// <summary>Whether it was the one that counted then: a line that stood, or the newest of its key.</summary>
    private static bool Counted(FactStory story, DateTimeOffset at)
    {
        var known = story.Rows.Until(at).At(at);
        return known.Rows.Any(row => row.Id == story.Row.Id)
            && (Vocabulary.Find(story.Row.Key) is null
                || known.Rows.Where(row => row.Key == story.Row.Key).OrderBy(row => row.MeasuredAt).ThenBy(row => row.RecordedAt).Last().Id == story.Row.Id);
    }

    private static bool IsReadBy(FactRow fact, params string[] rules) =>
        RecordLines.Keys.Contains(fact.Key)
        || (Vocabulary.Find(fact.Key) is { } key && key.Rules.Any(rule => rules.Any(prefix => rule.StartsWith(prefix, StringComparison.Ordinal))));

    /// <summary>An order of a given moment with and without the fact; null when it never went by it.</summary>
    private static (string Says, bool Otherwise)? Judged(PlanVersionRow plan, PatientRows rows, FactRow fact, DateTimeOffset at)
    {
        var (with, without) = (rows.At(at), rows.Without(fact.Id).At(at));
        if (PastDecisions.Order(plan, with) is not { } order || PastDecisions.Order(plan, without) is not { } other) return null;
        var isWeight = fact.Key == Measurements.Weight.Key;
        if (isWeight)
        {
            var weight = without.Facts.Of(Measurements.Weight)?.Value.Value;
            other = other with { Patient = other.Patient with { Weight = weight is { } kilograms ? BodyMass.Of(kilograms) : null } };
        }
        var (was, now) = (DoseCheck.Judge(order), DoseCheck.Judge(other));
        var otherwise = was.Dose.Mg != now.Dose.Mg || was.Verdict != now.Verdict || Reopening.Differ(was.Findings, now.Findings).Count > 0;
        if (!otherwise) return isWeight ? ("judged the same", false) : null;
        return (now.Dose.Mg is not { } mg ? "the dose can't be worked out"
            : mg == was.Dose.Mg ? $"judged {now.Verdict.ToString().ToLowerInvariant()}, not {was.Verdict.ToString().ToLowerInvariant()}"
            : $"{OrderLedger.Plain(mg)} mg, not {OrderLedger.Plain(was.Dose.Mg ?? 0)} mg", true);
    }

    /// <summary>The label and the pump card, that may have been printed; null when nobody looked at them meanwhile.</summary>
    private async Task<FactUse?> Shown(FactRow fact, IReadOnlyList<Guid> charts, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var looks = await db.Set<AuditEntryRow>().Where(entry => entry.Patient != null && charts.Contains(entry.Patient.Value))
            .Where(entry => entry.Action == "viewed" && entry.Detail == Card && entry.At >= from && entry.At <= until)
            .Select(entry => entry.At).ToListAsync(cancel);
        var often = looks.Count == 1 ? "once" : $"{looks.Count} times";
        return looks.Count == 0 ? null : new("Label and pump card", looks.Max(), $"/patients/{fact.PatientId}/course/card", [], $"opened {often}, and perhaps printed", null);
    }

    private const string Card = "/patients/{Patient:guid}/course/card";

    private async Task<IReadOnlyList<Guid>> Signed(string subject, CancellationToken cancel) =>
        await db.Set<SignatureRow>().Where(row => row.Subject == subject).Select(row => row.By).Distinct().ToListAsync(cancel);
}
