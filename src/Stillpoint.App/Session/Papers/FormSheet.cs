using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Recovery;

namespace Stillpoint.App.Session.Papers;

/// <summary>The monitoring form of an esketamine session as it stands: what the record says, what it leaves open, and what in it does not agree.</summary>
/// <param name="Signed">The newest signature on it; null while nobody signed.</param>
/// <param name="Unchanged">The record still says what was signed.</param>
/// <param name="Task">Who files it by when; null where no device was charted.</param>
internal sealed record FormSheet(SessionView View, ClinicRow Clinic, IReadOnlyList<FormField> Fields, IReadOnlyList<string> Contradictions, SheetSignature? Signed, bool Unchanged, TaskRow? Task)
{
    /// <summary>What is signed, a line each.</summary>
    public IEnumerable<ShownLine> Lines() =>
        [.. Fields.Select(field => new ShownLine($"{field.Group}: {field.What}", field.Says ?? "not in the record")), .. Contradictions.Select(says => new ShownLine("Does not agree", says))];
}
