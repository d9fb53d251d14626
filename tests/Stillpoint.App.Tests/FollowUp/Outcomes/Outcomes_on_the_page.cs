using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.FollowUp.Outcomes;

public sealed class Outcomes_on_the_page(OneClinic clinic) : IClassFixture<OneClinic>
{
    /// <summary>Twenty-two courses of last spring, of which some are missing, and two that have just begun.</summary>
    private async Task Spring()
    {
        await using var db = clinic.Open();
        if (await db.Set<CourseOutcomeRow>().AnyAsync() || await db.Set<OutcomeDueRow>().AnyAsync()) return;
        var now = clinic.Running.Clock.GetUtcNow();
        var courses = new CoursesOf(db, clinic.Running.Clinic, now);
        var first = now.AddDays(-200);
        for (var nth = 0; nth < 12; nth++) await courses.Six(first.AddDays(nth), 20, 8, events: nth < 6 ? 1 : 0);
        for (var nth = 0; nth < 6; nth++) await courses.Six(first.AddDays(nth), 18, 15);
        for (var nth = 0; nth < 4; nth++) await courses.Six(first.AddDays(nth), 19, null);
        var gone = await courses.Six(now.AddDays(-20), 20, null, "Rowan");
        await courses.Six(now.AddDays(-19), 21, null, "Rowan");
        await courses.Missed(gone, await db.Set<CourseRow>().Where(row => row.PatientId == gone).Select(row => row.Id).SingleAsync(),
            now.AddDays(-2));
    }

    [Fact]
    public async Task Every_share_says_of_how_many_and_whoever_is_missing_is_counted_as_missing()
    {
        await Spring();
        var page = await Drawn.From((await clinic.As(Role.MedicalDirector)).Get("/outcomes"));
        var text = page.Text;
        // Scored in the window, the last score carried forward, everyone.
        Assert.Contains("67 % (44 to 84), 12 of 18", text, StringComparison.Ordinal);
        Assert.Contains("55 % (35 to 73), 12 of 22", text, StringComparison.Ordinal);
        // Missing, of those who could be judged; and two whose window is not over are not among them.
        Assert.Contains("18 % (7 to 39), 4 of 22", text, StringComparison.Ordinal);
        // Six events in 144 sessions, and one who did not come.
        Assert.Contains("4.2 (1.5 to 9.1)", text, StringComparison.Ordinal);
        Assert.Contains("1 % (0 to 4), 1 of 145", text, StringComparison.Ordinal);
        Assert.Contains("McInnes 2022", text, StringComparison.Ordinal);
        Assert.Contains("opening hours not written down", text, StringComparison.Ordinal);
        foreach (var name in new[] { "Rowan", "Linden", "Outcome," }) Assert.DoesNotContain(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_fewer_than_ten_has_counts_and_no_share()
    {
        await Spring();
        var month = clinic.Running.Clock.GetUtcNow().AddDays(-20).ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var text = (await Drawn.From((await clinic.As(Role.MedicalDirector)).Get("/outcomes?by=month"))).Text;
        Assert.Contains(month, text, StringComparison.Ordinal);
        Assert.Contains("2 watched: too few", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_withholds_what_could_point_to_somebody()
    {
        await Spring();
        var prescriber = await clinic.As(Role.Prescriber);
        await prescriber.Get("/outcomes");
        using var reply = await prescriber.Get("/outcomes.csv");
        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        var lines = (await reply.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))
            .ToList();
        string Cell(string name) => lines[1][Array.IndexOf(lines[0], name)];
        Assert.Equal((2, "All courses", "24"), (lines.Count, Cell("line"), Cell("courses_begun")));
        Assert.Equal(("12", "18", "66.7"), (Cell("response_observed"), Cell("response_observed_of"), Cell("response_observed_percent")));
        // Four are missing, two windows are not over, one did not come: none of these leaves the house.
        Assert.Equal(("withheld", "", "withheld", "withheld"), (Cell("missing"), Cell("missing_percent"), Cell("window_not_over"), Cell("no_shows")));
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
    }

    [Fact]
    public async Task What_cannot_be_read_in_the_address_is_as_if_it_were_not_there()
    {
        await Spring();
        var director = await clinic.As(Role.MedicalDirector);
        foreach (var nonsense in new[] { "from=never&until=9999-13", "from=0001-01&until=2999-01",
            "by=colour&route=ear&indication=IND-99&clinic=here", "from=2026-05&until=2020-01" })
        {
            using var reply = await director.Get($"/outcomes?{nonsense}");
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
    }

    [Fact]
    public async Task Owner_and_medical_director_see_it_and_only_of_their_own_sites()
    {
        await Spring();
        Assert.Contains("All courses", (await Drawn.From((await clinic.As(Role.Owner)).Get("/outcomes"))).Text, StringComparison.Ordinal);
        using var stranger = await clinic.Stranger();
        Assert.Contains("there is nothing to count", (await Drawn.From(stranger.Get("/outcomes"))).Text, StringComparison.Ordinal);
        using var refused = await (await clinic.As(Role.Nurse)).Get("/outcomes");
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }
}
