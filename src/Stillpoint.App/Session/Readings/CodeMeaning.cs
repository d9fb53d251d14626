using Stillpoint.App.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>What two people said a code of one monitor means, of which no table knows.</summary>
/// <param name="Unit">Believed where the message gives none.</param>
/// <param name="Proposal">Which version of it this is.</param>
internal sealed record CodeMeaning(Guid Proposal, string Code, Signal Signal, SignalUnit Unit, string Site)
{
    /// <summary>Behind every method of the table: what the monitor says in a known code is preferred.</summary>
    public const int Rank = 9;

    public static IReadOnlyDictionary<string, CodeMeaning> None { get; } = new Dictionary<string, CodeMeaning>();

    /// <summary>The observation as its sign, or as it was where its unit is none of that sign.</summary>
    public MonitorSignal Of(MonitorSignal sent)
    {
        var unit = sent.Unit.Length == 0 ? Unit : SignalUnits.Spelled(sent.Unit);
        // As with every code: a sign is above nought, and a monitor that writes a number below it has none.
        var (value, status) = sent.Value < 0 ? (null, SignalStatus.Unavailable) : (sent.Value, sent.Status);
        var converted = value is { } number ? SignalUnits.Convert(Signal, number, unit) : null;
        if (value is not null && converted is null && status == SignalStatus.Measured) status = SignalStatus.Unreadable;
        return sent with
        {
            Signal = Signal,
            Rank = Rank,
            Value = converted ?? value,
            Status = status,
            Meaning = Proposal,
            Unit = converted is null && value is not null ? sent.Unit : ReadingText.UnitOf(Signal),
        };
    }

    /// <summary>What is in force of all that was said of one monitor, in the order in which it was said.</summary>
    public static IReadOnlyDictionary<string, CodeMeaning> InForce(IEnumerable<CodeMeaningRow> said)
    {
        var meanings = new Dictionary<string, CodeMeaning>(StringComparer.Ordinal);
        foreach (var row in said)
        {
            if (row.Step == CodeMeaningRow.Approved)
                meanings[row.Code] = new(row.Proposal, row.Code, ReadingText.SignalFor(row.Sign), SignalUnits.Spelled(row.Unit), row.Site);
            else if (row.Step == CodeMeaningRow.Withdrawn && meanings.GetValueOrDefault(row.Code)?.Proposal == row.Proposal) meanings.Remove(row.Code);
        }
        return meanings.Count == 0 ? None : meanings;
    }
}
