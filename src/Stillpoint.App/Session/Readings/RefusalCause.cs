namespace Stillpoint.App.Session.Readings;

/// <summary>The kinds of cause for which a message is not, or not wholly, taken in. A person looks at kinds, not at messages.</summary>
public enum RefusalCause
{
    UnknownMonitor,
    UnknownBed,
    TwoSpeakers,
    UnknownCodes,
    UnreadableValues,
    NoReading,
    NoTime,
    NoName,
    Malformed,
    OtherCharset,
    OtherVersion,
    OtherMessage,
    PumpOrder,
    TooLong,
    NoMessage,
    NotRead,

    /// <summary>Alarms: answered, counted and not kept. The monitor's own alarm is the one to hear.</summary>
    Alarm,

    /// <summary>Waveforms, answered, counted and not kept.</summary>
    Waveform,

    /// <summary>What a pump reports, answered, counted and not kept.</summary>
    Pump,

    /// <summary>Admissions and transfers, answered, counted and not kept.</summary>
    Administration,
}

/// <summary>The words causes are kept and shown by.</summary>
internal static class RefusalCauses
{
    /// <summary>Whether such messages are answered as taken, and only counted here.</summary>
    public static bool IsOnlyCounted(this RefusalCause cause) => cause is RefusalCause.Alarm or RefusalCause.Waveform or RefusalCause.Pump or RefusalCause.Administration;

    /// <summary>As it is kept.</summary>
    public static string WordFor(RefusalCause cause) => cause switch
    {
        RefusalCause.UnknownMonitor => "unknown-monitor",
        RefusalCause.UnknownBed => "unknown-bed",
        RefusalCause.TwoSpeakers => "two-speakers",
        RefusalCause.UnknownCodes => "unknown-codes",
        RefusalCause.UnreadableValues => "unreadable-values",
        RefusalCause.NoReading => "no-reading",
        RefusalCause.NoTime => "no-time",
        RefusalCause.NoName => "no-name",
        RefusalCause.Malformed => "malformed",
        RefusalCause.OtherCharset => "other-charset",
        RefusalCause.OtherVersion => "other-version",
        RefusalCause.OtherMessage => "other-message",
        RefusalCause.PumpOrder => "pump-order",
        RefusalCause.TooLong => "too-long",
        RefusalCause.NoMessage => "no-message",
        RefusalCause.NotRead => "not-read",
        RefusalCause.Alarm => "alarm",
        RefusalCause.Waveform => "waveform",
        RefusalCause.Pump => "pump",
        RefusalCause.Administration => "administration",
    };

    /// <summary>As a person reads it.</summary>
    public static string Says(RefusalCause cause) => cause switch
    {
        RefusalCause.UnknownMonitor => "Monitors nobody registered",
        RefusalCause.UnknownBed => "A monitor that names another bed than the one it is set to",
        RefusalCause.TwoSpeakers => "Two connections under one name",
        RefusalCause.UnknownCodes => "No code that is known here",
        RefusalCause.UnreadableValues => "No value that could be understood",
        RefusalCause.NoReading => "No reading in it",
        RefusalCause.NoTime => "No time of measurement",
        RefusalCause.NoName => "No name of a monitor",
        RefusalCause.Malformed => "Not written as HL7 version 2 is",
        RefusalCause.OtherCharset => "A character set that is not read here",
        RefusalCause.OtherVersion => "A version that is not read here",
        RefusalCause.OtherMessage => "A kind of message that is not read here",
        RefusalCause.PumpOrder => "Orders to a pump",
        RefusalCause.TooLong => "Longer than a message may be",
        RefusalCause.NoMessage => "Bytes that are no message, or half of one",
        RefusalCause.NotRead => "Earlier messages",
        RefusalCause.Alarm => "Alarms",
        RefusalCause.Waveform => "Waveforms",
        RefusalCause.Pump => "Reports of pumps",
        RefusalCause.Administration => "Admissions and transfers",
    };

    /// <summary>The cause a word stands for; of a word no build wrote, that nobody read it.</summary>
    public static RefusalCause Of(string word)
    {
        foreach (var cause in Enum.GetValues<RefusalCause>())
            if (WordFor(cause) == word) return cause;
        return RefusalCause.NotRead;
    }
}
