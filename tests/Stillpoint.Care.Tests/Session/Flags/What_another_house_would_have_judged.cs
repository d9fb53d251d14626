using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Flags;

public sealed class What_another_house_would_have_judged
{
    private static readonly DateTimeOffset Two = new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero);

    private static SessionEvent Set(int minute, decimal systolic) =>
        new(new Guid(minute + 100, 0, 0, new byte[8]), minute + 100, Two.AddMinutes(minute), Two.AddMinutes(minute), null, "person", null, new Entry.VitalsCharted { Systolic = systolic, Diastolic = 80 });

    [Fact]
    public void Is_told_entry_by_entry_with_what_was_raised_and_what_would_have_been()
    {
        var other = Assert.IsType<HouseChange.Changed>(House.Shipped.With(FlagLimits.SbpYellow, 150)).House;
        var story = SessionStory.From([Set(-5, 140), Set(0, 152), Set(5, 148), Set(10, 165)]);
        var differs = Assert.Single(JudgedOtherwise.Of(story, 45, Two.AddMinutes(20), other));
        Assert.Equal(Two, differs.Event.MeasuredAt);
        Assert.Empty(differs.Raised);
        Assert.Equal("FLG-SBP-HIGH", Assert.Single(differs.Otherwise).Finding.Rule);
        Assert.Empty(JudgedOtherwise.Of(story, 45, Two.AddMinutes(20), story.House));
    }
}
