using System.Globalization;
using Microsoft.Extensions.Primitives;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>One question of the sheet, in the control that suits its answer, read in the vocabulary's own way.</summary>
public sealed class FactInput : Input<object>, ISeveral
{
    private readonly TimeZoneInfo zone;

    public FactInput(FactKey key, TimeZoneInfo zone) : base(key.Label)
    {
        (Key, this.zone, Called, Most) = (key, zone, key.Key, 4000);
        Hint = key.Shape switch
        {
            FactShape.Day => "A day, a month or a year: 2026-11-19, 2026-11, 2026",
            FactShape.MomentOrNone => "2026-11-19 13:40, or none",
            FactShape.SeveralWords when key.Words.Count == 0 => "Such as DDI-02, DDI-14; none when there is none",
            FactShape.DrugTimes => "A line each: ibuprofen = 2026-11-19 07:00; none when there is none",
            FactShape.DrugHolds => "A line each: lorazepam = yes; none when there is none",
            FactShape.YesNo or FactShape.Number or FactShape.OneWord or FactShape.SeveralWords or FactShape.Text or FactShape.Moment or FactShape.SuicideScreen or FactShape.Consent or FactShape.References or FactShape.Overrides => null,
        };
    }

    public FactKey Key { get; }

    public IReadOnlyList<string> Chosen => Typed.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Seven items left alone are no answer at all.</summary>
    public override bool Blank => base.Blank || (Key.Shape is FactShape.SuicideScreen && Typed.All(sign => sign is ',' or '-' or ' '));

    internal override Control Control => Key.Shape switch
    {
        FactShape.YesNo => new Control.List([("yes", "yes"), ("no", "no")], "Not asked"),
        FactShape.OneWord => new Control.List([.. Key.Words.Select(word => (word, FactText.Say(word)))], "Not known"),
        FactShape.SeveralWords when Key.Words.Count > 0 => new Control.Keys([.. Key.Words.Select(word => (word, FactText.Say(word))), ("none", "none of these")], Several: true),
        FactShape.Number => new Control.Line(Keypad: "decimal", Unit: Key.Unit ?? "points"),
        FactShape.Moment => new Control.Line("datetime-local"),
        FactShape.DrugTimes or FactShape.DrugHolds => new Control.Area(2),
        FactShape.SeveralWords or FactShape.Text or FactShape.Day or FactShape.MomentOrNone or FactShape.SuicideScreen or FactShape.Consent or FactShape.References or FactShape.Overrides => new Control.Line(),
    };

    internal override void Take(StringValues posted) => Typed = posted.ToString();

    internal override (object? Value, string? Refused) Read(string typed, Language language)
    {
        if (Signs.Refused(typed, lines: true) is { } sign) return (null, $"{Key.Label}: {InputTexts.Unreadable(sign, language)}");
        var read = Key.Read(InTheVocabulary(typed));
        return read.Value is { } value ? (value, null) : (null, $"{Key.Label}: {Refusal(read.Refused!)}");
    }

    /// <summary>Times are typed in the clinic's own time and kept with their offset.</summary>
    private string InTheVocabulary(string text) => Key.Shape switch
    {
        FactShape.Moment or FactShape.MomentOrNone => MomentInput.At(text, zone) is { } moment ? Written(moment) : text,
        FactShape.DrugTimes => string.Join("; ", text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
            line.LastIndexOf('=') is > 0 and var equals && MomentInput.At(line[(equals + 1)..], zone) is { } taken ? $"{line[..equals].Trim()} = {Written(taken)}" : line)),
        FactShape.YesNo or FactShape.Number or FactShape.OneWord or FactShape.SeveralWords or FactShape.Text or FactShape.Day or FactShape.SuicideScreen or FactShape.Consent or FactShape.DrugHolds or FactShape.References or FactShape.Overrides => text,
    };

    private string Refusal(string refused) => Key.Shape switch
    {
        FactShape.Moment => "Write the date and time in the clinic's time, such as 2026-11-19 13:40.",
        FactShape.MomentOrNone => "Write the date and time in the clinic's time, such as 2026-11-19 13:40, or none.",
        FactShape.DrugTimes => "Write each medicine on its line with when it was last taken in the clinic's time, such as ibuprofen = 2026-11-19 07:00, or none.",
        FactShape.Number when InAnotherUnit is { } unit => $"{refused.TrimEnd('.')}. {unit}",
        FactShape.YesNo or FactShape.Number or FactShape.OneWord or FactShape.SeveralWords or FactShape.Text or FactShape.Day or FactShape.SuicideScreen or FactShape.Consent or FactShape.DrugHolds or FactShape.References or FactShape.Overrides => refused,
    };

    /// <summary>What a number that nobody has was probably meant to be.</summary>
    private string? InAnotherUnit => !decimal.TryParse(Typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) ? null
        : Key == Measurements.Temperature && Improbable.Celsius(typed) is { } celsius ? string.Create(CultureInfo.InvariantCulture, $"In Fahrenheit it is {celsius:0.#} °C: write {typed} F, or {celsius:0.#}.")
        : Key == Measurements.Height && Improbable.CentimetresOfFeet(typed) is { } centimetres ? string.Create(CultureInfo.InvariantCulture, $"In feet it is {centimetres:0.#} cm: write {typed} ft, or {centimetres:0.#}.")
        : null;

    private static string Written(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
