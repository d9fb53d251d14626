using System.Net;
using System.Text.RegularExpressions;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_calendar_feed(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<(StaffRow Nurse, VisitRow Visit)> Booked(DateTimeOffset starts)
    {
        var (nurse, patient, chair) = (await clinic.Running.Staff([Role.Nurse], name: "Teal Larkin"), await clinic.Patient("Marigold", "Finch"), await clinic.Chair($"Rowan; {starts:MMdd}, by the window"));
        var visit = new VisitRow
        {
            Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Kind = VisitKind.Session, Route = Route.Intravenous, ChairId = chair.Id, Nurse = nurse.Id, StartsAt = starts, EndsAt = starts.AddMinutes(145), Status = VisitStatus.Booked,
        };
        await clinic.Add(visit);
        return (nurse, visit);
    }

    private static async Task<string> Address(Visitor of, Guid id)
    {
        var page = await Drawn.From(of.Fill("/calendar/feeds", $"feed-{id}"));
        Assert.Contains("Take the address back", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/feed/", await of.Read("/calendar/feeds"), StringComparison.Ordinal);
        return Regex.Match(page.Html, "value=\"[^\"]*(?<address>/feed/[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["address"].Value;
    }

    [Fact]
    public async Task Opens_in_a_calendar_program_and_says_nothing_of_whom_or_what_for()
    {
        var (nurse, visit) = await Booked(new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        using var teal = await clinic.Running.SignedIn(nurse);
        using var anybody = clinic.Running.Visitor();
        using var reply = await anybody.Get(await Address(teal, nurse.Id));
        Assert.Equal("text/calendar", reply.Content.Headers.ContentType!.MediaType);
        var text = await reply.Content.ReadAsStringAsync();
        foreach (var word in new[] { "Marigold", "Finch", "ketamine", "session" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);

        var read = Ical.Net.Calendar.Load(text)!;
        var only = Assert.Single(read.Events);
        Assert.Equal((visit.StartsAt.UtcDateTime, visit.EndsAt.UtcDateTime), (only.Start!.AsUtc, only.End!.AsUtc));
        Assert.Equal("Booked, Rowan; 1124, by the window", only.Summary);
        Assert.Equal($"{visit.Id}@stillpoint", only.Uid);
    }

    [Fact]
    public async Task An_address_that_leaked_is_taken_back_and_read_no_more()
    {
        var (nurse, _) = await Booked(new(2026, 11, 27, 15, 0, 0, TimeSpan.Zero));
        using var teal = await clinic.Running.SignedIn(nurse);
        using var anybody = clinic.Running.Visitor();
        var first = await Address(teal, nurse.Id);
        var second = await Address(teal, nurse.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(second)).StatusCode);
        await teal.Fill("/calendar/feeds", $"revoke-{nurse.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/feed/nothing")).StatusCode);
    }

    [Fact]
    public void Lines_are_folded_and_what_is_special_is_escaped()
    {
        var file = CalendarFile.Write("Café, calm; and a name so long that it goes over the length of a line of such a file", [], TestClock.Afternoon);
        Assert.All(file.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.Contains("Café\\, calm\\; and", file.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
