using System.Text;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>What a message is for, by its type, its event and what it carries.</summary>
internal static class MessageKind
{
    /// <summary>The kind of a message that is answered as taken and only counted; null of any other.</summary>
    public static RefusalCause? OnlyCounted(Hl7Message message)
    {
        var type = message.Header[9].Component(1).Raw;
        var happened = message.Header[9].Component(2).Raw;
        if (type.SequenceEqual("ADT"u8)) return RefusalCause.Administration;
        // IHE PCD: alerts (ACM) and their state, events of pumps (IPEC), waveforms.
        if (happened.SequenceEqual("R40"u8) || happened.SequenceEqual("R41"u8)) return RefusalCause.Alarm;
        if (happened.SequenceEqual("R42"u8) || happened.SequenceEqual("R43"u8)) return RefusalCause.Pump;
        if (happened.SequenceEqual("W01"u8) || happened.SequenceEqual("W02"u8)) return RefusalCause.Waveform;
        return type.SequenceEqual("ORU"u8) && happened.SequenceEqual("R01"u8) ? Carried(message) : null;
    }

    /// <summary>An order to a pump (IHE PCD-03): it is told that none is controlled from here.</summary>
    private static bool IsPumpOrder(Hl7Message message) => message.Header[9].Component(1).Raw.SequenceEqual("RGV"u8);

    /// <summary>Samples over time, pictures and the like: no single number.</summary>
    public static bool IsWaveform(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("NA"u8) || type.SequenceEqual("MA"u8) || type.SequenceEqual("CD"u8) || type.SequenceEqual("ED"u8) || type.SequenceEqual("RP"u8);

    /// <summary>Why a message cannot be read, whatever it is for; null when it can.</summary>
    public static MessageRefusal? Unreadable(Hl7Message message)
    {
        if (message.Charset is null)
            return MessageRefusal.Unreadable(
                MessageRefusal.DataType, "The character set of MSH-18 is not read here; UTF-8 and ISO 8859-1 are.", RefusalCause.OtherCharset);
        if (message.Header[10].IsEmpty)
            return MessageRefusal.Unreadable(MessageRefusal.RequiredFieldMissing, "MSH-10, the message control id, is missing.", RefusalCause.Malformed);
        return Encoding.ASCII.GetString(message.Header[12].Component(1).Raw) is "2.2" or "2.3" or "2.3.1" or "2.4" or "2.5" or "2.5.1" or "2.6"
            or "2.7" or "2.7.1" or "2.8" or "2.8.1" or "2.8.2" ? null
            : MessageRefusal.Unreadable(MessageRefusal.UnsupportedVersion, "HL7 2.2 to 2.8 is read here.", RefusalCause.OtherVersion);
    }

    /// <summary>Why a message is none of those that are read; null when it is.</summary>
    public static MessageRefusal? OfAnotherKind(Hl7Message message)
    {
        if (IsPumpOrder(message))
            return MessageRefusal.Unreadable(MessageRefusal.UnsupportedMessage, "No pump is controlled from here.", RefusalCause.PumpOrder) with { IsReceived = true };
        var kind = message.Header[9];
        if (!kind.Component(1).Raw.SequenceEqual("ORU"u8))
            return MessageRefusal.Unreadable(MessageRefusal.UnsupportedMessage, "Only ORU^R01 is read here.", RefusalCause.OtherMessage);
        return kind.Component(2).Raw.SequenceEqual("R01"u8) ? null
            : MessageRefusal.Unreadable(MessageRefusal.UnsupportedEvent, "Only ORU^R01 is read here.", RefusalCause.OtherMessage);
    }

    /// <summary>A report of a pump, or of waveforms alone: where one sign of a monitor is in it, it is a monitor's.</summary>
    private static RefusalCause? Carried(Hl7Message message)
    {
        var (pump, waveform) = (false, false);
        foreach (var segment in message)
        {
            if (!segment.Is("OBX"u8)) continue;
            pump |= IsOfPump(segment[3]);
            if (IsWaveform(segment[2].Raw)) waveform = true;
            else if (ObservationCode.Of(segment[3], segment[4])?.Signal is not null) return null;
            else if (!pump && ReportReader.Number(segment[2].Raw, segment[5].First) is not null) return null;
        }
        return pump ? RefusalCause.Pump : waveform ? RefusalCause.Waveform : null;
    }

    /// <summary>The device tree of ISO/IEEE 11073 names its head first, and a pump's so.</summary>
    private static bool IsOfPump(Hl7Field identifier) =>
        identifier.Component(2).Raw.StartsWith("MDC_DEV_PUMP"u8) || identifier.Component(1).Raw.StartsWith("MDC_DEV_PUMP"u8);
}
