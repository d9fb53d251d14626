using System.Globalization;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>How values of one type are read, kept and shown.</summary>
internal abstract class FactKind<T> where T : notnull
{
    public abstract FactShape Shape { get; }

    public virtual string? Unit => null;

    public virtual IReadOnlyList<string> Words => [];

    public abstract TypedFact Read(string text);

    public abstract string Write(T value);

    public virtual string Show(T value) => Write(value);

    public virtual object Tell(T value) => Write(value);

    public virtual string? Refuses(T value) => null;

    public virtual decimal? Converted(decimal value, string? unit) => null;
}

internal sealed class YesNoKind : FactKind<bool>
{
    public override FactShape Shape => FactShape.YesNo;

    public override IReadOnlyList<string> Words { get; } = ["yes", "no"];

    public override TypedFact Read(string text) => text.ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" => TypedFact.Of(true),
        "NO" or "N" or "FALSE" => TypedFact.Of(false),
        _ => TypedFact.Refuse("Answer yes or no."),
    };

    public override string Write(bool value) => value ? "yes" : "no";

    public override object Tell(bool value) => value;
}

internal sealed class WordKind(IReadOnlyList<string> words) : FactKind<string>
{
    public override FactShape Shape => FactShape.OneWord;

    public override IReadOnlyList<string> Words => words;

    public override TypedFact Read(string text) =>
        words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } word
            ? TypedFact.Of(word)
            : TypedFact.Refuse($"Choose one of {string.Join(", ", words)}.");

    public override string Write(string value) => value;

    public override string? Refuses(string value) => words.Contains(value, StringComparer.Ordinal) ? null : $"Choose one of {string.Join(", ", words)}.";
}

/// <summary>Any number of words from a list, or none of them. <paramref name="pattern"/> lets in words of one form that no list can hold.</summary>
internal sealed class WordsKind(IReadOnlyList<string> words, Func<string, bool>? pattern = null, string? patternSays = null) : FactKind<IReadOnlyList<string>>
{
    private const string NoneOfThem = "none";

    public override FactShape Shape => FactShape.SeveralWords;

    public override IReadOnlyList<string> Words => words;

    public override TypedFact Read(string text)
    {
        if (string.Equals(text, NoneOfThem, StringComparison.OrdinalIgnoreCase)) return TypedFact.Of(Array.Empty<string>());
        var said = text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IReadOnlyList<string> known = [.. said.Select(word => words.FirstOrDefault(listed => string.Equals(listed, word, StringComparison.OrdinalIgnoreCase)) ?? word).Distinct(StringComparer.Ordinal)];
        return Refuses(known) is { } because ? TypedFact.Refuse(because) : TypedFact.Of(known);
    }

    public override string Write(IReadOnlyList<string> value) => value.Count == 0 ? NoneOfThem : string.Join(", ", value);

    public override object Tell(IReadOnlyList<string> value) => value;

    public override string? Refuses(IReadOnlyList<string> value) => value.All(word => pattern?.Invoke(word) ?? words.Contains(word, StringComparer.Ordinal))
        ? null
        : patternSays ?? $"Choose among {string.Join(", ", words)}, or write none.";
}

/// <summary>Records by kind and id, such as <c>MedicationRequest/7</c>.</summary>
internal sealed class ReferencesKind : FactKind<IReadOnlyList<string>>
{
    public override FactShape Shape => FactShape.References;

    public override TypedFact Read(string text) => TypedFact.Of(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public override string Write(IReadOnlyList<string> value) => string.Join(' ', value);

    public override object Tell(IReadOnlyList<string> value) => value;

    public override string? Refuses(IReadOnlyList<string> value) =>
        value.All(reference => reference.IndexOf('/', StringComparison.Ordinal) > 0 && !reference.Contains(' ', StringComparison.Ordinal)) ? null : "Write references such as MedicationRequest/7.";
}

internal sealed class TextKind : FactKind<string>
{
    public override FactShape Shape => FactShape.Text;

    public override TypedFact Read(string text) => TypedFact.Of(text);

    public override string Write(string value) => value;

    public override string? Refuses(string value) => string.IsNullOrWhiteSpace(value) ? "Nothing was written." : null;
}

/// <summary>A calendar day, or a month or year where nobody knows better.</summary>
internal sealed class DayKind : FactKind<RecordedDay>
{
    public override FactShape Shape => FactShape.Day;

    public override TypedFact Read(string text) => RecordedDay.Read(text) is { } day
        ? TypedFact.Of(day)
        : TypedFact.Refuse("Write the day as year-month-day, such as 2026-03-14; a year, or a year and month, will do where the day is not known.");

    public override string Write(RecordedDay value) => value.Written;
}

internal sealed class MomentKind : FactKind<DateTimeOffset>
{
    public override FactShape Shape => FactShape.Moment;

    public override TypedFact Read(string text) => WrittenTime.Instant(text) is { } moment ? TypedFact.Of(moment) : TypedFact.Refuse(Says);

    public override string Write(DateTimeOffset value) => Stated.At(value).Written;

    public override string Show(DateTimeOffset value) => value.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    internal const string Says = "Write the date and time with its offset, such as 2026-11-22T09:00:00-05:00.";
}

internal sealed class LastUseKind : FactKind<LastUse>
{
    public override FactShape Shape => FactShape.MomentOrNone;

    public override IReadOnlyList<string> Words { get; } = ["none"];

    public override TypedFact Read(string text)
    {
        if (string.Equals(text, "none", StringComparison.OrdinalIgnoreCase)) return TypedFact.Of(LastUse.Never);
        return WrittenTime.Instant(text) is { } moment ? TypedFact.Of(new LastUse(moment)) : TypedFact.Refuse(MomentKind.Says + " Write none if there was none.");
    }

    public override string Write(LastUse value) => value.At is { } moment ? Stated.At(moment).Written : "none";
}
