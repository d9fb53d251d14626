using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Interop.Hl7v2;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

public sealed class Finding_messages_in_a_stream
{
    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? after)
        {
            Memory = bytes;
            if (after is null) return;
            RunningIndex = after.RunningIndex + after.Memory.Length;
            after.Next = this;
        }
    }

    /// <summary>Lets bytes arrive piece by piece and says every frame that came out, the rest at the end included.</summary>
    private static List<(MllpReader.Kind, string)> Frames(IEnumerable<byte[]> pieces, int longest)
    {
        var reader = new MllpReader(longest);
        var frames = new List<(MllpReader.Kind, string)>();
        var held = Array.Empty<byte>();
        foreach (var piece in pieces)
        {
            var first = new Piece(held, null);
            var last = new Piece(piece, first);
            var arrived = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
            while (reader.TryTake(ref arrived, out var frame)) frames.Add((frame.Kind, Encoding.Latin1.GetString(frame.Bytes)));
            held = arrived.ToArray();
        }
        if (reader.Rest(new(held)) is { } rest) frames.Add((rest.Kind, Encoding.Latin1.GetString(rest.Bytes)));
        return frames;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    [Fact]
    public void Joined_messages_come_out_one_by_one() =>
        Assert.Equal([(MllpReader.Kind.Message, "MSH|1\r"), (MllpReader.Kind.Message, "MSH|2\r")], Frames([Bytes("\vMSH|1\r\u001C\r\vMSH|2\r\u001C\r")], 100));

    [Fact]
    public void A_sender_that_leaves_out_the_last_return_is_answered_all_the_same() =>
        Assert.Equal([(MllpReader.Kind.Message, "a"), (MllpReader.Kind.Message, "b")], Frames([Bytes("\va\u001C"), Bytes("\vb\u001C\r\n")], 100));

    [Fact]
    public void Half_a_message_followed_by_a_whole_one_does_not_spoil_it() =>
        Assert.Equal([(MllpReader.Kind.CutOff, "MSH|ha"), (MllpReader.Kind.Message, "MSH|2\r")], Frames([Bytes("\vMSH|ha"), Bytes("\vMSH|2\r\u001C\r")], 100));

    [Fact]
    public void Bytes_before_a_message_are_kept_apart_from_it() =>
        Assert.Equal([(MllpReader.Kind.Stray, "GET / HTTP/1.1\r\n\r\n"), (MllpReader.Kind.Message, "a")], Frames([Bytes("GET / HTTP/1.1\r\n\r\n\va\u001C\r")], 100));

    [Fact]
    public void A_message_too_long_is_passed_over_and_the_next_is_read() =>
        Assert.Equal([(MllpReader.Kind.TooLong, "0123456789"), (MllpReader.Kind.Message, "a")], Frames([Bytes("\v0123456789abc"), Bytes("def\u001C\r\va\u001C\r")], 10));

    [Fact]
    public void A_message_as_long_as_allowed_is_read() =>
        Assert.Equal([(MllpReader.Kind.Message, "0123456789")], Frames([Bytes("\v0123456789"), Bytes("\u001C\r")], 10));

    [Fact]
    public void However_the_network_cuts_a_stream_the_same_comes_out()
    {
        // Streams made mostly of framing bytes, so that every border is cut often.
        var bytes = Gen.Frequency(
            (2, Gen.Constant((byte)0x0B)), (2, Gen.Constant((byte)0x1C)), (1, Gen.Constant((byte)'\r')), (1, Gen.Constant((byte)'\n')), (5, Gen.Choose('a', 'e').Select(x => (byte)x)));
        var streams = (from stream in bytes.ArrayOf() from cuts in Gen.Choose(1, 7).NonEmptyListOf() select (stream, cuts: cuts.ToList())).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(streams, x =>
        {
            var pieces = new List<byte[]>();
            for (int at = 0, cut = 0; at < x.stream.Length; cut++)
            {
                var length = Math.Min(x.cuts[cut % x.cuts.Count], x.stream.Length - at);
                pieces.Add(x.stream[at..(at + length)]);
                at += length;
            }
            var whole = Frames([x.stream], 6);
            return Frames(pieces, 6).SequenceEqual(whole) && Frames(x.stream.Select(one => new[] { one }), 6).SequenceEqual(whole);
        }));
    }

    [Fact]
    public void Nothing_that_was_sent_is_lost_without_a_trace() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(0, 255).Select(x => (byte)x).ArrayOf().ToArbitrary(), stream =>
        {
            // Every byte but the framing and the line ends between frames comes out in some frame.
            var outside = stream.Count(x => x is not (0x0B or 0x1C or (byte)'\r' or (byte)'\n'));
            return Frames([stream], 10_000).Sum(frame => frame.Item2.Count(x => x is not ('\v' or '\u001C' or '\r' or '\n'))) == outside;
        }));
}
