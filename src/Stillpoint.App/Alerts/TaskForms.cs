using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Alerts;

/// <summary>What came of a task: closing one asks for it, and closing an alert asks how it ended.</summary>
internal sealed class OutcomeForm() : Form("done")
{
    public CarriedInput Task { get; } = new();
    public ChoiceInput<Disposition> Ended { get; } = new("How it ended") { As = Choice.List, Options = [.. Enum.GetValues<Disposition>().Select(ended => new Option<Disposition>(ended, ended.Words()) { Value = ended.Text() })] };
    public LongTextInput CameOf { get; } = new("What came of it") { Needed = "Say what came of it: a few words will do.", Most = 2000 };

    public Guid? About => Guid.TryParse(Task.Typed, out var task) ? task : null;
}

/// <summary>Somebody sees to it.</summary>
internal sealed class TakeForm() : Form("take")
{
    public CarriedInput Task { get; } = new();

    public Guid? About => Guid.TryParse(Task.Typed, out var task) ? task : null;
}

/// <summary>It was closed by a slip.</summary>
internal sealed class ReopenForm() : Form("reopen")
{
    public CarriedInput Task { get; } = new();
    public TextInput Why { get; } = new("Why it is open after all") { Needed = "Say why it is open after all: how it was closed stays beside it.", Most = 300 };

    public Guid? About => Guid.TryParse(Task.Typed, out var task) ? task : null;
}

internal static class Dispositions
{
    public static string Words(this Disposition ended) => ended switch
    {
        Disposition.Reached => "reached, and safe for now",
        Disposition.Assessed => "assessed with the C-SSRS",
        Disposition.SafetyPlan => "safety plan made with them",
        Disposition.HandedOver => "handed to emergency services or a hospital",
        Disposition.NotReached => "not reached, and a welfare check asked for",
        Disposition.FalseEntry => "entered by mistake",
    };
}
