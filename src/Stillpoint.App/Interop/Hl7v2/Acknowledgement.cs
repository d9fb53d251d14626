using System.Buffers;
using System.Globalization;
using System.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// Writes the answer to a message, in the message's own delimiters, character set and version, framed. Original-mode codes
/// (AA, AE, AR) are used throughout, as monitors expect them.
/// </summary>
internal sealed class Acknowledgement
{
    private readonly Hl7Message? message;

    private Acknowledgement(Hl7Message? message) => this.message = message;

    public static Acknowledgement To(Hl7Message message) => new(message);

    /// <summary>To something that had no readable header.</summary>
    public static Acknowledgement ToNobody { get; } = new(null);

    /// <summary>Whether the sender wants this answer (MSH-15 and MSH-16): only what both plainly say it does not want is not sent.</summary>
    public bool IsWanted(bool accepted)
    {
        if (message is null) return true;
        var accept = message.Header[15];
        var application = message.Header[16];
        return (accept.IsEmpty && application.IsEmpty) || Asks(accept.Raw, accepted) || Asks(application.Raw, accepted);
    }

    public void Write(IBufferWriter<byte> to, DateTimeOffset now, string ownId, MessageRefusal? refusal)
    {
        var delimiters = message?.Delimiters ?? Delimiters.Usual;
        var header = message is null ? default : message.Header;
        var separator = delimiters.Field;
        ReadOnlySpan<byte> Theirs(int number, Hl7Segment of) => message is null ? default : of[number].Raw;

        to.Write([MllpReader.Begin]);
        to.Write("MSH"u8);
        to.Write([separator]);
        foreach (var delimiter in (ReadOnlySpan<byte>)[delimiters.Component, delimiters.Repetition, delimiters.Escape, delimiters.Subcomponent])
            if (delimiter != 0) to.Write([delimiter]);

        Field(to, separator, Theirs(5, header) is { IsEmpty: false } application ? application : "STILLPOINT"u8);
        Field(to, separator, Theirs(6, header));
        Field(to, separator, Theirs(3, header));
        Field(to, separator, Theirs(4, header));
        Field(to, separator, Encoding.ASCII.GetBytes(Hl7Time.Write(now)));
        Field(to, separator, default);
        Field(to, separator, "ACK"u8);
        if (delimiters.Component != 0)
        {
            to.Write([delimiters.Component]);
            to.Write("R01"u8);
            to.Write([delimiters.Component]);
            to.Write("ACK"u8);
        }
        Field(to, separator, Encoding.ASCII.GetBytes(ownId));
        Field(to, separator, Theirs(11, header) is { IsEmpty: false } processing ? processing : "P"u8);
        var version = Theirs(12, header) is { IsEmpty: false } declared ? declared : "2.5"u8;
        Field(to, separator, version);
        if (Theirs(18, header) is { IsEmpty: false } charset)
        {
            for (var number = 13; number < 18; number++) Field(to, separator, default);
            Field(to, separator, charset);
        }

        to.Write("\rMSA"u8);
        Field(to, separator, Encoding.ASCII.GetBytes(refusal?.Answer ?? "AA"));
        Field(to, separator, Theirs(10, header));
        if (refusal is not null)
        {
            Field(to, separator, default);
            Hl7Text.Encode(refusal.Says, delimiters, to);
            if (HasErrorSegment(version) && delimiters.Component != 0) Error(to, delimiters, refusal);
        }
        to.Write([(byte)'\r', MllpReader.End, (byte)'\r']);
    }

    /// <summary>The error segment as it is from 2.5 on; before that it had another form, and MSA-3 says enough.</summary>
    private static void Error(IBufferWriter<byte> to, Delimiters delimiters, MessageRefusal refusal)
    {
        to.Write("\rERR"u8);
        Field(to, delimiters.Field, default);
        Field(to, delimiters.Field, default);
        Field(to, delimiters.Field, Encoding.ASCII.GetBytes(refusal.Code.ToString(CultureInfo.InvariantCulture)));
        to.Write([delimiters.Component]);
        Hl7Text.Encode(MessageRefusal.NameOf(refusal.Code), delimiters, to);
        to.Write([delimiters.Component]);
        to.Write("HL70357"u8);
        Field(to, delimiters.Field, "E"u8);
        for (var number = 5; number <= 7; number++) Field(to, delimiters.Field, default);
        Field(to, delimiters.Field, default);
        Hl7Text.Encode(refusal.Says, delimiters, to);
    }

    private static bool HasErrorSegment(ReadOnlySpan<byte> version) => version.Length > 2 && version[..2].SequenceEqual("2."u8) && version[2] is >= (byte)'5' and <= (byte)'8';

    private static bool Asks(ReadOnlySpan<byte> condition, bool accepted) =>
        !condition.IsEmpty && !condition.SequenceEqual("NE"u8) && !condition.SequenceEqual(accepted ? "ER"u8 : "SU"u8);

    private static void Field(IBufferWriter<byte> to, byte separator, ReadOnlySpan<byte> text)
    {
        to.Write([separator]);
        to.Write(text);
    }
}
