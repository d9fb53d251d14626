using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.Care.Tests.Session;

public sealed class What_was_done_about_a_flag
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static SessionEvent At(double minutes, Entry entry, int number) => new(new Guid(number, 0, 0, new byte[8]), number, Nine.AddMinutes(minutes), Nine.AddHours(1), null, "person", null, entry);

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(10.1, false)]
    [InlineData(-0.1, false)]
    public void Within_ten_minutes_it_follows(double minutes, bool follows)
    {
        var acted = At(minutes, new Entry.Paused(), 2);
        var story = SessionStory.From([At(0, new Entry.FlagAcknowledged("FLG-SBP-HIGH", "Red", "", "", "Paused."), 1), acted]);
        Assert.Equal(follows, AfterAFlag.Is(story, acted));
    }

    [Fact]
    public void A_stop_is_one_itself_and_a_note_is_none()
    {
        var stop = At(0, new Entry.StopRaised("STOP-BP", "Not falling."), 1);
        var note = At(1, new Entry.Note("Quiet."), 2);
        var story = SessionStory.From([stop, note]);
        Assert.True(AfterAFlag.Is(story, stop));
        Assert.False(AfterAFlag.Is(story, note));
    }
}
