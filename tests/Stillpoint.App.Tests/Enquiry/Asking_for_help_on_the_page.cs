using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Enquiry;

public sealed class Asking_for_help_on_the_page(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string Name, string Value)[] Half =
    [
        ("name", "Hollis “Holly” Marsh <3"), ("phone", "555"), ("mayText", "true"), ("email", "hollis"), ("mayEmail", "true"), ("bestTime", "after 5 & before 6"), ("message", "First line.\nSecond line."),
    ];

    [Theory]
    [InlineData("en", "Enter the number we should call, with area code", "There is a problem")]
    [InlineData("es", "Escriba el número al que debemos llamar, con prefijo", "Hay un problema")]
    public async Task A_refused_form_says_which_field_and_what_to_do_in_its_language_and_keeps_every_word(string language, string says, string problem)
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill($"/enquire?lang={language}", "enquire", Half));
        Assert.Equal(language, page.Language);
        Assert.Equal(says, page.Error("phone"));
        Assert.NotNull(page.Error("email"));
        Assert.Contains(says, page.Summary);
        Assert.Contains(problem, page.Text, StringComparison.Ordinal);
        page.StillHolds(Half);
    }

    [Fact]
    public async Task The_language_is_changed_without_losing_a_word_and_stays_until_it_is_sent()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", [.. Half, ("act", "other-language")]));
        Assert.Empty(page.Summary);
        page.StillHolds(Half);

        var sent = await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", ("name", "Clover Hartley"), ("email", "clover@example.org")));
        Assert.Contains("Tenemos su mensaje", sent.Text, StringComparison.Ordinal);
        Assert.Equal("es", sent.Language);
        await using var db = clinic.Open();
        Assert.Equal("es", (await db.Set<EnquiryRow>().SingleAsync(row => row.Name == "Clover Hartley")).Language);
    }

    [Fact]
    public async Task Nothing_goes_out_without_leave_and_leave_for_one_channel_is_not_leave_for_the_other()
    {
        using var visitor = clinic.Running.Visitor();
        await Drawn.From(visitor.Fill("/enquire", "enquire", ("name", "Sorrel Tate"), ("phone", "555 555 0142"), ("email", "sorrel@example.org"), ("mayEmail", "true")));
        await using var db = clinic.Open();
        Assert.Empty(await db.Set<OutboxMessageRow>().Where(message => message.Recipient == "555 555 0142").ToListAsync());
        Assert.Equal("email", (await db.Set<OutboxMessageRow>().SingleAsync(message => message.Recipient == "sorrel@example.org")).Channel);
    }

    [Fact]
    public async Task A_flood_from_one_address_is_told_to_wait()
    {
        await using var flooded = await RunningClinic.Start();
        using var visitor = flooded.Visitor();
        HttpStatusCode last = default;
        for (var time = 0; time <= 20; time++)
            using (var reply = await visitor.Fill("/enquire", "enquire", ("name", "")))
                last = reply.StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/enquire")).StatusCode);
        await using var db = flooded.Database.Open();
        Assert.Empty(await db.Set<EnquiryRow>().ToListAsync());
    }
}
