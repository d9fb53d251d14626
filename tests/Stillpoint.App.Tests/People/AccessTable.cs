using System.Runtime.CompilerServices;

namespace Stillpoint.App.Tests.People;

/// <summary>docs/access.md as a program reads it.</summary>
internal static class AccessTable
{
    public const string Anyone = "anyone";

    private static readonly IReadOnlyList<string[]> Rows = [.. File.ReadLines(InRepository("docs/access.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static readonly string[] Head = Rows[0];

    /// <summary>Access, and the roles it lets in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> LetsIn { get; } = Rows.Skip(1).TakeWhile(row => row.Length == Head.Length)
        .ToDictionary(row => row[0], IReadOnlyList<string> (row) => [.. Head.Where((_, at) => at > 0 && row[at] == "yes")], StringComparer.Ordinal);

    /// <summary>Access, and what it is for.</summary>
    public static IReadOnlyDictionary<string, string> For { get; } = Rows.Skip(1).TakeWhile(row => row.Length == Head.Length).ToDictionary(row => row[0], row => row[^1], StringComparer.Ordinal);

    /// <summary>Address and methods, and the access it asks for.</summary>
    public static IReadOnlyDictionary<string, string> Routes { get; } = Rows.Where(row => row.Length == 3 && row[0].StartsWith('/'))
        .ToDictionary(row => $"{row[0]} {row[1]}", row => row[2], StringComparer.Ordinal);

    public static string InRepository(string path, [CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Stillpoint.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, path);
    }
}
