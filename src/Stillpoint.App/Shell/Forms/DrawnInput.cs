using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// Something drawn with a finger or a pen, such as a signature: kept as the lines of a path on a sheet of 1000 by 300. It is never
/// needed, since not everybody can draw; the same is always taken in writing beside it.
/// </summary>
public sealed class DrawnInput : Input<string>
{
    public const int Wide = 1000, High = 300;

    public DrawnInput(string label) : base(label) => Most = 30_000;

    internal override Control Control => new Control.Hidden();

    internal override (string? Value, string? Refused) Read(string typed, Language language) => IsPath(typed) ? (typed, null) : No(InputTexts.Drawn.In(language));

    /// <summary>Moves and lines between whole places of the sheet, and nothing else that a path could hold.</summary>
    internal static bool IsPath(string typed)
    {
        var moves = 0;
        foreach (var part in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] is not ('M' or 'L') || part[1..].Split(',') is not [var across, var down] || !Place(across, Wide) || !Place(down, High)) return false;
            if (part[0] == 'M') moves++;
            if (moves == 0) return false;
        }
        return moves > 0;
    }

    private static bool Place(string text, int most) => text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) <= most;
}
