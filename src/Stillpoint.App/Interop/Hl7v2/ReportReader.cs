using System.Globalization;
using System.Text;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Reads the report in an ORU^R01 message of HL7 2.2 to 2.8, plain or in the shape of IHE PCD-01.</summary>
internal static class ReportReader
{
    private const int MostGroups = 256, MostSignals = 256, MostIdentifiers = 16;

    /// <summary>The report, or why there is none.</summary>
    public static (MonitorReport? Report, MessageRefusal? Refusal) Read(Hl7Message message, DateTimeOffset receivedAt, TimeZoneInfo zone, Speaker by)
    {
        var header = message.Header;
        if ((MessageKind.Unreadable(message) ?? MessageKind.OfAnotherKind(message)) is { } refusal) return (null, refusal);

        var sentAt = Hl7Time.Read(header[7].Component(1).Raw, zone);
        var notOfAPatient = !header[11].Component(1).Raw.SequenceEqual("P"u8) && !header[11].IsEmpty;
        var identity = MonitorIdentity.Of(message, by.Address);
        var groups = new List<MonitorGroup>();
        NamedPatient? patient = null;
        MonitorPlace? place = null;
        Group? open = null;

        foreach (var segment in message)
        {
            if (segment.Is("PID"u8))
            {
                Close(groups, ref open, identity, sentAt);
                (patient, place) = (Patient(segment), null);
            }
            else if (segment.Is("PV1"u8))
            {
                Close(groups, ref open, identity, sentAt);
                place = MonitorPlace.Of(segment[3], message.Delimiters.Subcomponent);
            }
            else if (segment.Is("OBR"u8))
            {
                Close(groups, ref open, identity, sentAt);
                open = new(patient, place, Hl7Time.Read(segment[7].Component(1).Raw, zone), MonitorIdentity.Number(segment[3]));
            }
            else if (segment.Is("OBX"u8))
            {
                if (groups.Count == MostGroups) return (null, TooMany($"A message may hold {MostGroups} groups at most."));
                // Some monitors send observations without the order they belong to.
                open ??= new(patient, place, null, null);
                if (open.Signals.Count == MostSignals) return (null, TooMany($"A group may hold {MostSignals} observations at most."));
                Observe(open, segment, zone, notOfAPatient);
            }
        }
        Close(groups, ref open, identity, sentAt);
        // A header without a time was sent when its newest group was measured, as nearly as anybody knows.
        return Usable(groups) is { } unusable ? (null, unusable) : (new(receivedAt, sentAt ?? groups.Max(group => group.At), groups, by), null);
    }

    /// <summary>Whether its codes and values are understood is not asked here: people may have said what a code of this monitor means.</summary>
    private static MessageRefusal? Usable(List<MonitorGroup> groups)
    {
        if (groups.Count == 0) return Missing("The message carries no reading.", RefusalCause.NoReading);
        if (groups.Exists(group => group.At == default))
            return Missing("No time of measurement: OBR-7, OBX-14 and MSH-7 are all missing or unreadable.", RefusalCause.NoTime);
        return groups.TrueForAll(group => group.Device is null)
            ? Missing("The message names neither a device (OBX-18) nor a bed (PV1-3) nor a sender (MSH-3, MSH-4).", RefusalCause.NoName) : null;
    }

    private static MessageRefusal Missing(string says, RefusalCause cause) => MessageRefusal.Unusable(MessageRefusal.RequiredFieldMissing, says, cause);

    private static MessageRefusal TooMany(string says) => MessageRefusal.Unreadable(MessageRefusal.SegmentSequence, says, RefusalCause.Malformed);

    private sealed class Group(NamedPatient? patient, MonitorPlace? place, DateTimeOffset? at, string? order)
    {
        public NamedPatient? Patient => patient;
        public MonitorPlace? Place => place;
        public DateTimeOffset? At => at;
        public string? Order => order;
        public string? Equipment { get; set; }
        public List<MonitorSignal> Signals { get; } = new(8);
    }

    /// <summary>A group without any observation (an order, a waveform left out) is no reading.</summary>
    private static void Close(List<MonitorGroup> groups, ref Group? open, MonitorIdentity identity, DateTimeOffset? sentAt)
    {
        if (open is not { Signals.Count: > 0 } group)
        {
            open = null;
            return;
        }
        var at = group.At ?? FirstTime(group.Signals) ?? sentAt ?? default;
        var signals = group.Signals;
        for (var index = 0; index < signals.Count; index++)
            if (signals[index].At == at) signals[index] = signals[index] with { At = null };
        groups.Add(new(identity.Of(group.Equipment, group.Order, group.Place), group.Place?.Text, group.Patient, at, signals));
        open = null;
    }

    private static DateTimeOffset? FirstTime(List<MonitorSignal> signals)
    {
        foreach (var signal in signals)
            if (signal.At is { } at) return at;
        return null;
    }

