using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>
/// Collects what speaks for one rule and weighs it at the end. What is found fires at its severity; what is only suspected, or missing
/// where it is needed, makes the rule Unknown when it could turn out worse than what was found.
/// </summary>
internal sealed class Evidence(PatientCase patient)
{
    private sealed record Piece(Severity Severity, string Says, IReadOnlyList<Input> Inputs, IReadOnlyList<string> Missing, DateTimeOffset? ClearsAt, bool? Policy, Source? Source);

    private readonly List<Piece> found = [];
    private readonly List<Piece> open = [];
    private bool known;

    /// <summary>It is so.</summary>
    public Evidence Found(Severity severity, string says, params IEnumerable<Input?> inputs) => Found(severity, says, null, inputs: inputs);

    public Evidence Found(Severity severity, string says, DateTimeOffset? clearsAt, bool? policy = null, Source? source = null, params IEnumerable<Input?> inputs)
    {
        found.Add(new(severity, says, [.. inputs.OfType<Input>()], [], clearsAt, policy, source));
        return this;
    }

    /// <summary>It may be so, and <paramref name="missing"/> would settle it.</summary>
    public Evidence Open(Severity worst, string says, IEnumerable<string> missing, params IEnumerable<Input?> inputs)
    {
        open.Add(new(worst, says, [.. inputs.OfType<Input>()], [.. missing], null, null, null));
        return this;
    }

    public Evidence Open(Severity worst, string says, string missing, params IEnumerable<Input?> inputs) => Open(worst, says, [missing], inputs);

    /// <summary>An event whose day lies ahead has happened some time, and nobody knows when.</summary>
    public Evidence WhenWas(FactKey<RecordedDay> key, Severity worst) => patient.Facts.Of(key) is null
        && patient.Facts.FromTheFuture.FirstOrDefault(fact => fact.Key == key && PatientFacts.SpeaksOfLater(fact, patient.At)) is Fact<RecordedDay> ahead
        ? Open(worst, $"{key.Label} ({ShownDay.Of(ahead.Value.Written)}) lies ahead: when was it?", key.Key, ahead.Input)
        : this;

    /// <summary>Something that speaks to the question is known, whatever it says.</summary>
    public Evidence Known(bool so = true)
    {
        known |= so;
        return this;
    }

    /// <summary>A yes fires; a no is known.</summary>
    public Evidence Stated(FactKey<bool> key, Severity severity, string says)
    {
        if (patient.Facts.Of(key) is not { } fact) return this;
        return fact.Value ? Found(severity, says, fact.Input) : Known();
    }

    /// <summary>Lines of the problem list: confirmed ones fire, the others are open. An empty list means something only when somebody went through it.</summary>
    /// <param name="means">What the entry means here, such as "a mass in the skull excludes".</param>
    public Evidence Listed(IEnumerable<ProblemLine> lines, Severity severity, string means)
    {
        foreach (var line in lines) Line(line, severity, means);
        return Known(patient.ProblemListKnown);
    }

    /// <summary>One line: it fires, or asks.</summary>
    public Evidence Line(ProblemLine line, Severity severity, string means, DateTimeOffset? clearsAt = null, bool? policy = null) => line.Prompt
        ? Asked(line, severity, means, line.Input.Path)
        : Found(severity, $"{line.Says}: {means}", clearsAt, policy, inputs: line.Input);

    /// <summary>One line that only asks, whatever its standing.</summary>
    public Evidence Asked(ProblemLine line, Severity worst, string means, string missing, params IEnumerable<Input?> inputs) =>
        Open(worst, $"{line.Says}{Doubted(line.Doubt)}: {means}", missing, [line.Input, .. inputs]);

    /// <summary>The rule cannot be judged without a problem list.</summary>
    public Evidence NeedsProblemList(Severity worst) => patient.ProblemListKnown
        ? Known()
        : Open(worst, "There is no problem list, and nobody has gone through one", ScreeningFacts.ProblemListReviewedAt.Key);

    /// <summary>An answer shared with the gate: failing fires, unknown is open.</summary>
    public Evidence Of(Check check, Severity severity)
    {
        if (check.Passes is true) return Known();
        var piece = new Piece(severity, check.Because.TrimEnd('.'), check.Inputs, check.Missing, check.ClearsAt, null, null);
        (check.Passes is false ? found : open).Add(piece);
        return this;
    }

    public Judgment Weigh()
    {
        if (found.Count == 0 && open.Count == 0) return known ? new Judgment.Clear() : new Judgment.Silent();

        var worst = found.Count == 0 ? (Severity?)null : found.Min(piece => piece.Severity);
        var worse = open.Where(piece => worst is null || piece.Severity < worst).ToList();
        if (worse.Count > 0)
            return new Judgment.Fires(Severity.Unknown, Sentence(worse)) { Inputs = [.. worse.Concat(found).SelectMany(piece => piece.Inputs)], Missing = [.. worse.SelectMany(piece => piece.Missing).Distinct()] };

        var decisive = found.Where(piece => piece.Severity == worst).ToList();
        return new Judgment.Fires(worst!.Value, Sentence(decisive))
        {
            Inputs = [.. decisive.Concat(found.Except(decisive)).SelectMany(piece => piece.Inputs)],
            // Time clears the finding only where it clears every reason for it.
            ClearsAt = decisive.TrueForAll(piece => piece.ClearsAt is not null) ? decisive.Max(piece => piece.ClearsAt) : null,
            Policy = decisive.TrueForAll(piece => piece.Policy is not null) ? decisive.Exists(piece => piece.Policy is true) : null,
            Source = decisive.TrueForAll(piece => piece.Source is not null) ? decisive[0].Source : null,
        };
    }

    private static string Doubted(Doubt doubt) => doubt switch
    {
        Doubt.None => "",
        Doubt.FromTheFuture => ", dated after the decision",
        Doubt.NotConfirmed => ", not confirmed",
        Doubt.Suspected => ", only suspected",
        Doubt.TooBroad => ", which may mean more than one thing",
        Doubt.BesideTheCode => ", as the text beside the code says",
        Doubt.Contradicted => ", code and text contradict each other",
    };

    private static string Sentence(List<Piece> pieces) => string.Join("; ", pieces.Select(piece => piece.Says).Distinct());
}
