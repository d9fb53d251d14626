using Stillpoint.Care.Findings;

namespace Stillpoint.App.Shell;

/// <summary>The seven marks a status is drawn with. A mark is a shape; the word always stands beside it.</summary>
public enum Mark
{
    Stop,
    Watch,
    Wait,
    Unknown,
    Pass,
    Overridden,
    Calm,
}

internal static class Marks
{
    /// <summary>The shape of a severity. Unknown has its own and never borrows a milder one.</summary>
    public static Mark Of(Severity severity) => severity switch
    {
        Severity.Exclude or Severity.Stop or Severity.Block or Severity.Contraindicated or Severity.Red => Mark.Stop,
        Severity.Unknown => Mark.Unknown,
        Severity.Defer => Mark.Wait,
        Severity.Minor or Severity.Rule => Mark.Calm,
        Severity.Fail or Severity.Override or Severity.Major or Severity.Moderate or Severity.Yellow or Severity.Review or Severity.Caution => Mark.Watch,
    };

    /// <summary>The class that gives the mark its colour. An overridden finding keeps the colour of what was overridden.</summary>
    public static string Tone(this Mark mark) => mark switch
    {
        Mark.Stop => "stop",
        Mark.Watch or Mark.Overridden => "watch",
        Mark.Wait => "wait",
        Mark.Unknown => "unknown",
        Mark.Pass => "pass",
        Mark.Calm => "calm",
    };
}
