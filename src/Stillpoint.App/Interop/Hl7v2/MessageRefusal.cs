using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Why a message was not taken in, as its acknowledgement says it.</summary>
/// <param name="Answer"><c>AE</c>: understood but not usable. <c>AR</c>: not readable.</param>
/// <param name="Code">Of HL7 table 0357.</param>
/// <param name="Cause">Which kind of reason it is.</param>
internal sealed record MessageRefusal(string Answer, int Code, string Says, RefusalCause Cause)
{
    public const int SegmentSequence = 100, RequiredFieldMissing = 101, DataType = 102, UnsupportedMessage = 200, UnsupportedEvent = 201,
        UnsupportedProcessing = 202, UnsupportedVersion = 203, UnknownKey = 204, Internal = 207;

    /// <summary>It arrived whole and its kind is known, though what it asks is not done: that is told apart where both are asked for.</summary>
    public bool IsReceived { get; init; }

    public static MessageRefusal Unreadable(int code, string says, RefusalCause cause) => new("AR", code, says, cause);

    public static MessageRefusal Unusable(int code, string says, RefusalCause cause) => new("AE", code, says, cause);

    public static string NameOf(int code) => code switch
    {
        SegmentSequence => "Segment sequence error",
        RequiredFieldMissing => "Required field missing",
        DataType => "Data type error",
        UnsupportedMessage => "Unsupported message type",
        UnsupportedEvent => "Unsupported event code",
        UnsupportedProcessing => "Unsupported processing id",
        UnsupportedVersion => "Unsupported version id",
        UnknownKey => "Unknown key identifier",
        _ => "Application internal error",
    };
}
