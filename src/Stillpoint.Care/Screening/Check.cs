using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening;

/// <summary>A question answered once for screening and gate alike: passed, failed, or not to be answered from what is known.</summary>
public sealed record Check(bool? Passes, string Because)
{
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>When time alone makes it pass.</summary>
    public DateTimeOffset? ClearsAt { get; init; }

    public static Check Pass(string because, params IEnumerable<Input?> inputs) => new(true, because) { Inputs = [.. inputs.OfType<Input>()] };

    public static Check Fail(string because, params IEnumerable<Input?> inputs) => new(false, because) { Inputs = [.. inputs.OfType<Input>()] };

    public static Check Unknown(string because, params IEnumerable<string> missing) => new(null, because) { Missing = [.. missing] };
}
