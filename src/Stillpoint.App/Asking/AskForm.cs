using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Asking;

/// <summary>One question as a form: large keys to choose from or a place to write, and a way to pass it over.</summary>
internal sealed class AskForm : Form
{
    /// <summary>The key that passes the question over.</summary>
    public const string Skip = "skip";

    /// <summary>The name an answer travels under.</summary>
    internal const string Answered = "answer";

    private const string Next = "next";

    private readonly AskedQuestion ask;

    public AskForm(AskedQuestion ask, string? answered, Language language) : base("ask")
    {
        (this.ask, Language, Marks) = (ask, language, false);
        IReadOnlyList<Option<string>> options = [.. ask.Options.Select(option => (Option<string>)option)];
        var typed = answered == Answers.Skipped ? "" : answered ?? "";
        if (ask.Written is { } writing)
        {
            Written = writing.Input(ask, Next, language);
            Written.Typed = typed;
        }
        else if (ask.Several) Several = new(ask.Words) { Called = Answered, Hint = ask.Hint, Options = options, Large = true, Only = Next, Needed = AskTexts.ChooseOne.In(language), Chosen = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        else One = new(ask.Words) { Called = Answered, Hint = ask.Hint, Options = options, As = Choice.Large, Only = Next, Needed = AskTexts.ChooseOne.In(language), Typed = typed };
    }

    internal ChoiceInput<string>? One { get; }

    internal SeveralInput<string>? Several { get; }

    internal Input? Written { get; }

    /// <summary>The input that is drawn.</summary>
    public Input Asked => Written ?? (Input?)One ?? Several!;

    /// <summary>What was chosen or written, or that the question was passed over.</summary>
    public string Answer => Act == Skip ? Answers.Skipped : Written is not null ? Written.Typed.Trim() : One is not null ? One.Given : string.Join(' ', Several!.Given);

    protected override IEnumerable<Input> More() => [Asked];

    protected override IEnumerable<Refusal> Together()
    {
        if (Act is not Next && !(Act is Skip && ask.MaySkip)) yield return new(Asked, AskTexts.ChooseOne.In(Language));
        // A dash alone stands for a question that was passed over.
        if (Act is Next && Written is { Has: true } && Answer == Answers.Skipped && !ask.MaySkip) yield return new(Asked, AskTexts.ChooseOne.In(Language));
        // None of these, and one of them, cannot both be so.
        if (Several is { Has: true } several && several.Given.Contains(None) && several.Given.Count > 1) yield return new(several, AskTexts.NoneAndOne.In(Language));
    }

    /// <summary>The answer that none of a list is so.</summary>
    public const string None = "none";
}
