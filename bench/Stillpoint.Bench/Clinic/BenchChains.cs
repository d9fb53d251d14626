using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Bench.Clinic;

/// <summary>The chains of a record that is written all at once: each link as the program itself would have made it.</summary>
internal sealed class BenchChains(RowWriter rows)
{
    private readonly RowWriter rows = rows;
    private long number;
    private string head = HashChain.Beginning;

    /// <summary>How many links the audit has.</summary>
    public long Links => number;

    private const int ReadingsInASeal = 200;

    private readonly List<WrittenRow> unlinked = [];
    private readonly List<DeviceReadingRow> unsealed = [];

    /// <summary>A row whose writing is proved with the next note.</summary>
    public void Keep<T>(T row) where T : class
    {
        rows.Add(row);
        unlinked.Add(new(rows.Kind(typeof(T)), row, IsGone: false));
    }

    public void Read(DeviceReadingRow row)
    {
        rows.Add(row);
        unsealed.Add(row);
        if (unsealed.Count == ReadingsInASeal) Seal();
    }

    public void Seal()
    {
        if (unsealed.Count == 0) return;
        Link(unsealed[^1].RecordedAt, null, new(ReadingSeals.Action, ReadingSeals.Subject, Detail: ReadingSeals.Of(unsealed[0].Number, unsealed).Written));
        unsealed.Clear();
    }

    public void Note(DateTimeOffset at, Guid? by, AuditNote note)
    {
        foreach (var one in RowLinks.Of(unlinked)) Link(at, by, one);
        unlinked.Clear();
        Link(at, by, note);
    }

    private void Link(DateTimeOffset at, Guid? by, AuditNote note)
    {
        AuditEntryRow Entry(string hash) => new()
        {
            Number = number, At = at, By = by, Action = note.Action, Patient = note.Patient, Subject = note.Subject, Detail = note.Detail, PreviousHash = head, Hash = hash,
        };
        number++;
        var linked = Entry(AuditTrail.HashOf(Entry(""), AuditTrail.Format));
        rows.Add(linked);
        head = linked.Hash;
    }

    /// <summary>A strip being written, with its head in the audit after each entry.</summary>
    internal sealed class Strip(BenchChains chains, Guid session, Guid patient, Func<DateTimeOffset, Guid> id)
    {
        private string previous = HashChain.Beginning;

        public int Entries { get; private set; }

        public void Write(DateTimeOffset at, Guid by, Entry entry)
        {
            var (own, body) = (id(at), EntryCodec.Write(entry));
            var row = Row(SessionRecord.HashOf(Row(""), SessionRecord.Format));
            chains.rows.Add(row);
            previous = row.Hash;
            Entries++;
            chains.Note(at, by, new("session-appended", $"session/{session}", patient, SessionRecord.Anchor(row.Number, row.Hash)));

            SessionEventRow Row(string hash) => new()
            {
                SessionId = session, Number = Entries + 1, Id = own, Kind = EntryCodec.WordFor(entry), MeasuredAt = at, RecordedAt = at, By = by, Source = "person",
                Body = body, PreviousHash = previous, Hash = hash,
            };
        }
    }
}
