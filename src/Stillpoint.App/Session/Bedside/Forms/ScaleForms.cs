using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>A scale's total, tapped or typed.</summary>
internal sealed class ScaleForm : BedsideForm<Entry.ScaleScored>
{
    public ScaleForm(string handler, string scale, string label, ClinicClock clock) : base(handler, clock)
    {
        Scale.Typed = scale;
        Total = new(label, "points", -1000, 1000) { Needed = "Enter the score as a number." };
    }

    public CarriedInput Scale { get; } = new();
    public NumberInput Total { get; }

    protected override Entry Entry => new Entry.ScaleScored(Scale.Given, Total.Given);
}

/// <summary>A scale item by item: the total is what the items add up to, and there is none while one is blank.</summary>
internal sealed class ItemsForm(string handler, Instrument scale) : Form(handler)
{
    public IReadOnlyList<ChoiceInput<int>> Items { get; } =
    [
        .. scale.Items.Select(item => new ChoiceInput<int>(item.Topic ?? $"Item {item.Mark}") { Options = [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4")], Called = $"item{item.Number}" }),
    ];

    protected override IEnumerable<Input> More() => Items;

    protected override IEnumerable<Refusal> Together()
    {
        if (Items.All(item => item.Blank)) yield return new(null, "Nothing was answered. Tap what the patient says of each item; what was not asked stays blank.");
    }

    public Entry Entry => new Entry.ScaleScored(scale.Code, Items.All(item => item.Has) ? Items.Sum(item => item.Given) : null, [.. Items.Select(item => item.Value)]);
}
