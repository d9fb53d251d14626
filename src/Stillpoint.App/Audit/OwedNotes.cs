using System.Collections.Concurrent;
using System.Globalization;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>
/// Looks at a bedside that could not be noted because nothing could be written: they stand in the log at once and are noted as
/// soon as the database takes them, with when they were. Only so many are owed; past that nothing more is shown.
/// </summary>
internal sealed partial class OwedNotes(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OwedNotes> log) : PeriodicService(TimeSpan.FromSeconds(15), clock, log)
{
    private const int Most = 10_000;

    private readonly ConcurrentQueue<(Actor Actor, AuditNote Note)> owed = new();
    private readonly TimeProvider clock = clock;

    /// <summary>Remembers a note to be written later; false when too many are owed already.</summary>
    public bool Owe(Actor actor, AuditNote note)
    {
        if (owed.Count >= Most) return false;
        var at = clock.GetUtcNow();
        owed.Enqueue((actor, note with { Detail = string.Create(CultureInfo.InvariantCulture, $"{note.Detail}, at {at:O}, noted later") }));
        LogOwed(log, actor.Person, note.Patient, at);
        return true;
    }

    protected override async Task Round(CancellationToken stop)
    {
        while (owed.TryPeek(out var next))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().Change(next.Actor, next.Note, () => Task.CompletedTask);
            owed.TryDequeue(out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A look could not be noted in the audit yet: person {Person}, patient {Patient}, at {At}")]
    private static partial void LogOwed(ILogger log, Guid? person, Guid? patient, DateTimeOffset at);
}
