namespace Stillpoint.App.People;

internal static class Paths
{
    /// <summary>The way back somebody asked for, when it leads to a page of ours and to no other site.</summary>
    public static string Local(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "/";
}
