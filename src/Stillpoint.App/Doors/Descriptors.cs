using System.Globalization;
using Stillpoint.App.Records;

namespace Stillpoint.App.Doors;

/// <summary>
/// How the descriptors that the system lets this process open are shared out. What waits at a door without a descriptor to take it is
/// tried again without a pause by whoever listens there, so the doors together never get those of the database and of the program.
/// </summary>
/// <param name="Pages">Connections at the door of the pages.</param>
/// <param name="Monitors">Connections at the door of the monitors.</param>
internal sealed record Descriptors(int Pages, int Monitors)
{
    /// <summary>Two for each library (about 300), pipes, the doors themselves, and a browser that prints.</summary>
    private const int OfTheProgram = 384;

    private const int MostPages = 4096, MostMonitors = 1024, FewestPages = 16, FewestMonitors = 8;

    /// <summary>A connection, and the file that may just be sent over it.</summary>
    private const int OfAPage = 2;

    /// <summary>A sixteenth of the pages' places, at most this many, is for this machine alone: whoever asks it for its health is let in when the rest is taken.</summary>
    public int PagesForThisMachine => Math.Min(16, Pages / 16);

    /// <summary>The shares of the doors, or the one sentence why there is nothing to share.</summary>
    public static (Descriptors? Shares, string? Refusal) Share(int mayOpen, Engine engine)
    {
        var forDoors = mayOpen - OfTheProgram - engine.Descriptors;
        if (forDoors < (OfAPage * FewestPages) + FewestMonitors)
            return (null, string.Create(CultureInfo.InvariantCulture, $"This program may open {mayOpen} files and connections at once and needs {mayOpen - forDoors + (OfAPage * FewestPages) + FewestMonitors}: raise LimitNOFILE of its unit, or ulimit -n."));
        var monitors = Math.Min(MostMonitors, forDoors / 4);
        return (new(Math.Min(MostPages, (forDoors - monitors) / OfAPage), monitors), null);
    }

    /// <summary>How many this process may open; the runtime has raised its own limit to the hard one.</summary>
    public static int Here()
    {
        if (!File.Exists("/proc/self/limits")) return int.MaxValue;
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(one => one.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..] && int.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
    }
}
