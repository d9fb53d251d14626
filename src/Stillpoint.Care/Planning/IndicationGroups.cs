namespace Stillpoint.Care.Planning;

/// <summary>Indications that share a schedule or a recovery time.</summary>
internal static class IndicationGroups
{
    public static bool IsPain(string? indication) =>
        indication is "IND-10" or "IND-11" or "IND-12" or "IND-13" or "IND-14" or "IND-15" or "IND-16" or "IND-17" or "IND-22";
}
