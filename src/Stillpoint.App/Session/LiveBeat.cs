using System.Threading.Channels;

namespace Stillpoint.App.Session;

/// <summary>The rhythm of a live page: what was told, or after five quiet seconds nothing, so that a lost line is noticed on both ends.</summary>
internal static class LiveBeat
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>The next thing told that matters, or null when it is time for a beat or to stop.</summary>
    public static async Task<T?> Next<T>(ChannelReader<T> told, Func<T, bool> matters, CancellationToken until) where T : struct
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(until);
        beat.CancelAfter(Every);
        try
        {
            while (true)
            {
                var next = await told.ReadAsync(beat.Token);
                if (matters(next)) return next;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
