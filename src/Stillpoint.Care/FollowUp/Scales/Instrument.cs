using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Who fills a form in.</summary>
public enum FilledBy
{
    Patient,
    Clinician,
    /// <summary>A clinician asks and writes down the answers.</summary>
    ClinicianAsks,
}

/// <summary>
/// A questionnaire or rating scale as data: what is asked, how it is scored, what alarms, what counts as change, and under
/// which licence. Everything about one instrument stands in one file of <c>Definitions</c>.
/// </summary>
public sealed record Instrument(string Code, string Name)
{
    /// <summary>Which form this is: scores of different versions are never compared.</summary>
    public required string Version { get; init; }

    /// <summary>Which scoring rules; a score keeps the version it was made with.</summary>
    public string ScoringVersion { get; init; } = "1";

    public required string Measures { get; init; }

    public required FilledBy FilledBy { get; init; }

    /// <summary>The recall window; where a form exists in several, the standard one first. Windows are never mixed in one change.</summary>
    public required IReadOnlyList<string> Windows { get; init; }

    /// <summary>Asked again sooner than this, the form cannot register a change.</summary>
    public int? RepeatAfterDays { get; init; }

    /// <summary>The published paper of the scale and its scoring.</summary>
    public required Source Source { get; init; }

    /// <summary>One of the instruments the question <c>score</c> answers for.</summary>
    public bool Asked { get; init; } = true;

    /// <summary>Scored at the chair, on the strip of the session, and nowhere else.</summary>
    public bool AtTheChair { get; init; }

    /// <summary>A list of complaints: which there are is ticked at once, and only those are graded.</summary>
    public bool IsChecklist { get; init; }

    /// <summary>The scored items in the order of the form; none where the form is known only to its licence holders.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];

    /// <summary>Items of the form that never enter a score.</summary>
    public IReadOnlyList<Item> Unscored { get; init; } = [];

    public Total? Total { get; init; }

    /// <summary>What may be typed where a number is compared: the total, or where there is none one of its parts.</summary>
    public Total? Typed { get => field ?? Total; init; }

    public IReadOnlyList<Subscale> Subscales { get; init; } = [];

    public IReadOnlyList<FormFlag> Flags { get; init; } = [];

    /// <summary>How many blank items the total may be estimated over; no published rule, no estimate.</summary>
    public int MayMiss { get; init; }

    /// <summary>Groups of items of which one answer is enough, such as appetite less or more.</summary>
    public IReadOnlyList<IReadOnlyList<int>> EitherOr { get; init; } = [];

    /// <summary>Items the form passes over after an answer; blank they count nothing.</summary>
    public IReadOnlyList<Skip> Skips { get; init; } = [];

    /// <summary>Severity labels by total.</summary>
    public IReadOnlyList<SeverityBand> Bands { get; init; } = [];

    /// <summary>The label where it rests on more than the total.</summary>
    public Func<Filled, decimal?, string?>? Severity { get; init; }

    /// <summary>The whole judgement, for forms that are triage rather than arithmetic.</summary>
    public Func<Filled, TriageVerdict>? Triage { get; init; }

    public IReadOnlyList<AlertRule> Alerts { get; init; } = [];

    /// <summary>Items that must never be blank, guessed or hidden in a total.</summary>
    public IReadOnlyList<int> SafetyItems { get; init; } = [];

    /// <summary>Raised when a safety item is blank or unreadable: a person must ask.</summary>
    public string? UnansweredAlert { get; init; }

    public IReadOnlyList<ReviewNote> ReviewNotes { get; init; } = [];

    /// <summary>What counts as change; null where a change of the total means nothing.</summary>
    public Change? Change { get; init; }

    public Loinc Loinc { get; init; } = new();

    public required Licence Licence { get; init; }

    /// <summary>Wording that ships, by language.</summary>
    public IReadOnlyList<Wording> Wordings { get; init; } = [];

    /// <summary>The indications whose outcome this scale decides.</summary>
    public IReadOnlyList<string> LeadsFor { get; init; } = [];

    /// <summary>The indications it accompanies.</summary>
    public IReadOnlyList<string> AccompaniesFor { get; init; } = [];

    public Item Item(int number) => Items[number - 1];

    public override string ToString() => Code;
}

/// <summary>LOINC codes of the panel, the total and the severity, where they have been verified; none is ever guessed.</summary>
public sealed record Loinc(string? Panel = null, string? Total = null, string? Severity = null)
{
    /// <summary>Printed wherever LOINC codes are.</summary>
    public const string Notice = "This content from LOINC® is copyright © 1995 Regenstrief Institute, Inc. and the LOINC Committee, and available at no cost under the license at https://loinc.org/license/.";
}
