using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Ask;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_over_the_network
{
    private static async Task<(HttpStatusCode Status, string? Type, string Body)> Post(Visitor visitor, string question, HttpContent body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/ask/{question}") { Content = body };
        request.Headers.ExpectContinue = true;
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        using var reply = await visitor.Send(request);
        return (reply.StatusCode, reply.Content.Headers.ContentType?.MediaType, await reply.Content.ReadAsStringAsync());
    }

    private static StringContent Text(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<string> KeyOf(RunningClinic clinic, Guid owner) => clinic.Ask(services => services.GetRequiredService<AskKeys>().Make(Actor.Of(owner), "The referral program", TimeSpan.FromDays(90)));

    [Fact]
    public async Task Gives_the_bytes_of_the_command_line_to_whoever_signed_in()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        const string Lines = "{\"id\":\"a\"}\n{\"id\":\"b\",\"nonsense\":1}\nnot json\n";
        using var shell = new MemoryStream();
        await new AskShell(Questions.Find("dose")!).Run(new MemoryStream(Encoding.UTF8.GetBytes(Lines)), shell);

        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson", Encoding.UTF8.GetString(shell.ToArray())), await Post(nurse, "dose", Text(Lines)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(nurse, "dose", Text("{}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(nurse, "horoscope", Text("{}"))).Status);
    }

    [Fact]
    public async Task Nobody_without_a_sign_in_or_a_key_is_answered()
    {
        await using var clinic = await RunningClinic.Start();
        using var nobody = clinic.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(nobody, "dose", Text("{}"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(nobody, "horoscope", Text("{}"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(nobody, "dose", Text("{}"), "stillpoint_guess")).Status);
    }

    [Fact]
    public async Task A_key_asks_until_it_is_ended_and_opens_nothing_else()
    {
        await using var clinic = await RunningClinic.Start();
        var owner = await clinic.Staff([Role.Owner]);
        var key = await KeyOf(clinic, owner.Id);
        using var program = clinic.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, "dose", Text("{}"), key)).Status);

        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/people");
        elsewhere.Headers.Authorization = new("Bearer", key);
        using var refused = await program.Send(elsewhere);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);

        await using var db = clinic.Database.Open();
        var row = await db.Set<AskKeyRow>().SingleAsync();
        Assert.DoesNotContain(key, row.TokenHash, StringComparison.OrdinalIgnoreCase);
        await clinic.Ask(async services =>
        {
            await services.GetRequiredService<AskKeys>().End(Actor.Of(owner.Id), row.Id);
            return true;
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(program, "dose", Text("{}"), key)).Status);
    }

    [Fact]
    public async Task A_key_made_for_some_questions_asks_no_other()
    {
        await using var clinic = await RunningClinic.Start();
        var owner = await clinic.Staff([Role.Owner]);
        var key = await clinic.Ask(services => services.GetRequiredService<AskKeys>().Make(Actor.Of(owner.Id), "The dose checker", TimeSpan.FromDays(30), "dose", "concentration"));
        using var program = clinic.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(program, "dose", Text("{}"), key)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(program, "gate", Text("{}"), key)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(program, "dos", Text("{}"), key)).Status);
    }

    [Fact]
    public async Task More_than_sixteen_mebibytes_are_refused_whether_announced_or_not()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        var line = Encoding.UTF8.GetBytes(new string(' ', 1023) + "\n");
        byte[] tooMuch = [.. Enumerable.Repeat(line, 16 * 1024 + 1).SelectMany(bytes => bytes)];

        using var announced = new ByteArrayContent(tooMuch);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(nurse, "dose", announced)).Status);
        using var chunked = new StreamContent(new Unannounced(tooMuch));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(nurse, "dose", chunked)).Status);
        using var justFits = new ByteArrayContent(tooMuch[..^1024]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(nurse, "dose", justFits)).Status);
    }

    /// <summary>A body whose length the client can't know beforehand, so it goes in chunks.</summary>
    private sealed class Unannounced(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    [Fact]
    public async Task Nothing_of_a_question_is_stored()
    {
        await using var clinic = await RunningClinic.Start();
        using var nurse = await clinic.As(Role.Nurse);
        await using var db = clinic.Database.Open();
        var before = await db.Set<AuditEntryRow>().CountAsync();
        await Post(nurse, "dose", Text("{\"id\":\"Zzyzx Quillfeather\"}"));
        Assert.Equal(before, await db.Set<AuditEntryRow>().CountAsync());
    }
}
