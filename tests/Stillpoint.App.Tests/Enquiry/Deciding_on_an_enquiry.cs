using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Enquiry;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class Deciding_on_an_enquiry(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<Guid> Asked(string name)
    {
        var id = clinic.Running.NewId();
        await clinic.Add(new EnquiryRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), Name = name, Phone = "555 555 0100", Language = "es", Message = "Please call.", ReceivedAt = clinic.Running.Clock.GetUtcNow(), Status = "new" });
        return id;
    }

    [Fact]
    public async Task A_coordinator_sees_who_waits_and_what_they_wrote()
    {
        var id = await Asked("Marigold Finch");
        var poppy = await clinic.As(Role.Coordinator);
        Assert.Contains($"href=\"/enquiries/{id}\">Marigold Finch", await poppy.Read("/enquiries"), StringComparison.Ordinal);
        var page = await Drawn.From(poppy.Get($"/enquiries/{id}"));
        Assert.Contains("Please call.", page.Text, StringComparison.Ordinal);
        Assert.Contains("May be reached by phone only", page.Text, StringComparison.Ordinal);
        Assert.Equal(("Marigold", "Finch", "es"), (page.Value("Form.GivenName"), page.Value("Form.FamilyName"), page.Value("Form.Language")));
    }

    [Fact]
    public async Task Accepting_needs_a_name_and_a_birth_date_and_keeps_what_was_typed()
    {
        var id = await Asked("Otis Bramble");
        var poppy = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("Form.GivenName", "Otis"), ("Form.FamilyName", "  "), ("Form.BirthDate", "11/03/1984"), ("Form.Phone", "555 555 0101"), ("Form.Email", "otis@example.org"), ("Form.Language", "en")];
        var page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "accept", typed));
        Assert.Equal("Enter the family name.", page.Error("Form.FamilyName"));
        Assert.Equal("Enter the birth date as year-month-day, such as 1984-03-11.", page.Error("Form.BirthDate"));
        page.StillHolds(typed);
        Assert.Contains("Nobody alive", (await Drawn.From(poppy.Fill($"/enquiries/{id}", "accept", ("Form.GivenName", "O"), ("Form.FamilyName", "B"), ("Form.BirthDate", "2084-03-11"), ("Form.Language", "en")))).Error("Form.BirthDate"), StringComparison.Ordinal);

        using var made = await poppy.Fill($"/enquiries/{id}", "accept", ("Form.GivenName", "Otis"), ("Form.FamilyName", "Bramble"), ("Form.BirthDate", "1984-03-11"), ("Form.Language", "en"));
        Assert.Matches("^/patients/[0-9a-f-]{36}$", Visitor.To(made));
        Assert.Contains("Otis Bramble", await poppy.Read(Visitor.To(made)), StringComparison.Ordinal);
        Assert.Contains("accepted", await poppy.Read($"/enquiries/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_one_needs_a_choice_and_a_reason_and_keeps_what_was_typed()
    {
        var id = await Asked("Fern Dale");
        var poppy = await clinic.As(Role.Coordinator);
        var page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "close", ("Closing.Reason", "Lives too far away.")));
        Assert.NotNull(page.Error("Closing.Status"));
        page.StillHolds([("Closing.Reason", "Lives too far away.")]);
        page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "close", ("Closing.Status", "declined"), ("Closing.Reason", "")));
        Assert.Equal("Say why, in words the person may hear.", page.Error("Closing.Reason"));
        page.StillHolds([("Closing.Status", "declined")]);
        using var closed = await poppy.Fill($"/enquiries/{id}", "close", ("Closing.Status", "signposted"), ("Closing.Reason", "Crisis team, today."));
        Assert.Equal("/enquiries", Visitor.To(closed));
        await using var db = clinic.Open();
        Assert.Equal(("signposted", "Crisis team, today."), await db.Set<EnquiryRow>().Where(row => row.Id == id).Select(row => new ValueTuple<string, string?>(row.Status, row.Reason)).SingleAsync());
    }

    [Fact]
    public async Task Of_another_clinic_it_does_not_exist()
    {
        var id = await Asked("Bracken Moor");
        using var stranger = await clinic.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/enquiries/{id}")).StatusCode);
        Assert.DoesNotContain("Bracken Moor", await stranger.Read("/enquiries"), StringComparison.Ordinal);
    }
}
