using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>What nobody understood: SCR-063.</summary>
internal static class UnreadRules
{
    private const int Named = 5;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-063", "Problem or procedure lines that no rule understood", "What nobody has read is not clear", Source.Policy, Unread)
            { Inputs = ["Condition", "Procedure"], Policy = true },
    ];

    private static Judgment Unread(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Unread.Count == 0) return evidence.Known(patient.ProblemListKnown).Weigh();
        List<UnreadLine> lines = [.. patient.Unread.OrderBy(line => line.From, StringComparer.Ordinal)];
        var unreadable = lines.Where(line => line.Reason == UnreadReason.Unreadable).ToList();
        if (unreadable.Count > 0)
            return evidence.Open(Severity.Caution, $"{Lines(unreadable)}: nobody can read {(unreadable.Count == 1 ? "this line" : "these lines")}; say what is meant", unreadable.Select(line => line.From), unreadable.Select(Input)).Weigh();
        return evidence.Found(Severity.Caution, $"{Lines(lines)}: no rule understands {(lines.Count == 1 ? "this line" : "these lines")}; read before deciding", lines.Select(Input)).Weigh();
    }

    /// <summary>The first few as they stand in the record, then how many more.</summary>
    private static string Lines(IReadOnlyList<UnreadLine> lines)
    {
        var named = lines.Take(Named).Select(Says);
        return lines.Count > Named ? $"{string.Join("; ", named)}; and {lines.Count - Named} more" : string.Join("; ", named);
    }

    private static string Says(UnreadLine line)
    {
        var entry = line.Text is { } text ? ProblemReader.Clip(text) : line.Code ?? "A line without words";
        var dated = line.At is { } at ? $"{entry} ({ShownDay.Of(at)})" : entry;
        return line.Reason == UnreadReason.Stale ? $"{dated}, never closed" : dated;
    }

    private static Input Input(UnreadLine line) => new(line.Code ?? "text|" + ProblemReader.Clip(line.Text ?? ""), line.Status ?? "recorded", null, line.At, line.From);
}
