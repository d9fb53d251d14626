using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Papers;

/// <summary>The record of a session as a paper: gathered once, and drawn from that on the page and in the PDF alike.</summary>
/// <param name="View">The session as it stood at the end of it; one that goes on, as it stands now.</param>
/// <param name="Holds">What came of making every hash again, just now.</param>
/// <param name="Head">The hash of the newest entry; null while nothing is written.</param>
internal sealed record SessionSheet(
    SessionView View, BedsideView Shown, ClinicRow Clinic, IReadOnlyList<SheetEntry> Entries, IReadOnlyList<SheetSignature> Signatures,
    RecordCheck.Result Holds, string? Head, DateTimeOffset MadeAt)
{
    public const string Version = "session record 1";

    /// <summary>The patient left, or the session was closed: what is added from now on are a signature and addenda.</summary>
    public bool IsOver => View.Closed || View.Story.Phase is Phase.Home or Phase.Closed;

    public DateTimeOffset Day => Margins.DayOf(View);
}

/// <summary>One entry as it was written, with what became of it.</summary>
/// <param name="By">Who wrote it, and whom it names.</param>
/// <param name="Marks">In words: late, corrected, correcting, from the monitor.</param>
/// <param name="Struck">It does not stand any more.</param>
internal sealed record SheetEntry(SessionEvent Event, string Says, string By, IReadOnlyList<string> Marks, bool Struck, string Hash)
{
    public static SheetEntry Of(SessionView view, SessionEvent entry, string hash) =>
        new(entry, EntryText.Line(entry.Entry), Named(view, entry), [.. MarksOf(view, entry)], view.Story.CorrectionOf(entry.Id) is not null, hash);

    private static string Named(SessionView view, SessionEvent entry) => view.NameOf(entry.By) + entry.Entry switch
    {
        Entry.StaffHandover given => $" to {view.NameOf(given.To)}",
        Entry.MedicationOrdered ordered when ordered.Prescriber != entry.By => $" for {view.NameOf(ordered.Prescriber)}",
        Entry.TimeOutSigned signed => $" and {view.NameOf(signed.SecondPerson)}{(signed.WatchedBy is { } watching ? $"; {view.NameOf(watching)} watches" : "")}",
        Entry.DrugPrepared { SecondCheck: { } second } => $"; {view.NameOf(second)} checked",
        Entry.WasteWitnessed waste => $"; {view.NameOf(waste.Witness)} witnessed",
        _ => null,
    };

    private static IEnumerable<string> MarksOf(SessionView view, SessionEvent entry)
    {
        var story = view.Story;
        if (BedsideView.IsLate(story, entry)) yield return $"LATE, entered {Math.Max(1, (int)(entry.RecordedAt - entry.MeasuredAt).TotalMinutes)} min after";
        if (entry.Entry is Entry.VitalsCharted { FromMonitor: true }) yield return "from the monitor";
        if (entry.Source != "person") yield return $"by {entry.Source}";
        if (entry.Supersedes is { } was && story.Strip.FirstOrDefault(one => one.Id == was) is { } before) yield return entry.Entry is Entry.Corrected ? $"strikes {before.Number}" : $"CORRECTS {before.Number}";
        if (story.CorrectionOf(entry.Id) is { } later) yield return later.Entry is Entry.Corrected ? $"STRUCK by {later.Number}" : $"CORRECTED by {later.Number}";
    }
}

/// <summary>A signature given on this session or on its order, and the hash of what the person had before them.</summary>
internal sealed record SheetSignature(string Name, DateTimeOffset At, string Meaning, string ContentHash);
