namespace Stillpoint.App.Shell.Forms;

/// <summary>How an input is drawn.</summary>
internal abstract record Control
{
    /// <summary>One line of text, with the unit behind it if it has one.</summary>
    public sealed record Line(string Type = "text", string? Keypad = null, string? Unit = null, bool Short = false, string? AutoComplete = "off", string? Suggestions = null) : Control;

    /// <summary>Several lines of text.</summary>
    public sealed record Area(int Rows) : Control;

    /// <summary>One of several in a list; above them stands what nobody has chosen.</summary>
    public sealed record List(IReadOnlyList<(string Value, string Word)> Options, string None) : Control;

    /// <summary>One or several of several, side by side; large for patients.</summary>
    public sealed record Keys(IReadOnlyList<(string Value, string Word)> Options, bool Large = false, bool Several = false) : Control;

    /// <summary>One statement, ticked or not.</summary>
    public sealed record Tick : Control;

    /// <summary>Files from the device.</summary>
    public sealed record Files(string Accept) : Control;

    /// <summary>What the form carries along.</summary>
    public sealed record Hidden : Control;
}
