using System.Buffers;
using System.Globalization;
using System.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// Writes the answer to a message, in the message's own delimiters, character set and version, framed. Where neither MSH-15 nor MSH-16 is
/// said the answer is of the original mode (AA, AE, AR). Where either is, the sender is told that it arrived (CA, CE, CR) and what came of it
/// (AA, AE, AR) as each of the two asks; of what was not accepted, that alone.
/// </summary>
internal sealed class Acknowledgement
{
    private readonly Hl7Message? message;

    private Acknowledgement(Hl7Message? message) => this.message = message;

    public static Acknowledgement To(Hl7Message message) => new(message);

    /// <summary>To something that had no readable header.</summary>
    public static Acknowledgement ToNobody { get; } = new(null);

    /// <summary>Writes every answer the sender wants, which may be none.</summary>
    public void Write(IBufferWriter<byte> to, DateTimeOffset now, Func<string> nextId, MessageRefusal? refusal)
    {
        var accept = message is null ? default : message.Header[15].Raw;
        var application = message is null ? default : message.Header[16].Raw;
        if (!IsCondition(accept) && !IsCondition(application))
        {
            Write(to, now, nextId(), refusal?.Answer ?? "AA", refusal);
            return;
        }
        var accepted = refusal is null or { IsReceived: true };
        var wantsAccept = Asks(accept, accepted);
        if (wantsAccept) Write(to, now, nextId(), accepted ? "CA" : refusal!.Answer == "AR" ? "CR" : "CE", accepted ? null : refusal);
        if ((accepted || !wantsAccept) && Asks(application, refusal is null)) Write(to, now, nextId(), refusal?.Answer ?? "AA", refusal);
    }

    private void Write(IBufferWriter<byte> to, DateTimeOffset now, string ownId, string answer, MessageRefusal? refusal)
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
            to.Write(message is not null && message.Header[9].Component(2).Raw is { IsEmpty: false } happened ? happened : "R01"u8);
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
        Field(to, separator, Encoding.ASCII.GetBytes(answer));
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

    private static bool HasErrorSegment(ReadOnlySpan<byte> version) =>
        version.Length > 2 && version[..2].SequenceEqual("2."u8) && version[2] is >= (byte)'5' and <= (byte)'8';

    private static bool Asks(ReadOnlySpan<byte> condition, bool accepted) =>
        condition.SequenceEqual("AL"u8) || condition.SequenceEqual(accepted ? "SU"u8 : "ER"u8);

    /// <summary>HL7 table 0155; what is none of it asks for nothing.</summary>
    private static bool IsCondition(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("AL"u8) || text.SequenceEqual("NE"u8) || text.SequenceEqual("ER"u8) || text.SequenceEqual("SU"u8);

    private static void Field(IBufferWriter<byte> to, byte separator, ReadOnlySpan<byte> text)
    {
        to.Write([separator]);
        to.Write(text);
    }
}
