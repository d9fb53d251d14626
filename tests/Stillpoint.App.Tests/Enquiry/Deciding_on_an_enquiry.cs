using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class Deciding_on_an_enquiry(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<Guid> Asked(string name)
    {
        var id = clinic.Running.NewId();
        await clinic.Add(new EnquiryRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), Name = name, Phone = "555 555 0100", Language = "es", Message = "Please call.", ReceivedAt = clinic.Running.Clock.GetUtcNow(), Status = EnquiryStatus.New });
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
        Assert.Equal(("Marigold", "Finch", "es"), (page.Value("givenName"), page.Value("familyName"), page.Value("reads")));
    }

    [Fact]
    public async Task Accepting_needs_a_name_and_a_birth_date_and_keeps_what_was_typed()
    {
        var id = await Asked("Otis Bramble");
        var poppy = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("givenName", " "), ("familyName", "Bramble"), ("birthDate", "11/03/1984"), ("phone", "555 555 0101"), ("email", "otis@example.org"), ("reads", "en")];
        var page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "accept", typed));
        Assert.Equal("Enter the name. Whoever has one name only has it here.", page.Error("givenName"));
        Assert.Equal("Enter the birth date as year-month-day, such as 1984-03-11.", page.Error("birthDate"));
        page.StillHolds(typed);
        Assert.Contains("Nobody alive", (await Drawn.From(poppy.Fill($"/enquiries/{id}", "accept", ("givenName", "O"), ("familyName", "B"), ("birthDate", "2084-03-11"), ("reads", "en")))).Error("birthDate"), StringComparison.Ordinal);

        using var made = await poppy.Fill($"/enquiries/{id}", "accept", ("givenName", "Otis"), ("familyName", "Bramble"), ("birthDate", "1984-03-11"), ("reads", "en"));
        Assert.Matches("^/patients/[0-9a-f-]{36}$", Visitor.To(made));
        Assert.Contains("Otis Bramble", await poppy.Read(Visitor.To(made)), StringComparison.Ordinal);
        Assert.Contains("accepted", await poppy.Read($"/enquiries/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_is_taken_back_while_the_chart_is_empty_and_refused_once_something_stands_in_it()
    {
        var (id, poppy, nurse) = (await Asked("Fenn Orchard"), await clinic.As(Role.Coordinator), await clinic.As(Role.Nurse));
        (string, string)[] who = [("givenName", "Fenn"), ("familyName", "Orchard"), ("birthDate", "1979-04-02"), ("reads", "en")];
        using var made = await poppy.Fill($"/enquiries/{id}", "accept", who);
        var chart = Visitor.To(made);
        using var back = await poppy.Fill($"/enquiries/{id}", "take-back", ("why", "The line above was meant."));
        Assert.Equal($"/enquiries/{id}", Visitor.To(back));
        Assert.Contains("Accept and make the patient", await poppy.Read($"/enquiries/{id}"), StringComparison.Ordinal);
        // The empty chart is offered, and used.
        var asked = await Drawn.From(poppy.Fill($"/enquiries/{id}", "accept", who));
        Assert.Contains("use that chart", asked.Text, StringComparison.Ordinal);
        using var again = await poppy.Fill($"/enquiries/{id}", "accept", [.. who, ("asked", $"same {chart.Split('/')[^1]}=use {chart.Split('/')[^1]}")]);
        Assert.Equal(chart, Visitor.To(again));
        await nurse.Fill($"{chart}/lists", "add-allergy", ("substance", "latex"));
        var refused = await Drawn.From(poppy.Fill($"/enquiries/{id}", "take-back", ("why", "A slip.")));
        Assert.Contains("It can't be taken back: a fact stands in the chart since.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_one_needs_a_choice_and_a_reason_and_keeps_what_was_typed()
    {
        var id = await Asked("Fern Dale");
        var poppy = await clinic.As(Role.Coordinator);
        var page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "close", ("reason", "Lives too far away.")));
        Assert.NotNull(page.Error("what"));
        page.StillHolds([("reason", "Lives too far away.")]);
        page = await Drawn.From(poppy.Fill($"/enquiries/{id}", "close", ("what", "declined"), ("reason", "")));
        Assert.Equal("Say why, in words the person may hear.", page.Error("reason"));
        page.StillHolds([("what", "declined")]);
        using var closed = await poppy.Fill($"/enquiries/{id}", "close", ("what", "signposted"), ("reason", "Crisis team, today."));
        Assert.Equal("/enquiries", Visitor.To(closed));
        await using var db = clinic.Open();
        Assert.Equal((EnquiryStatus.Signposted, "Crisis team, today."), await db.Set<EnquiryRow>().Where(row => row.Id == id).Select(row => new ValueTuple<EnquiryStatus, string?>(row.Status, row.Reason)).SingleAsync());
    }

    [Fact]
    public async Task Of_two_who_decide_the_second_is_told_in_words_and_given_back_what_they_wrote()
    {
        var id = await Asked("Hazel Brook");
        var (poppy, iris) = (await clinic.As(Role.Coordinator), await clinic.As(Role.Coordinator));
        var late = await iris.Prepare($"/enquiries/{id}", "close", ("what", "declined"), ("reason", "Lives too far away."));
        using var accepted = await poppy.Fill($"/enquiries/{id}", "accept", ("givenName", "Hazel"), ("familyName", "Brook"), ("birthDate", "1984-03-11"), ("reads", "en"));
        Assert.Matches("^/patients/[0-9a-f-]{36}$", Visitor.To(accepted));
        var page = await Drawn.From(late());
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("its form isn't on this page any more", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lives too far away.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Open the chart", page.Text, StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.Equal(EnquiryStatus.Accepted, (await db.Set<EnquiryRow>().SingleAsync(row => row.Id == id)).Status);
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
