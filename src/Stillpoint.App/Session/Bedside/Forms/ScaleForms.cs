using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
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
