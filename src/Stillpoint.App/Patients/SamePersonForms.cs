using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Patients;

/// <summary>Ties another chart to this one at once.</summary>
/// <param name="likely">The chart it is about, where it was found; else its reference is typed.</param>
internal sealed class LinkForm(LikelyPerson? likely = null) : Form(likely is null ? "link" : $"link-{likely.Patient.Id}")
{
    public TextInput Reference { get; } = new("Reference of the other chart") { Short = true, Most = 20, Needed = likely is null ? "Write the reference of the other chart, such as K7M3-PQ." : null, Typed = likely?.Patient.Reference ?? "" };
    public LongTextInput Why { get; } = new("How it is known") { Hint = "Such as: says so, or moved here from Hill House", Rows = 2, Most = 500, Needed = "Say how it is known that both are one person." };
}

/// <summary>Two people sign that two charts are read as one, or are not any more.</summary>
/// <param name="step">What they sign.</param>
/// <param name="other">The other chart.</param>
internal sealed class TwoSignForm(SamePersonStep step, Guid other) : Form($"{(step is SamePersonStep.Merged ? "merge" : "part")}-{other}")
{
    public SamePersonStep Step { get; } = step;
    public Guid Other { get; } = other;
    public ShownInput Shown { get; } = new();
    public LongTextInput Why { get; } = new(step is SamePersonStep.Merged ? "How both of you know" : "Why they are not one person") { Rows = 2, Most = 500, Needed = "Say how it is known: it stays with the signatures." };
    public PasswordInput MyPassword { get; } = new("Your password") { Needed = Signing.Needed };
    public SecondPerson Second { get; } = new("Second person's");
}

/// <summary>Takes a link back, which one person made.</summary>
internal sealed class UnlinkForm(Guid other) : Form($"unlink-{other}")
{
    public Guid Other { get; } = other;
    public LongTextInput Why { get; } = new("Why they are not one person") { Rows = 2, Most = 500, Needed = "Say why the charts are not one person's." };
}
