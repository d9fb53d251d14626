namespace Stillpoint.App.Json;

/// <summary>Our words as the contract writes them.</summary>
internal static class Contract
{
    /// <summary>The first letter small: <c>dayOf</c>, <c>notChecked</c>.</summary>
    public static string Word<T>(T word) where T : struct, Enum
    {
        var name = word.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
