using Microsoft.Extensions.Primitives;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// One thing a form asks: its label, what is needed of it, how it is drawn, the text as it was typed and what was wrong with it. What
/// was typed is kept exactly, also when it can't be read; what it stands for is read by the input itself.
/// </summary>
public abstract class Input(string label)
{
    public string Label { get; } = label;

    public string? Hint { get; init; }

    /// <summary>What to say when it is left blank: an input without this sentence may be.</summary>
    public string? Needed { get; init; }

    /// <summary>What to say when the text can't be read as what is asked; the sentence that asks for it will do where there is one.</summary>
    public string? Wrong { get; init; }

    /// <summary>The act this input belongs to, where a form has several: any other asks nothing of it.</summary>
    public string? Only { get; init; }

    /// <summary>The most letters taken.</summary>
    public int Most { get; init; } = 200;

    /// <summary>The name it travels under: the property of its form, or of the record it is written to.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name of an input that is no property, such as one for each line of a list.</summary>
    public string Called { init => Name = value; }

    /// <summary>The text as it was typed, or as it stands at first.</summary>
    public string Typed { get; set; } = "";

    public string? Error { get; internal set; }

    /// <summary>It may be left blank.</summary>
    public bool Optional => Needed is null;

    /// <summary>Whether this text is never drawn again.</summary>
    public virtual bool Secret => false;

    /// <summary>Something readable was typed.</summary>
    public bool Has { get; private protected set; }

    public virtual bool Blank => string.IsNullOrWhiteSpace(Typed);

    internal abstract Control Control { get; }

    /// <summary>What a script sends the value as: <c>number</c> or <c>bool</c>; text when null.</summary>
    internal virtual string? SentAs => null;

    /// <summary>Takes what was posted, word for word.</summary>
    internal virtual void Take(StringValues posted)
    {
        Typed = posted.FirstOrDefault() ?? "";
        SentTwice = posted.Count > 1;
    }

    /// <summary>There was another text of this name in the same form.</summary>
    private protected bool SentTwice { get; private set; }

    /// <summary>How many letters were typed.</summary>
    private protected virtual int Length => Typed.Length;

    /// <summary>Reads what was typed; what can't be read, or is missing, is said in words.</summary>
    internal abstract string? Judge(string? act, Language language);

    /// <summary>What somebody typed stands in no log.</summary>
    public override string ToString() => $"[{Name}]";
}

/// <summary>An input that stands for a <typeparamref name="T"/>.</summary>
public abstract class Input<T>(string label) : Input(label) where T : notnull
{
    private T? given;

    /// <summary>What was typed, read; asked only of what the form needs.</summary>
    public T Given => Has ? given! : throw new InvalidOperationException($"“{Name}” was not given.");

    /// <summary>What the text stands for, or why it stands for nothing.</summary>
    internal abstract (T? Value, string? Refused) Read(string typed, Language language);

    /// <summary>The text stands for nothing that was asked.</summary>
    private protected (T? Value, string? Refused) No(string otherwise) => (default, Wrong ?? Needed ?? otherwise);

    internal override string? Judge(string? act, Language language)
    {
        (given, Has) = (default, false);
        if (Only is not null && Only != act) return null;
        if (Blank) return Needed;
        if (SentTwice) return InputTexts.Twice.In(language);
        if (Length > Most) return InputTexts.TooLong(Length, Most, language);
        var (value, refused) = Read(Typed, language);
        if (refused is null) (given, Has) = (value, true);
        return refused;
    }
}

/// <summary>What may have been left blank: a value, or nothing.</summary>
public static class GivenValues
{
    extension<T>(Input<T> input) where T : struct
    {
        public T? Value => input.Has ? input.Given : null;
    }
}

/// <summary>The same for texts and records.</summary>
public static class GivenObjects
{
    extension<T>(Input<T> input) where T : class
    {
        public T? Value => input.Has ? input.Given : null;
    }
}
