using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>A screening rule with the small function that judges one patient by it.</summary>
public sealed record ScreeningRule(string Id, Func<House, string> What, string Why, Source Source, Func<PatientCase, Judgment> Judge) : Rule(Id, What, Why, Source)
{
    public ScreeningRule(string id, string what, string why, Source source, Func<PatientCase, Judgment> judge) : this(id, _ => what, why, source, judge)
    {
    }

    /// <summary>An exclusion of a product label: named before every other exclusion.</summary>
    public bool IsLabelExclusion { get; init; }

    /// <summary>The stages, products and routes it is asked for; always, when null.</summary>
    internal Func<PatientCase, bool>? RunsFor { get; init; }
}

/// <summary>What a rule says about one patient.</summary>
public abstract record Judgment
{
    private Judgment()
    {
    }

    /// <summary>It fires, or it is Unknown: <see cref="Care.Findings.Finding"/> less what the rule itself knows.</summary>
    public sealed record Fires(Severity Severity, string Because) : Judgment
    {
        public IReadOnlyList<Input> Inputs { get; init; } = [];

        public IReadOnlyList<string> Missing { get; init; } = [];

        public DateTimeOffset? ClearsAt { get; init; }

        /// <summary>In place of the rule's own, where the decision rests on another number of it.</summary>
        public bool? Policy { get; init; }

        /// <summary>In place of the rule's own.</summary>
        public Source? Source { get; init; }
    }

    /// <summary>Asked with data, and nothing was found.</summary>
    public sealed record Clear : Judgment;

    /// <summary>Nothing found and nothing known that would say so; not needed for this patient either.</summary>
    public sealed record Silent : Judgment;
}
