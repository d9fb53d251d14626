using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp;

/// <summary>Writes docs/cadence.md from the rules; run with WRITE_DOCS=1 to renew it.</summary>
public sealed class The_calendar_of_a_course
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Fact]
    public void Is_up_to_date()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/cadence.md");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1") File.WriteAllText(file, Page());
        Assert.Equal(Page(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static string Page()
    {
        var page = new StringBuilder("""
            # What a patient is asked, and when

            Generated from the rules in `src/Stillpoint.Care/FollowUp/Cadence`. To renew it: `WRITE_DOCS=1 ./test care --filter-class '*The_calendar_of_a_course*'`.

            The calendar of a course of six sessions in three weeks for treatment-resistant depression, each at 10:00 in New York and 100 minutes long, in the
            house values as shipped. Counted from sessions as they were: a session that ends later moves what hangs on it. *At the chair* is asked
            by the nurse and not sent. The forms a clinic may not show in the patient's language are filled in at the next visit.


            """);
        foreach (var rule in CadenceRules.All) page.Append(CultureInfo.InvariantCulture, $"- **{rule.Id}** {rule.What(House.Shipped)}\n");
        var first = new DateTimeOffset(2026, 11, 16, 10, 0, 0, TimeSpan.FromHours(-5));
        var sessions = Enumerable.Range(0, 6).Select(number => new BookedSession(new Guid(number + 1, 0, 0, new byte[8]), first.AddDays((number / 2 * 7) + (number % 2 * 3)))).ToList();
        var plan = Cadences.Of(new CadenceFacts(NewYork) { Indication = "IND-01", Booked = sessions, MayShow = form => FormText.For(form, "en") is FormText.Shown }.AsPlanned(TimeSpan.FromMinutes(100)), first.AddDays(150));
        page.Append("\n| sent | what for | asks | brought to mind | counts until |\n|---|---|---|---|---|\n");
        foreach (var line in plan.Checks.Select(check => (At: check.SendAt, Text: $"| {Local(check.SendAt)} | {check.Moment.Words()}{(check.AtTheClinic ? ", at the chair" : "")} | {string.Join(", ", check.Forms.Select(form => form.Code))} | {string.Join(", ", check.Reminders.Select(Local))} | {Local(check.Closes)} |"))
            .Concat(sessions.Select((session, at) => (At: session.StartsAt, Text: $"| **{Local(session.StartsAt)}** | **session {at + 1}** | | | |"))).OrderBy(line => line.At)) page.Append(line.Text).Append('\n');
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, NewYork).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
}
