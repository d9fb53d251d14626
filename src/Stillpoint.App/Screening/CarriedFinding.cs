using System.Text.Json;
using Stillpoint.App.Records;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Screening;

/// <summary>A finding as it stood when a prescriber signed suitability, and the reason it was overridden with, if it was.</summary>
public sealed record CarriedFinding(string Rule, Severity Severity, string Because, string? Overridden)
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNameCaseInsensitive = true };

    /// <summary>What a signed decision carries on, in the order it was signed: the gravest first.</summary>
    internal static IReadOnlyList<CarriedFinding> Of(SuitabilityRow decision)
    {
        var reasons = GivenOverride.Of(decision);
        return [.. (JsonSerializer.Deserialize<Stored[]>(decision.Findings, Written) ?? [])
            .Select(stored => new CarriedFinding(stored.Rule, Enum.TryParse<Severity>(stored.Severity, out var severity) ? severity : Severity.Unknown, stored.Because, reasons.GetValueOrDefault(stored.Rule)?.Shown))];
    }

    private sealed record Stored(string Rule, string Severity, string Because);
}
