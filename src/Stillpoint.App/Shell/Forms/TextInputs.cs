using System.Net.Mail;
using PhoneNumbers;
using Stillpoint.App.Texts;

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
        MailAddress.TryCreate(words, out var address) && address.Address == words ? (words, null) : No(InputTexts.Email.In(language));
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

/// <summary>What the form carries along without showing it, such as which line of a list it is about.</summary>
public sealed class CarriedInput() : Input<string>("")
{
    internal override Control Control => new Control.Hidden();

    internal override (string? Value, string? Refused) Read(string typed, Language language) => (typed, null);
}
