namespace Stillpoint.App.Tests.Arrows;

/// <summary>A type of one folder needs a type of another.</summary>
internal sealed record Arrow(string From, string To, string Type, string Needs, string File)
{
    public override string ToString() => $"{From} -> {To}: {Type} needs {Needs} ({File})";

    /// <summary>The arrows that go round: from each of them a way leads back to where it began.</summary>
    public static IReadOnlyList<Arrow> InCircles(IReadOnlyList<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        return [.. arrows.Where(arrow => Reach(arrow.To).Contains(arrow.From))];

        HashSet<string> Reach(string folder)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { folder };
            for (var ways = new Stack<string>([folder]); ways.TryPop(out var at);)
                foreach (var to in next[at])
                    if (seen.Add(to)) ways.Push(to);
            return seen;
        }
    }

    /// <summary>The arrows that go up, when the folders are listed from the lowest: each may need only what stands before it.</summary>
    public static IReadOnlyList<Arrow> Upwards(IReadOnlyList<Arrow> arrows, IReadOnlyList<string> folders)
    {
        var height = folders.Select((folder, at) => (folder, at)).ToDictionary(one => one.folder, one => one.at, StringComparer.Ordinal);
        return [.. arrows.Where(arrow => !height.TryGetValue(arrow.From, out var from) || !height.TryGetValue(arrow.To, out var to) || to > from)];
    }
}
