using System.Globalization;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Asking;

/// <summary>What a person writes in answer to a question that offers nothing to choose from, and how it may be written. It is kept as it was typed.</summary>
internal abstract record Writing
{
    private Writing()
    {
    }

    /// <summary>Words of their own, on one line or on several.</summary>
    public sealed record Words(int Most = 200, bool Lines = false, int Least = 1) : Writing;

    /// <summary>The name of a person.</summary>
    public sealed record Name : Writing;

    /// <summary>A telephone number that can be called.</summary>
    public sealed record Phone : Writing;

    /// <summary>A number in its unit, with a point for decimals.</summary>
    public sealed record Number(string Unit, decimal From, decimal To, bool Whole = false) : Writing;

    /// <summary>A calendar day.</summary>
    public sealed record Day(DateOnly From, DateOnly To) : Writing;

    /// <summary>The input of such an answer.</summary>
    public Input Input(AskedQuestion ask, string act, Language language)
    {
        var needed = Needed.In(language);
        return this switch
        {
            Words { Lines: true } words => new LongTextInput(ask.Words) { Called = AskForm.Answered, Only = act, Needed = needed, Hint = ask.Hint, Most = words.Most, Least = words.Least, Rows = 5 },
            Words words => new TextInput(ask.Words) { Called = AskForm.Answered, Only = act, Needed = needed, Hint = ask.Hint, Most = words.Most, Least = words.Least },
            Name => new NameInput(ask.Words) { Called = AskForm.Answered, Only = act, Needed = needed, Hint = ask.Hint },
            Phone => new PhoneInput(ask.Words) { Called = AskForm.Answered, Only = act, Needed = needed, Hint = ask.Hint, AutoComplete = "off" },
            Number { Whole: true } number => new WholeInput(ask.Words, number.Unit, (int)number.From, (int)number.To) { Called = AskForm.Answered, Only = act, Wrong = Limits(language), Needed = needed, Hint = ask.Hint },
            Number number => new NumberInput(ask.Words, number.Unit, number.From, number.To) { Called = AskForm.Answered, Only = act, Wrong = Limits(language), Needed = needed, Hint = ask.Hint },
            Day day => new DayInput(ask.Words) { Called = AskForm.Answered, Only = act, Wrong = Limits(language), Needed = needed, Hint = ask.Hint, Earliest = day.From, Latest = day.To, Picked = true },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Whether a text is such an answer, by the same reading as the page's.</summary>
    public bool Takes(AskedQuestion ask, string answer)
    {
        var input = Input(ask, "", Language.English);
        input.Typed = answer;
        return !input.Blank && input.Judge("", Language.English) is null;
    }

    /// <summary>The answer as it is read back: a number with its unit.</summary>
    public string Said(string answer) => this is Number { Unit.Length: > 0 } number ? $"{answer} {number.Unit}" : answer;

    private static readonly Translated
        Needed = new("Write an answer, or pass the question over.", "Escriba una respuesta, o pase a la siguiente sin contestar."),
        OfDays = new("Enter a day from {0} to {1}, such as {1}.", "Escriba un día desde {0} hasta {1}, por ejemplo {1}.");

    private string? Limits(Language language) => this switch
    {
        Number number => InputTexts.NumberFrom(number.From, number.To, number.Whole, language),
        Day day => string.Format(CultureInfo.InvariantCulture, OfDays.In(language), Written(day.From), Written(day.To)),
        Words or Name or Phone => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
