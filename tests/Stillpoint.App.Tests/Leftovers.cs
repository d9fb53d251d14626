using System.Collections.Concurrent;
using Stillpoint.App.Tests;

[assembly: AssemblyFixture(typeof(Leftovers))]

namespace Stillpoint.App.Tests;

/// <summary>
/// Clears away what the whole run shared, once its last test is done. Not at the end of the process: a cluster of many
/// databases takes longer to remove than a process is given to end.
/// </summary>
public sealed class Leftovers : IDisposable
{
    private static readonly ConcurrentStack<Action> Waiting = new();

    internal static void ClearAtEnd(Action clear) => Waiting.Push(clear);

    public void Dispose()
    {
        while (Waiting.TryPop(out var clear)) clear();
    }
}
