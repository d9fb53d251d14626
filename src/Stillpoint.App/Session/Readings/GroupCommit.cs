namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Writes what many senders hand in at the same time with one commit: while one group is being made durable the next gathers.
/// Nobody is told before the commit of what they handed in has returned, and nobody is refused for what another handed in.
/// </summary>
internal sealed class GroupCommit<T> : IDisposable
{
    private const int MostAtOnce = 4096;

    private readonly object gate = new();
    private readonly Action<IReadOnlyList<T>> commit;
    private readonly Func<Exception, bool> mayBeOfOne;
    private readonly Thread thread;
    private Group gathering = new();
    private bool stopping;

    /// <param name="commit">Makes items durable or throws; called from one thread of its own, as it waits for the disk.</param>
    /// <param name="mayBeOfOne">Whether a failure may be of one of the items: then the others are tried without it.</param>
    public GroupCommit(string name, Action<IReadOnlyList<T>> commit, Func<Exception, bool> mayBeOfOne)
    {
        (this.commit, this.mayBeOfOne) = (commit, mayBeOfOne);
        thread = new Thread(Work) { Name = name, IsBackground = true };
        thread.Start();
    }

    /// <summary>Ends when the items are durable, all of them; fails when none is.</summary>
    public Task Add(params ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return Task.CompletedTask;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            var outcome = gathering.HandIn(items);
            Monitor.Pulse(gate);
            return outcome;
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
        while (Next() is { Count: > 0 } group)
        {
            for (int from = 0, until; from < group.Count; from = until)
            {
                until = group.Reach(from, MostAtOnce);
                Commit(group, from, until);
            }
            group.Tell();
        }
    }

    /// <summary>Commits what was handed in from one sender to before another; of a group with a bad item each half is tried alone.</summary>
    private void Commit(Group group, int from, int until)
    {
        try
        {
            commit(group.Items(from, until));
        }
        catch (Exception failed) when (until - from > 1 && mayBeOfOne(failed))
        {
            var middle = from + ((until - from) / 2);
            Commit(group, from, middle);
            Commit(group, middle, until);
        }
        // The thread's outermost edge: whoever handed these in learns of it, and the next group gets its own try.
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            group.Refuse(from, until, failed);
        }
    }

    private Group Next()
    {
        lock (gate)
        {
            while (gathering.Count == 0 && !stopping) Monitor.Wait(gate);
            var taken = gathering;
            gathering = new();
            return taken;
        }
    }

    /// <summary>What several senders handed in, each their own stretch of the items.</summary>
    private sealed class Group
    {
        private readonly List<T> items = [];
        private readonly List<int> ends = [];
        private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception?[]? refused;

        public int Count => ends.Count;

        public Task HandIn(ReadOnlySpan<T> handed)
        {
            items.AddRange(handed);
            ends.Add(items.Count);
            return Outcome(ends.Count - 1);
        }

        public List<T> Items(int from, int until) => Begin(from) == 0 && until == Count ? items : items.GetRange(Begin(from), ends[until - 1] - Begin(from));

        /// <summary>How far one commit goes: as many whole stretches as it takes, and one at least.</summary>
        public int Reach(int from, int most)
        {
            var until = from + 1;
            while (until < Count && ends[until] - Begin(from) <= most) until++;
            return until;
        }

        public void Refuse(int from, int until, Exception why) => (refused ??= new Exception?[Count]).AsSpan(from, until - from).Fill(why);

        public void Tell() => told.SetResult();

        private int Begin(int place) => place == 0 ? 0 : ends[place - 1];

        private async Task Outcome(int place)
        {
            await told.Task;
            if (refused?[place] is { } why) throw new IOException("It could not be made durable.", why);
        }
    }
}
