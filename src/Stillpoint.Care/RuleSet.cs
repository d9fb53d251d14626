namespace Stillpoint.Care;

/// <summary>The rules and settings an answer was made with. A session is judged for ever by the version written at its time-out.</summary>
public static class RuleSet
{
    /// <summary>The version this build holds, with every setting at its shipped default.</summary>
    public const string Version = "2026-11-22";
}
