using System.Globalization;
using Stillpoint.App.Asking;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>The forms of a check as questions, one a screen, and its answers as the forms count them.</summary>
internal sealed class CheckQuestions(IReadOnlyList<Instrument> forms, Language language)
{
    private const string Ticked = "ticked";

    public IReadOnlyList<Instrument> Forms { get; } = forms;

    /// <summary>What is asked after these answers, in order: what an answer makes needless is not asked.</summary>
    public IReadOnlyList<AskedQuestion> Asks(Answers given) => [.. All().Where(one => IsAsked(one.Form, one.Item, given)).Select(one => one.Ask)];

    /// <summary>The codes of a form, item by item; null where nothing was answered.</summary>
    /// <param name="atLeast">A complaint that was ticked and not graded yet counts as slight: for alerts, that cannot wait for the grade.</param>
    public static IReadOnlyList<int?> Codes(Instrument form, Answers given, bool atLeast = false) => [.. form.Items.Select(item =>
        form.IsChecklist && given[KeyOf(form, Ticked)] is { } ticked && ticked != Answers.Skipped
            ? ticked.Split(' ').Contains(Number(item)) ? Code(given[KeyOf(form, Number(item))]) ?? (atLeast ? 1 : null) : 0
            : Code(given[KeyOf(form, Number(item))]))];

    /// <summary>What the answers so far raise.</summary>
    public IEnumerable<SafetyAlert> Raised(Answers given) => Forms.SelectMany(form => SafetyAlerts.Of(form, ItemAnswer.Form(Codes(form, given, atLeast: true)), sent: false));

    /// <summary>Answers to another version of a form than the one in use now: code, version, and the codes by item.</summary>
    public IEnumerable<(Instrument Form, string Version, IReadOnlyList<int?> Codes)> Older(Answers given) =>
        from key in given.Keys
        let parts = key.Split('@', ':')
        where parts is [_, _, not Ticked]
        let form = Forms.FirstOrDefault(one => one.Code == parts[0])
        where form is not null && parts[1] != form.Version
        group (Item: int.Parse(parts[2], CultureInfo.InvariantCulture), Code: Code(given[key])) by (form, Version: parts[1]) into older
        select (older.Key.form, older.Key.Version, (IReadOnlyList<int?>)[.. Enumerable.Range(1, older.Max(one => one.Item)).Select(item => older.FirstOrDefault(one => one.Item == item).Code)]);

    public static string KeyOf(Instrument form, string what) => $"{form.Code}@{form.Version}:{what}";

    private IEnumerable<(AskedQuestion Ask, Instrument Form, Item? Item)> All()
    {
        var place = 0;
        foreach (var form in Forms)
        {
            if (Words(form) is not { } shown) continue;
            var words = shown.Wording;
            if (form.IsChecklist)
                yield return (new(KeyOf(form, Ticked), CheckTexts.Complaints.In(language))
                {
                    Place = ++place, Several = true, Options = [(AskForm.None, AskTexts.None.In(language)), .. form.Items.Select(item => (Number(item), words.Items[item.Number - 1].Text))],
                }, form, null);
            foreach (var item in form.Items)
                yield return (new(KeyOf(form, Number(item)), form.IsChecklist ? $"{words.Items[item.Number - 1].Text}: {CheckTexts.HowBad.In(language)}" : words.Items[item.Number - 1].Text)
                {
                    Place = ++place, MaySkip = !form.IsChecklist, Above = form.IsChecklist ? null : words.Instructions, Notice = shown.Notice,
                    Options = [.. item.Codes.All.Where(code => !form.IsChecklist || code > 0).Select(code => (code.ToString(CultureInfo.InvariantCulture), Word(words.Items[item.Number - 1], code)))],
                }, form, item);
        }
    }

    private static bool IsAsked(Instrument form, Item? item, Answers given) =>
        item is null
        || (form.IsChecklist ? given[KeyOf(form, Ticked)]?.Split(' ').Contains(Number(item)) is true
            : !form.Skips.Any(skip => skip.Over.Contains(item.Number) && Code(given[KeyOf(form, skip.When.ToString(CultureInfo.InvariantCulture))]) == skip.Is));

    /// <summary>The words in this language, or in the other where they exist in one only.</summary>
    private FormText.Shown? Words(Instrument form) =>
        FormText.For(form, Translated.Code(language)) as FormText.Shown ?? FormText.For(form, "en") as FormText.Shown;

    private static string Word(ItemWording words, int code)
    {
        var number = code.ToString(CultureInfo.InvariantCulture);
        return words.Answers.TryGetValue(code, out var word) ? words.Answers.Count < 3 ? $"{number} · {word}" : word : number;
    }

    private static string Number(Item item) => item.Number.ToString(CultureInfo.InvariantCulture);

    private static int? Code(string? answer) => int.TryParse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
}
