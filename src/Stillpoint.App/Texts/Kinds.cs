namespace Stillpoint.App.Texts;

/// <summary>Stored words as people read them.</summary>
internal static class Kinds
{
    public static IReadOnlyList<(string Value, string Word)> OfVisit { get; } = [("evaluation", "evaluation"), ("session", "session with drug"), ("followUp", "follow-up")];

    public static string Say(string word) => word switch
    {
        "followUp" => "follow-up",
        "KetamineRacemic" => "ketamine",
        "Esketamine" => "esketamine",
        _ => word,
    };
}
