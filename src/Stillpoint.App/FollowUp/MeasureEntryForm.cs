using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp;

/// <summary>
/// A form as staff enter it: item by item, or a total that was added up on paper with its safety items. The words of an item stand
/// there only where they may be shown; otherwise its number and topic.
/// </summary>
internal sealed class MeasureEntryForm : Form
{
    /// <summary>The most answers that are drawn as keys; more are typed.</summary>
    private const int MostKeys = 12;

    private readonly DateTimeOffset now;

    /// <param name="instrument">What is entered.</param>
    /// <param name="text">Its words, or why there are none.</param>
    /// <param name="asTotal">A total from paper instead of the items.</param>
    /// <param name="zone">The clinic's own.</param>
    /// <param name="now">At the clinic.</param>
    public MeasureEntryForm(Instrument instrument, FormText text, bool asTotal, TimeZoneInfo zone, DateTimeOffset now) : base("measure")
    {
        (Instrument, IsTotal, this.now, Marks) = (instrument, asTotal, now, false);
        MeasuredAt = new("When it was filled in or rated", zone) { Hint = "In the clinic's time; blank is now", Wrong = "Write when it was in the clinic's time, such as 2026-11-19 13:40, or leave it blank for now." };
        if (!asTotal) How = new("How it came to us")
        {
            Called = "how",
            Options = [.. ((MeasuredHow[])[MeasuredHow.AtVisit, MeasuredHow.ByPhone, MeasuredHow.PatientsPaper]).Where(how => instrument.FilledBy != FilledBy.Clinician || how == MeasuredHow.AtVisit).Select(how => new Option<MeasuredHow>(how, how.Words()) { Value = how.Text() })],
            Needed = "Choose how the answers came to us.",
        };
        if (instrument.Windows.Count > 1) Window = new("Asked about", instrument.Windows.Select(window => (window, window))) { Called = "window", As = Choice.List, Needed = "Choose the time the form asked about: scores of different windows are never compared." };
        var shown = text as FormText.Shown;
        Items = [.. instrument.Items.Where(item => !asTotal || instrument.SafetyItems.Contains(item.Number)).Select(item => (item, InputOf(item, shown?.Wording.Items[item.Number - 1], asTotal)))];
        if (asTotal) Total = TotalOf(instrument);
        if (Window is not null && instrument.Windows.Count > 0) Window.Typed = instrument.Windows[0];
    }

    public Instrument Instrument { get; }

    public bool IsTotal { get; }

    public MomentInput MeasuredAt { get; }

    // What a form does not always ask stands in More: null where it is not asked.
    internal ChoiceInput<MeasuredHow>? How { get; }

    internal ChoiceInput? Window { get; }

    internal NumberInput? Total { get; }

    /// <summary>Which measure this one corrects.</summary>
    public CarriedInput Corrects { get; } = new();

    public LongTextInput Why { get; } = new("Why it is corrected") { Most = 500 };

    public IReadOnlyList<(Item Item, Input<int> Input)> Items { get; }

    public Guid? Supersedes => Guid.TryParse(Corrects.Typed, out var id) ? id : null;

    public IReadOnlyList<int?> Answers => [.. Instrument.Items.Select(item => Items.Where(one => one.Item == item).Select(one => one.Input.Value).SingleOrDefault())];

    /// <summary>Items left blank that the form asks for.</summary>
    public IReadOnlyList<Item> Blank => Filled.Read(Instrument, ItemAnswer.Form(Answers)) is var form ? [.. Items.Select(one => one.Item).Where(item => form.IsMissing(item.Number))] : [];

    /// <summary>The same as it was entered before, to be corrected.</summary>
    public void Draw(Measured measure, TimeZoneInfo zone)
    {
        Corrects.Typed = measure.Id.ToString();
        MeasuredAt.Typed = TimeZoneInfo.ConvertTime(measure.At, zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        if (How is not null && measure.Row.How is not (MeasuredHow.ByLink or MeasuredHow.TotalFromPaper)) How.Typed = measure.Row.How.Text();
        if (Window is not null && measure.Row.Window is { } window) Window.Typed = window;
        if (Total is not null) Total.Typed = measure.Row.Total?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
        foreach (var (item, input) in Items) input.Typed = measure.Codes.Count >= item.Number ? measure.Codes[item.Number - 1]?.ToString(CultureInfo.InvariantCulture) ?? "" : "";
    }

    protected override IEnumerable<Shell.Forms.Input> More() => ((Shell.Forms.Input?[])[How, Window, Total, .. Items.Select(one => one.Input)]).OfType<Shell.Forms.Input>();

    protected override IEnumerable<Refusal> Together()
    {
        if (MeasuredAt.Value > now) yield return new(MeasuredAt, "That time lies in the future. Enter when it was, or leave it blank for now.");
        if (Supersedes is not null && Why.Blank) yield return new(Why, "Say why it is corrected: both stay, and the reason with them.");
        foreach (var (item, input) in Items)
            if (input.Has && !item.Codes.Has(input.Given)) yield return new(input, $"Item {item.Mark} has the codes {string.Join(", ", item.Codes.All)}. Choose one of them.");
        if (Total is { Has: true } total && !Scoring.Possible(Instrument, total.Given)) yield return new(total, $"{Instrument.Code} cannot come to {total.Typed.Trim()}. Check the number.");
        if (!IsTotal && Items.All(one => one.Input.Blank)) yield return new(null, "Nothing was answered. Enter what was said; what was left blank stays blank.");
    }

    private static Input<int> InputOf(Item item, ItemWording? words, bool safetyOnly)
    {
        var name = $"i{item.Number}";
        var label = words is not null ? $"{item.Mark}. {words.Text}" : $"{item.Mark}. {item.Topic ?? "Item on the clinic's copy"}";
        var needed = safetyOnly ? $"Enter item {item.Mark} too: a total cannot say it." : null;
        if (item.Codes.All.Count > MostKeys) return new WholeInput(label, "", item.Codes.Least, item.Codes.Most) { Called = name, Needed = needed };
        return new ChoiceInput<int>(label)
        {
            Called = name, Needed = needed, As = words is { Answers.Count: > 2 } ? Choice.List : Choice.Keys, None = "Left blank",
            Options = [.. item.Codes.All.Select(code => new Option<int>(code, words?.Answers.GetValueOrDefault(code) is { } word ? $"{code} {word}" : code.ToString(CultureInfo.InvariantCulture)))],
        };
    }

    private static NumberInput? TotalOf(Instrument instrument)
    {
        if (instrument.Total is not { } how) return null;
        var (least, most) = how.Bounds(instrument);
        return new("The total on the paper", "", least, most) { Called = "total", Needed = FormattableString.Invariant($"Enter the total as it stands on the paper, {least:0.##} to {most:0.##}.") };
    }
}

/// <summary>A form that was entered by mistake is taken back.</summary>
internal sealed class TakeBackForm() : Form("take-back")
{
    public CarriedInput Measure { get; } = new();
    public LongTextInput Reason { get; } = new("Why it is taken back") { Needed = "Say why: the form stays, struck through, with the reason.", Most = 500 };

    public Guid? About => Guid.TryParse(Measure.Typed, out var id) ? id : null;
}
