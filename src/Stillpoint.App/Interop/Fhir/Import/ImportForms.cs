using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>A file to be looked at; the browser sends it beside the form.</summary>
internal sealed class UploadForm() : Form("file");

/// <summary>What of a file is taken over.</summary>
internal sealed class ConfirmForm : Form
{
    /// <summary>The act that ticks every line without a contradiction, and keeps nothing yet.</summary>
    public const string TickAll = "all";

    public ConfirmForm(ShownFile shown, string carrying) : base("confirm")
    {
        Ticked = new("Lines to take over") { Options = [.. Enumerable.Range(0, shown.Lines.Count).Select(place => new Option<int>(place, shown.Lines[place].Says))] };
        Shown.Typed = carrying;
    }

    public CarriedInput Shown { get; } = new() { Most = 4_000_000 };
    public SeveralInput<int> Ticked { get; }
    public TextInput Origin { get; } = new("Where the file comes from") { Hint = "The clinic, hospital or app that gave it", Needed = "Say where the file comes from.", Most = 100 };
    public TickInput Theirs { get; } = new("I compared name and birth date: this is their record") { Needed = "Compare the names and birth dates, and say so." };

    public override bool OnlyDraws => Act == TickAll;

    protected override IEnumerable<Refusal> Together()
    {
        if (Ticked.Chosen.Count == 0) yield return new(Ticked, "Tick what is to be taken over, or leave the page: nothing of the file is kept.");
    }
}
