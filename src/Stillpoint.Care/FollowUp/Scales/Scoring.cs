using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Scores a form, or takes over a total that was added up on paper.</summary>
public static class Scoring
{
    /// <summary>The score of a submitted or abandoned form: its answers in order, and the sex where a cut-off depends on it.</summary>
    public static Score Of(Instrument instrument, IReadOnlyList<ItemAnswer> answers, Sex? sex = null)
    {
        var form = Filled.Read(instrument, answers, sex);
        if (instrument.Triage is { } triage) return From(form, triage(form));

        var subscales = Subscales(instrument, form);
        var status = StatusOf(form, subscales);
        var total = status switch
        {
            ScoreStatus.Ok => instrument.Total?.Of(form),
            ScoreStatus.Prorated when instrument.Total?.Of(form) is { } sum =>
                Total.Round(sum * instrument.Items.Count / form.Answered, 0),
            ScoreStatus.Prorated or ScoreStatus.Incomplete or ScoreStatus.Invalid => null,
        };
        return new(instrument, status)
        {
            Total = total,
            Severity = status == ScoreStatus.Invalid ? null : Label(form, total),
            Alerts = [.. Raised(form, total, submitted: true)],
            Prorated = status == ScoreStatus.Prorated,
            Subscales = subscales,
            Flags = [.. instrument.Flags.Select(flag => (flag.Key, form.IsInvalid ? null : flag.Judge(form)))],
            AnsweredCount = form.Answered,
            ReviewNotes = Notes(form),
        };
    }

    /// <summary>The score of a total from paper, with the safety items that came with it.</summary>
    public static Score Of(Instrument instrument, TypedTotal typed, Sex? sex = null)
    {
        var form = Filled.Read(instrument, [.. instrument.Items.Select(item => typed.SafetyItems.GetValueOrDefault(item.Number))], sex);
        var impossible = form.IsInvalid || typed.IsUnreadable || (typed.Total is { } given && (instrument.Total is null || !Possible(instrument, given)));

        if (instrument.Triage is { } triage)
        {
            // The level on paper must be the one the answers give: a total never stands in for a triage.
            var answered = triage(form);
            impossible |= typed.Total is { } level && answered.Status == ScoreStatus.Ok && level != answered.Total;
            var unstated = typed.Total is null && instrument.Total is not null;
            var verdict = impossible || unstated ? triage(form.Doubted()) with { Status = impossible ? ScoreStatus.Invalid : ScoreStatus.Incomplete } : answered;
            return From(form, verdict) with { TypedIn = true };
        }

        var status = impossible ? ScoreStatus.Invalid
            : typed.Total is null || instrument.Total is null || instrument.SafetyItems.Any(number => form[number] is null) ? ScoreStatus.Incomplete
            : ScoreStatus.Ok;
        var total = status == ScoreStatus.Ok ? typed.Total : null;
        return new(instrument, status)
        {
            Total = total,
            Severity = total is null ? null : Label(form, total),
            Alerts = [.. Raised(form, total, submitted: true)],
            Subscales = [.. instrument.Subscales.Select(subscale => new SubscaleScore(subscale.Key, null, null))],
            Flags = [.. instrument.Flags.Select(flag => (flag.Key, (bool?)null))],
            AnsweredCount = form.Answered,
            ReviewNotes = Notes(form),
            TypedIn = true,
        };
    }

    /// <summary>The alerts a form raises while it is still being filled in: after each answer, before anything is submitted.</summary>
    public static IReadOnlyList<Alert> AlertsSoFar(Instrument instrument, IReadOnlyList<ItemAnswer> answers) =>
        [.. Raised(Filled.Read(instrument, answers), total: null, submitted: false)];

    /// <summary>A number that lies within the instrument's total (or, where it has none, its parts), and is whole where that is whole.</summary>
    public static bool Possible(Instrument instrument, decimal total)
    {
        if (instrument.Typed is not { } how) return false;
        var (least, most) = how.Bounds(instrument);
        return total >= least && total <= most && (how.Decimals > 0 || decimal.IsInteger(total / how.Step));
    }

    /// <summary>Each code once, at its most serious, in order of the code.</summary>
    internal static IReadOnlyList<Alert> Once(IEnumerable<Alert> alerts) =>
        [.. alerts.GroupBy(alert => alert.Code, StringComparer.Ordinal)
            .Select(same => same.MaxBy(alert => alert.Tier)!)
            .OrderBy(alert => alert.Code, StringComparer.Ordinal)];

    internal static IEnumerable<Alert> ByRule(Filled form, decimal? total) =>
        form.Instrument.Alerts.Where(rule => rule.RaisedBy(form, total)).Select(rule => new Alert(rule.Code, rule.Tier));

    private static IReadOnlyList<Alert> Raised(Filled form, decimal? total, bool submitted)
    {
        var alerts = ByRule(form, total);
        if (submitted && form.Instrument is { UnansweredAlert: { } code } && form.Instrument.SafetyItems.Any(number => form[number] is null))
            alerts = alerts.Append(new(code, AlertTier.Urgent));
        return Once(alerts);
    }

    private static ScoreStatus StatusOf(Filled form, IReadOnlyList<SubscaleScore> subscales)
    {
        if (form.IsInvalid) return ScoreStatus.Invalid;
        if (form.Instrument.Items.Count == 0) return ScoreStatus.Incomplete; // known by its total only
        var missing = form.Missing;
        if (missing == 0) return ScoreStatus.Ok;
        var reported = form.Instrument.Total is not null || subscales.All(subscale => subscale.Value is not null);
        return missing <= form.Instrument.MayMiss && reported ? ScoreStatus.Prorated : ScoreStatus.Incomplete;
    }

    private static string? Label(Filled form, decimal? total) =>
        form.Instrument.Severity is { } severity ? severity(form, total)
        : total is { } known ? SeverityBand.Of(form.Instrument.Bands, known)
        : null;

    private static IReadOnlyList<SubscaleScore> Subscales(Instrument instrument, Filled form) =>
        [.. instrument.Subscales.Select(subscale => form.IsInvalid || subscale.Of(form) is not { } value
            ? new SubscaleScore(subscale.Key, null, null)
            : new SubscaleScore(subscale.Key, value, subscale.Bands.Count == 0 ? null : subscale.Bands.First(band => value <= band.UpTo).Label))];

    private static IReadOnlyList<string> Notes(Filled form) =>
        [.. form.Instrument.ReviewNotes.Where(note => form[note.Item] >= note.AtLeast).Select(note => note.Says)];

    private static Score From(Filled form, TriageVerdict verdict) => new(form.Instrument, verdict.Status)
    {
        Total = verdict.Total,
        Severity = verdict.Severity,
        Alerts = Once(verdict.Alerts),
        AnsweredCount = form.Answered,
    };
}

/// <summary>A total added up on paper, with the answers to the safety items, by item number.</summary>
public sealed record TypedTotal(decimal? Total, IReadOnlyDictionary<int, ItemAnswer> SafetyItems)
{
    public TypedTotal(decimal? total) : this(total, new Dictionary<int, ItemAnswer>()) { }

    /// <summary>Something stands where the total should, but it is no number the scale could have.</summary>
    public bool IsUnreadable { get; init; }
}
