using System.Globalization;
using Microsoft.Extensions.Primitives;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>One of the things to choose from: what it stands for, and its word on the screen.</summary>
public sealed record Option<T>(T Is, string Word) where T : notnull
{
    /// <summary>The text it travels as.</summary>
    public string Value { get; init; } = Is switch { true => "true", false => "false", _ => Convert.ToString(Is, CultureInfo.InvariantCulture)! };

    public static implicit operator Option<T>((T Is, string Word) option) => new(option.Is, option.Word);
}

/// <summary>How a choice is drawn: keys side by side, a list to open, or large keys for patients.</summary>
public enum Choice { Keys, List, Large }

/// <summary>One of several. Nothing is chosen beforehand; what isn't listed is refused.</summary>
public class ChoiceInput<T>(string label) : Input<T>(label) where T : notnull
{
    public IReadOnlyList<Option<T>> Options { get; set; } = [];

    public Choice As { get; init; }

    /// <summary>What stands in a list before anyone chose: never a choice itself.</summary>
    public string None { get; init; } = "Choose one";

    internal override string? SentAs => typeof(T) == typeof(bool) ? "bool" : typeof(T) == typeof(int) ? "number" : null;

    internal override Control Control => As is Choice.List ? new Control.List(Words, None) : new Control.Keys(Words, Large: As is Choice.Large);

    private protected IReadOnlyList<(string Value, string Word)> Words => [.. Options.Select(option => (option.Value, option.Word))];

    internal override (T? Value, string? Refused) Read(string typed, Language language) =>
        Options.FirstOrDefault(option => option.Value == typed) is { } chosen ? (chosen.Is, null) : No(InputTexts.NotListed.In(language));
}

/// <summary>One of several words.</summary>
public sealed class ChoiceInput : ChoiceInput<string>
{
    public ChoiceInput(string label, IEnumerable<(string Value, string Word)> options) : base(label) => Options = [.. options];
}

/// <summary>Yes, no, or not said: what nobody answered is neither.</summary>
public sealed class YesNoInput : ChoiceInput<bool>
{
    public YesNoInput(string label) : base(label) => Options = [(true, "yes"), (false, "no")];
}

/// <summary>An input of which several may be chosen.</summary>
public interface ISeveral
{
    IReadOnlyList<string> Chosen { get; }
}

/// <summary>Several of several.</summary>
public sealed class SeveralInput<T>(string label) : Input<IReadOnlyList<T>>(label), ISeveral where T : notnull
{
    public IReadOnlyList<Option<T>> Options { get; set; } = [];

    public bool Large { get; init; }

    /// <summary>What was chosen, word for word.</summary>
    public IReadOnlyList<string> Chosen { get; set; } = [];

    public override bool Blank => Chosen.All(string.IsNullOrWhiteSpace);

    private protected override int Length => 0;

    internal override Control Control => new Control.Keys([.. Options.Select(option => (option.Value, option.Word))], Large, Several: true);

    internal override void Take(StringValues posted) => Chosen = [.. posted.Select(one => one ?? "")];

    internal override (IReadOnlyList<T>? Value, string? Refused) Read(string typed, Language language) =>
        Chosen.All(one => Options.Any(option => option.Value == one))
            ? ([.. Options.Where(option => Chosen.Contains(option.Value)).Select(option => option.Is)], null)
            : No(InputTexts.NotListed.In(language));
}

/// <summary>A statement somebody ticks: left alone it isn't made.</summary>
public sealed class TickInput(string label) : Input<bool>(label)
{
    internal override Control Control => new Control.Tick();

    internal override string? SentAs => "bool";

    /// <summary>The statement was made.</summary>
    public bool Ticked => Has && Given;

    internal override (bool Value, string? Refused) Read(string typed, Language language) => typed == "true" ? (true, null) : No(InputTexts.NotListed.In(language));
}
