using System.Collections.Concurrent;

namespace Stillpoint.App.Session.Floor;

/// <summary>A floor as it was gathered, and by what it is found to be old.</summary>
/// <param name="Version">Of what is shown of any session.</param>
/// <param name="Surroundings">Of what is shown besides the strips.</param>
internal sealed record KeptFloor(FloorRows Rows, FloorView View, long Version, long Surroundings);

/// <summary>The floor of each clinic, gathered once a second for all its screens, and at once when something was written or is judged otherwise.</summary>
internal sealed class KeptFloors
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (SemaphoreSlim Gate, KeptFloor? Kept)> floors = new();

    /// <param name="gather">Makes it anew, from the rows where those still stand.</param>
    public async Task<KeptFloor> Of(Guid clinic, long version, long surroundings, DateTimeOffset now, Func<FloorRows?, Task<(FloorRows Rows, FloorView View)>> gather, CancellationToken cancel)
    {
        var gate = floors.GetOrAdd(clinic, _ => (new(1, 1), null)).Gate;
        await gate.WaitAsync(cancel);
        try
        {
            var kept = floors[clinic].Kept;
            if (kept is not null && kept.Version >= version && kept.Surroundings >= surroundings && now >= kept.View.Now && now - kept.View.Now < Lasts) return kept;
            var (rows, view) = await gather(kept is not null && kept.Surroundings >= surroundings && kept.View.Today == DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, kept.Rows.Clinic.Zone).DateTime) ? kept.Rows : null);
            kept = new(rows, view, version, surroundings);
            floors[clinic] = (gate, kept);
            return kept;
        }
        finally
        {
            gate.Release();
        }
    }
}
