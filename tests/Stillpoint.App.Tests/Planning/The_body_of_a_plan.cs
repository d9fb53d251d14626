using Stillpoint.App.Planning;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Planning;

/// <summary>A signature covers the body to the letter: what was signed stays as it was written, and stays readable.</summary>
public sealed class The_body_of_a_plan
{
    private const string First =
        """{"amount":0.5,"amountUnit":"mg/kg","minutes":40,"vialMgPerMl":50,"vialMl":10,"mix":"qs","mixMl":50,"weightKg":70,"doseMg":35,"mgPerKg":0.5,"drawMl":0.7,"finalMgPerMl":0.7,"finalMl":50,"mlPerHour":75,"doubleCheckRequired":true,"steps":[],"sessions":6,"spacing":"twice a week","titrationLimit":"none","stopRules":"any Red","measures":"PHQ-9"}""";

    private const string Second =
        """{"phases":[{"name":"","sessions":6,"spacing":{"leastDays":2,"mostDays":5,"usualDays":3.5}}],"titration":{"when":"whenLittleBetter","step":0.1,"ceiling":1,"unit":"mgPerKg","lessBetterThanPercent":25,"afterSessions":2},"stops":[{"why":"tooLittleBetter","threshold":25,"afterSessions":4}],"measures":[{"instrument":"PHQ-9","when":["eachSession","weekly"]}],"premedication":[{"drug":"ondansetron","mg":4,"how":"before the session"}],"beside":[{"kind":"psychotherapy","what":"weekly CBT","who":"Robin Ash"}]}""";

    [Fact]
    public void A_body_of_the_first_format_is_read_and_written_as_it_was()
    {
        var body = PlanBody.Read(First);
        Assert.Null(body.Course);
        Assert.Equal((6, "twice a week"), (body.Sessions, body.Spacing));
        Assert.Equal(First, body.Write());
    }

    [Fact]
    public void A_structured_course_is_read_and_written_as_it_was()
    {
        var body = PlanBody.Read(First[..^1] + ",\"format\":2,\"course\":" + Second + "}");
        Assert.Equal((2, 6), (body.Format, body.Course!.Sessions));
        Assert.Equal("twice a week, 2 to 5 days apart", body.Course.Before(2)!.Says);
        Assert.Equal(CourseEnds.TooLittleBetter, Assert.Single(body.Course.Stops).Why);
        Assert.Contains("\"course\":" + Second, body.Write(), StringComparison.Ordinal);
    }
}
