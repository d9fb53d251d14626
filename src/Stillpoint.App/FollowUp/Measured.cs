using System.Text.Json;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp;

/// <summary>A completed form as pages read it: its row, and the instrument it was, where this build knows it.</summary>
internal sealed record Measured(MeasureRow Row)
{
    public Guid Id => Row.Id;

    public Instrument? Instrument { get; } = Instruments.Find(Row.Instrument);

    /// <summary>The code of each item, null where it was left blank.</summary>
    public IReadOnlyList<int?> Codes { get; } = JsonSerializer.Deserialize<int?[]>(Row.Answers)!;

    public DateTimeOffset At => Row.MeasuredAt;

    public bool IsTotal => Row.How == MeasuredHow.TotalFromPaper;

    /// <summary>Totals of this and another may be compared: the same form, version and window.</summary>
    public bool ComparesWith(Measured other) => (Row.Instrument, Row.InstrumentVersion, Row.Window) == (other.Row.Instrument, other.Row.InstrumentVersion, other.Row.Window);

    /// <summary>The answer to a safety item; null where the form has none, or it was left blank.</summary>
    public int? SafetyItem => Instrument is { SafetyItems: [var item], Triage: null } && Codes.Count >= item ? Codes[item - 1] : null;

    /// <summary>The score in a word or two, as a table has it.</summary>
    public string Says => Row switch
    {
        { Total: { } total } => FormattableString.Invariant($"{total:0.##}{(Row.Severity is { } band ? $", {Word(band)}" : "")}{(Row.Status == ScoreStatus.Prorated ? ", estimated over blanks" : "")}"),
        { Severity: { } band } => Word(band),
        { Status: ScoreStatus.Ok } => "answered",
        _ => "not complete",
    };

    public static string Word(string label) => label.Replace('_', ' ');
}

internal static class MeasuredWords
{
    public static string Words(this MeasuredHow how) => how switch
    {
        MeasuredHow.ByLink => "by link",
        MeasuredHow.AtVisit => "at a visit",
        MeasuredHow.ByPhone => "read out by phone",
        MeasuredHow.TotalFromPaper => "total from paper",
        MeasuredHow.PatientsPaper => "patient's paper form",
    };
}
