using System.Globalization;
using System.Net.Mail;
using PhoneNumbers;
using Stillpoint.App.Texts;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Shell.Forms;

/// <summary>A line of words.</summary>
public class TextInput(string label) : Input<string>(label)
{
    /// <summary>What a browser may fill in by itself; nothing, unless it is the reader's own.</summary>
    public string AutoComplete { get; init; } = "off";

    /// <summary>Drawn no wider than it needs to be.</summary>
    public bool Short { get; init; }

    /// <summary>The fewest letters that say enough.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The id of a list of words to choose from; others may be typed.</summary>
    public string? Suggestions { get; init; }

    internal override Control Control => new Control.Line(Short: Short, AutoComplete: AutoComplete, Suggestions: Suggestions);

    private protected virtual bool HasLines => false;

    internal override (string? Value, string? Refused) Read(string typed, Language language)
    {
        if (Signs.Refused(typed, HasLines) is { } sign) return (null, InputTexts.Unreadable(sign, language));
        var words = typed.Trim();
        return words.Length < Least ? No(InputTexts.TooShort(Least, language)) : Accept(words, language);
    }

    /// <summary>What else such a text must be.</summary>
    private protected virtual (string? Value, string? Refused) Accept(string words, Language language) => (words, null);
}

/// <summary>
/// A name of a person, in any script and of any number of words. It has a letter in it and is no address; marks are kept as one
/// letter each, and spaces between words are one.
/// </summary>
public sealed class NameInput : TextInput
{
    /// <summary>More marks on one letter than any script writes only hide what stands around.</summary>
    private const int MostMarks = 4;

    public NameInput(string label) : base(label) => Most = 120;

    /// <summary>One Latin letter may be a whole name, and is mostly the beginning of one.</summary>
    public bool IsOneLetter => Has && Letters.Of(Given) is [<= 'Z'];

    /// <summary>Asks whether one letter is the whole name; null when it isn't one, or that was answered.</summary>
    internal Outcome.Asks? Doubt(Form form) => !IsOneLetter || form.AnswerTo(About) is not null ? null
        : new(Question.About(About, InputTexts.IsItTheName(Given, form.Language), ("whole", InputTexts.ItIs.In(form.Language))));

    private string About => $"{Name} {Given}";

    private protected override (string? Value, string? Refused) Accept(string words, Language language)
    {
        var name = string.Join(' ', words.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return !name.Any(char.IsLetter) || name.Contains('@', StringComparison.Ordinal) || name.Contains("://", StringComparison.Ordinal) ? (null, InputTexts.Name.In(language))
            : HasPile(name) ? (null, InputTexts.Marks.In(language)) : (name, null);
    }

    private static bool HasPile(string name)
    {
        var marks = 0;
        foreach (var letter in name)
        {
            marks = char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks) return true;
        }
        return false;
    }
}

/// <summary>Several lines of words.</summary>
public sealed class LongTextInput : TextInput
{
    public LongTextInput(string label) : base(label) => Most = 2000;

    public int Rows { get; init; } = 3;

    internal override Control Control => new Control.Area(Rows);

    private protected override bool HasLines => true;
}

/// <summary>An e-mail address, and nothing but the address.</summary>
public sealed class EmailInput : TextInput
{
    public EmailInput(string label) : base(label) => Most = 254;

    internal override Control Control => new Control.Line("email", AutoComplete: AutoComplete);

    private protected override (string? Value, string? Refused) Accept(string words, Language language) =>
        MailAddress.TryCreate(words, out var address) && address.Address == words && address.Host.Trim('.').Contains('.', StringComparison.Ordinal) ? (words, null) : No(InputTexts.Email.In(language));
}

/// <summary>A telephone number that can be called, with its area code; one of another country begins with a plus. Kept as it was written.</summary>
public sealed class PhoneInput : TextInput
{
    public PhoneInput(string label) : base(label) => Most = 40;

    internal override Control Control => new Control.Line("tel", Keypad: "tel", AutoComplete: AutoComplete);

    private protected override (string? Value, string? Refused) Accept(string words, Language language)
    {
        try
        {
            var number = PhoneNumberUtil.GetInstance().Parse(words, "US");
            if (PhoneNumberUtil.GetInstance().IsPossibleNumberWithReason(number) is PhoneNumberUtil.ValidationResult.IS_POSSIBLE) return (words, null);
        }
        catch (NumberParseException)
        {
            // The library says by an exception what a person can cause.
        }
        return No(InputTexts.Phone.In(language));
    }
}

/// <summary>A password: taken to the letter, never drawn again.</summary>
public sealed class PasswordInput : Input<string>
{
    public PasswordInput(string label) : base(label) => Most = 1000;

    public string AutoComplete { get; init; } = "current-password";

    public override bool Secret => true;

    public override bool Blank => Typed.Length == 0;

    internal override Control Control => new Control.Line("password", AutoComplete: AutoComplete);

    internal override (string? Value, string? Refused) Read(string typed, Language language) => (typed, null);
}

/// <summary>Files somebody chooses on their device. They are chosen again after a form came back: a browser fills none in.</summary>
public sealed class FileInput(string label, string accept) : Input<string>(label)
{
    public IReadOnlyList<IFormFile> Sent { get; internal set; } = [];

    public override bool Blank => true;

    internal override Control Control => new Control.Files(accept);

    internal override (string? Value, string? Refused) Read(string typed, Language language) => (typed, null);
}

/// <summary>What the form carries along without showing it, such as which line of a list it is about.</summary>
public sealed class CarriedInput() : Input<string>("")
{
    internal override Control Control => new Control.Hidden();

    /// <summary>What it is beside text, where a script sends it.</summary>
    public string? Is { get; init; }

    internal override string? SentAs => Is;

    internal override (string? Value, string? Refused) Read(string typed, Language language) => (typed, null);
}
