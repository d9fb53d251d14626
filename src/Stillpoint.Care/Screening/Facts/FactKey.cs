
namespace Stillpoint.Care.Screening.Facts;

/// <summary>What a form shows to take a fact.</summary>
public enum FactShape
{
    YesNo,
    Number,
    OneWord,
    SeveralWords,
    Text,

    /// <summary>A calendar day; a month or a year alone will do where nobody knows better.</summary>
    Day,

    /// <summary>A date and time with its offset.</summary>
    Moment,

    /// <summary>A date and time, or the word for never.</summary>
    MomentOrNone,

    /// <summary>The seven answers of the C-SSRS screener.</summary>
    SuicideScreen,

    /// <summary>What a signed consent covers.</summary>
    Consent,

    /// <summary>Drugs with the time each was last taken.</summary>
    DrugTimes,

    /// <summary>Drugs with whether each was held as instructed.</summary>
    DrugHolds,

    /// <summary>Records this clinic wrote itself, by kind and id; never typed into a sheet.</summary>
    References,

    /// <summary>Signed reasons; never typed into a sheet.</summary>
    Overrides,
}

/// <summary>What came of a typed text: a value of the key's type, or why it was refused, in words for the person who typed it.</summary>
public readonly record struct TypedFact(object? Value, string? Refused)
{
    public static TypedFact Of(object value) => new(value, null);

    public static TypedFact Refuse(string because) => new(null, because);
}

/// <summary>One word of the closed vocabulary in which a patient's state is asked for, stored and judged.</summary>
public abstract class FactKey
{
    private protected FactKey(string key, FactTopic topic, string label, string rules)
    {
        Key = key;
        Topic = topic;
        Label = label;
        Rules = rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The word itself, as contract and store write it.</summary>
    public string Key { get; }

    public FactTopic Topic { get; }

    /// <summary>A short label for a staff form.</summary>
    public string Label { get; }

    /// <summary>The rules that read this fact.</summary>
    public IReadOnlyList<string> Rules { get; }

    /// <summary>How long a value stays usable; a stale value is never read as the current one.</summary>
    public Window Fresh { get; init; } = Window.Always;

    /// <summary>The LOINC codes under which an imported record carries the same thing.</summary>
    public IReadOnlyList<string> Loinc { get; init; } = [];

    /// <summary>A vital sign or a laboratory result: charted or imported, and in a request read from the bundle, not from <c>facts</c>.</summary>
    public bool Measured { get; init; }

    public abstract FactShape Shape { get; }

    /// <summary>The unit every value is kept in; null where there is none.</summary>
    public abstract string? Unit { get; }

    /// <summary>The words to choose from; empty where the value is not a word.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Whether a person fills it in on a sheet; signatures and references are not typed.</summary>
    public bool OnSheet => Shape is not (FactShape.Overrides or FactShape.References);

    /// <summary>Reads what somebody typed, or what was stored by <see cref="Write"/>.</summary>
    public abstract TypedFact Read(string text);

    /// <summary>The one text a value is stored as; <see cref="Read"/> gives the value back.</summary>
    public abstract string Write(object value);

    /// <summary>The value for a page, with its unit.</summary>
    public abstract string Show(object value);

    /// <summary>A fact of this key about one patient.</summary>
    /// <param name="at">When it was measured or stated.</param>
    /// <param name="from">The record it comes from; <c>fact</c> when a person of the clinic stated it.</param>
    public abstract Fact Fact(object value, WrittenTime at, string from = "fact");

    public Fact Fact(object value, DateTimeOffset at, string from = "fact") => Fact(value, Stated.At(at), from);

    public override string ToString() => Key;
}

/// <summary>A key whose values are of one type.</summary>
public sealed class FactKey<T> : FactKey where T : notnull
{
    private readonly FactKind<T> kind;

    internal FactKey(string key, FactTopic topic, string label, string rules, FactKind<T> kind) : base(key, topic, label, rules) => this.kind = kind;

    public override FactShape Shape => kind.Shape;

    public override string? Unit => kind.Unit;

    public override IReadOnlyList<string> Words => kind.Words;

    public override TypedFact Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return TypedFact.Refuse("Nothing was written.");
        if (text.Length > 4000) return TypedFact.Refuse("This is too long.");
        var read = kind.Read(text.Trim());
        return read.Value is T value && Refuses(value) is { } because ? TypedFact.Refuse(because) : read;
    }

    /// <summary>Why a value cannot be true of anybody; null when it can.</summary>
    public string? Refuses(T value) => kind.Refuses(value);

    /// <summary>Converts a number in one of the units people and laboratories write; null when the unit is not one of them.</summary>
    public decimal? Converted(decimal value, string? unit) => kind.Converted(value, unit);

    public override string Write(object value) => kind.Write((T)value);

    public override string Show(object value) => kind.Show((T)value);

    public override Fact Fact(object value, WrittenTime at, string from = "fact") => new Fact<T>(this, (T)value, at, from);

    /// <summary>The value as a finding shows it among its inputs.</summary>
    internal object Tell(T value) => kind.Tell(value);
}
