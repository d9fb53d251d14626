using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>What one session gave, by its strip, and when it began.</summary>
internal sealed record DoseGivenBefore(DateTimeOffset At, Dose Amount);

/// <summary>Knows what a patient was given in earlier sessions: an order counts it, and the strips that hold it stand above the course.</summary>
internal interface IDosesGiven
{
    /// <summary>Sessions in which drug was given, the earliest first.</summary>
    Task<IReadOnlyList<DoseGivenBefore>> Of(Guid patient, CancellationToken cancel = default);

    /// <summary>Whether any of the drug was given in a session; of a strip that can't be read it is taken to have been.</summary>
    Task<bool> Any(Guid session);
}
