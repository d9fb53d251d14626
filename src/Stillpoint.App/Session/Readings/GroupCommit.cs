namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Writes what many senders hand in at the same time with one commit: while one group is being made durable the next gathers.
/// Nobody is told before the commit of their own group has returned.
/// </summary>
internal sealed class GroupCommit<T> : IDisposable
{
    private const int MostAtOnce = 4096;

    private readonly object gate = new();
    private readonly Action<IReadOnlyList<T>> commit;
    private readonly Thread thread;
    private List<T> gathering = [];
    private List<T> spare = [];
    private TaskCompletionSource told = NewPromise();
    private bool stopping;

    /// <param name="commit">Makes a group durable or throws; called from one thread of its own, as it waits for the disk.</param>
    public GroupCommit(string name, Action<IReadOnlyList<T>> commit)
    {
        this.commit = commit;
        thread = new Thread(Work) { Name = name, IsBackground = true };
        thread.Start();
    }

    /// <summary>Ends when the items are durable; fails when they are not.</summary>
    public Task Add(params ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return Task.CompletedTask;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            gathering.AddRange(items);
            Monitor.Pulse(gate);
            return told.Task;
        }
    }

    /// <summary>Sees through what was handed in, then ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }
        thread.Join();
    }

    private void Work()
    {
        while (Next() is var (group, promise) && group.Count > 0)
        {
            try
            {
                for (var at = 0; at < group.Count; at += MostAtOnce)
                    commit(group.Count <= MostAtOnce ? group : group.GetRange(at, Math.Min(MostAtOnce, group.Count - at)));
                promise.SetResult();
            }
            // The thread's outermost edge: whoever handed these in learns of it, and the next group gets its own try.
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                promise.SetException(failed);
            }
            group.Clear();
            spare = group;
        }
    }

    private (List<T> Group, TaskCompletionSource Promise) Next()
    {
        lock (gate)
        {
            while (gathering.Count == 0 && !stopping) Monitor.Wait(gate);
            var taken = (gathering, told);
            (gathering, told) = (spare, NewPromise());
            return taken;
        }
    }

    private static TaskCompletionSource NewPromise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
