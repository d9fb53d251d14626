namespace Stillpoint.Care.Findings;

/// <summary>One thing a rule found: what, how serious, why in a sentence with the numbers compared, and from what data.</summary>
public sealed record Finding(string Rule, Severity Severity, string Because, Source Source)
{
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    /// <summary>Fact keys or codes that would settle an Unknown.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>When time alone clears the finding.</summary>
    public DateTimeOffset? ClearsAt { get; init; }

    /// <summary>The number compared is house policy or unconfirmed, not published.</summary>
    public bool Policy { get; init; }

    /// <summary>Who has to sign before anybody goes on, or whose record lifts a stop; null where no signature helps.</summary>
    public Credential? Signer { get; init; }
}

/// <summary>A piece of data a rule read: where it stands, its value and unit, when it was measured, and which record it came from.</summary>
/// <param name="Path">A fact key, <c>patient.birthDate</c>, or a code with its system.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/> or a list of strings.</param>
/// <param name="At">When it was measured, as it was written in the record (it may be a partial date).</param>
/// <param name="From"><c>fact</c>, <c>plan</c> or <c>bundle:Type/id</c>.</param>
public sealed record Input(string Path, object? Value, string? Unit, string? At, string From);