    private static void Observe(Group group, Hl7Segment segment, TimeZoneInfo zone, bool notOfAPatient)
    {
        if (group.Equipment is null && segment[18] is { IsEmpty: false } equipment) group.Equipment = MonitorIdentity.Equipment(equipment);

        var identifier = segment[3];
        var known = ObservationCode.Of(identifier, segment[4]);
        var type = segment[2].Raw;
        var given = segment[5].First;
        // Headings of the device tree, waveforms and texts are no readings; a number is one however its type is called.
        if (MessageKind.IsWaveform(type)) return;
        if (known is null && (given.IsEmpty || !(type.SequenceEqual("NM"u8) || type.SequenceEqual("SN"u8) || Number(type, given) is not null))) return;

        var at = Hl7Time.Read(segment[14].Component(1).Raw, zone);
        var (value, status) = (Number(type, given), Status(segment, notOfAPatient));
        if (value is null && status == SignalStatus.Measured) status = given.IsEmpty ? SignalStatus.Unavailable : SignalStatus.Unreadable;
        if (known?.Signal is not { } sign)
        {
            group.Signals.Add(new(null, 0, value, ObservationUnit.Kept(segment[6]), status, at, ObservationCode.Kept(identifier)) { IsNoSign = known is not null });
            return;
        }
        // Every sign is above nought; a monitor that writes a number below it has none.
        if (value < 0) (value, status) = (null, SignalStatus.Unavailable);
        var converted = value is { } number ? SignalUnits.Convert(sign, number, ObservationUnit.Read(segment[6], known)) : null;
        if (value is not null && converted is null && status == SignalStatus.Measured) status = SignalStatus.Unreadable;
        var unit = converted is null && value is not null ? segment[6].Component(1).Text : ReadingText.UnitOf(sign);
        group.Signals.Add(new(sign, known.Rank, converted ?? value, unit, status, at, known.Written));
    }

    /// <summary>OBX-11 says whether there is a result, OBX-8 (as IHE PCD fills it) whether the monitor trusts it.</summary>
    private static SignalStatus Status(Hl7Segment segment, bool notOfAPatient)
    {
        var worst = SignalStatus.Measured;
        foreach (var repetition in segment[8])
        {
            var flag = repetition.Component(1).Raw;
            if (flag.SequenceEqual("INV"u8) || flag.SequenceEqual("NAV"u8) || flag.SequenceEqual("CAL"u8) || flag.SequenceEqual("BUSY"u8))
                return SignalStatus.Unavailable;
            if (flag.SequenceEqual("TEST"u8) || flag.SequenceEqual("DEMO"u8)) worst = SignalStatus.Test;
            else if (flag.SequenceEqual("QUES"u8) && worst == SignalStatus.Measured) worst = SignalStatus.Questionable;
        }
        var result = segment[11].Raw;
        if (result.Length == 1)
        {
            if ((char)result[0] is 'D' or 'W') return SignalStatus.Withdrawn;
            if ((char)result[0] is 'X' or 'N' or 'O' or 'I' or 'S') return SignalStatus.Unavailable;
        }
        return notOfAPatient ? SignalStatus.Test : worst;
    }

    /// <summary>The one number a field of this type says; null when it says none.</summary>
    public static decimal? Number(ReadOnlySpan<byte> type, Hl7Field given)
    {
        if (type.SequenceEqual("SN"u8))
        {
            var comparator = given.Component(1).Raw;
            return comparator.IsEmpty || comparator.SequenceEqual("="u8) ? Number(given.Component(2).Raw) : null;
        }
        return type.IsEmpty || type.SequenceEqual("NM"u8) || type.SequenceEqual("ST"u8) ? Number(given.Raw) : null;
    }

    private static decimal? Number(ReadOnlySpan<byte> text) =>
        text.Length <= 20 && decimal.TryParse(
            text.Trim((byte)' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static NamedPatient? Patient(Hl7Segment segment)
    {
        var identifiers = new List<string>();
        foreach (var number in (ReadOnlySpan<int>)[3, 2, 4])
            foreach (var repetition in segment[number])
                if (identifiers.Count < MostIdentifiers && repetition.Component(1).Text is { Length: > 0 } identifier) identifiers.Add(identifier);
        var family = segment[5].Component(1).Subcomponent(1).Text;
        var given = segment[5].Component(2).Text;
        var born = segment[7].Component(1).Raw;
        var birth = DateOnly.TryParseExact(
            Encoding.ASCII.GetString(born[..Math.Min(8, born.Length)]), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null;
        return identifiers.Count == 0 && family.Length == 0 && given.Length == 0 ? null
            : new(identifiers, family.Length == 0 ? null : family, given.Length == 0 ? null : given, birth);
    }
}
