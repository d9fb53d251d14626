using Stillpoint.Care.Session;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Tests.Session;

public sealed class Who_needs_a_human_soonest
{
    private static readonly DateTimeOffset Three = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    private static Attention Running(FlagsOutcome? flags, int dueIn, bool openStop = false) => Attention.Of(flags, openStop, drugOnBoard: true, present: true, Three.AddMinutes(dueIn), Three);

    [Fact]
    public void Chairs_stand_in_the_order_of_need_and_not_of_their_numbers()
    {
        Attention[] chairs =
        [
            Running(FlagsOutcome.Green, 9), Running(FlagsOutcome.Green, 1), Running(FlagsOutcome.Red, 30), Running(FlagsOutcome.Yellow, 20), Running(null, 30),
            Attention.Of(null, false, drugOnBoard: false, present: false, null, Three), Running(FlagsOutcome.Green, -6),
        ];
        Assert.Equal(
            [AttentionLevel.Red, AttentionLevel.Unknown, AttentionLevel.Yellow, AttentionLevel.Yellow, AttentionLevel.Due, AttentionLevel.Later, AttentionLevel.None],
            chairs.Order().Select(chair => chair.Level));
        Assert.Equal(Three.AddMinutes(-6), chairs.Order().ElementAt(2).NextAt);
    }

    [Fact]
    public void An_open_stop_is_red_whatever_the_numbers_say() => Assert.Equal(AttentionLevel.Red, Running(FlagsOutcome.Green, 10, openStop: true).Level);

    [Theory]
    [InlineData(6, AttentionLevel.Later)]
    [InlineData(5, AttentionLevel.Due)]
    [InlineData(0, AttentionLevel.Due)]
    [InlineData(-4, AttentionLevel.Due)]
    [InlineData(-5, AttentionLevel.Yellow)]
    public void What_is_due_turns_yellow_five_minutes_late(int dueIn, AttentionLevel level) => Assert.Equal(level, Running(FlagsOutcome.Green, dueIn).Level);

    [Theory]
    [InlineData(null)]
    [InlineData(FlagsOutcome.Unknown)]
    public void With_drug_on_board_what_is_not_known_is_never_calm(FlagsOutcome? flags)
    {
        Assert.Equal(AttentionLevel.Unknown, Running(flags, 30).Level);
        Assert.Equal(AttentionLevel.Later, Attention.Of(flags, false, drugOnBoard: false, present: true, Three.AddMinutes(30), Three).Level);
    }
}
