using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class What_is_sent(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    private int Texts(PatientRow patient) => clinic.Sent.Count(one => one.Message.To == patient.Phone);

    private async Task<OutboxMessageRow> Last(PatientRow patient) => (await clinic.Rows<OutboxMessageRow>(message => message.PatientId == patient.Id)).MaxBy(message => message.CreatedAt)!;

    [Fact]
    public async Task Says_nothing_clinical_and_its_link_stands_nowhere_once_it_is_on_its_way()
    {
        var patient = await clinic.AtHome("Hazel", "Thorne");
        await clinic.Later(4.1);
        var text = clinic.Sent.Last(one => one.Message.To == patient.Phone).Message.Text;
        Assert.DoesNotMatch("(?i)ketamine|suicid|mood|depress|PHQ|Hazel|Thorne", text);
        var row = await Last(patient);
        Assert.NotNull(row.SentAt);
        Assert.DoesNotContain("/f/", row.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_of_the_patients_leave_at_the_moment_of_sending()
    {
        var patient = await clinic.AtHome("Juniper", "Vale");
        clinic.Running.Clock.Pass(TimeSpan.FromHours(4.1));
        await clinic.Running.Services.GetRequiredService<Stillpoint.App.FollowUp.Checks.CheckRounds>().DoWhatIsDue(default);
        using var desk = await clinic.Running.As(Role.Coordinator);
        using var taken = await desk.Fill($"/patients/{patient.Id}/contact", "contact", ("mayText", ""));
        await clinic.Round();
        Assert.Equal(0, Texts(patient));
        Assert.Equal("no leave any more", (await Last(patient)).CameOf);
        Assert.Contains("phone only", (await Drawn.From(desk.Get($"/patients/{patient.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_who_said_stop_gets_nothing_more_and_is_called_instead()
    {
        var patient = await clinic.AtHome("Rowan", "Hale");
        await Running(reach => reach.Stop("sms", "+1 " + patient.Phone, bounced: false));
        await clinic.Later(4.1);
        Assert.Equal(0, Texts(patient));
        Assert.Contains("no leave to text or email", (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.FollowUpCall)).Single().Title, StringComparison.Ordinal);
        // A tick of the front desk undoes no stop of the owner.
        using var desk = await clinic.Running.As(Role.Coordinator);
        using var ticked = await desk.Fill($"/patients/{patient.Id}/contact", "contact", ("mayText", "true"));
        await clinic.Later(20);
        Assert.Equal(0, Texts(patient));
    }

    [Fact]
    public async Task Where_nothing_arrives_nothing_more_is_sent_and_the_front_desk_is_told()
    {
        var patient = await clinic.AtHome("Linden", "Cole");
        clinic.Answers = HandedOver.NothingArrivesThere;
        await clinic.Later(4.1);
        clinic.Answers = HandedOver.Taken;
        Assert.Equal("nothing arrives there", (await Last(patient)).CameOf);
        Assert.Equal("No text arrives: ask for another phone number", (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.ContactBroken)).Single().Title);
        var before = Texts(patient);
        await clinic.Later(3);
        Assert.Equal(before, Texts(patient));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_ever_later_and_sent_once()
    {
        var patient = await clinic.AtHome("Cedar", "Finn");
        clinic.Answers = HandedOver.TryAgain;
        await clinic.Later(4.1);
        await clinic.Round();
        Assert.Equal(1, Texts(patient));
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Round();
        Assert.Equal(2, Texts(patient));
        clinic.Answers = HandedOver.Taken;
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(2));
        await clinic.Round();
        await clinic.Round();
        Assert.Equal(3, Texts(patient));
        Assert.Equal(3, (await Last(patient)).Attempts);
    }

    [Fact]
    public async Task An_email_ends_by_its_own_link_and_only_when_somebody_presses()
    {
        var patient = await clinic.AtHome("Maple", "Dene", mayText: false);
        await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = patient.Id, Channel = "email", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        await clinic.Later(4.1);
        var message = clinic.Sent.Last(one => one.Message.To == patient.Email).Message;
        var page = message.Stop![message.Stop!.IndexOf("/stop/", StringComparison.Ordinal)..];
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("Get no more emails from us?", (await Drawn.From(visitor.Get(page))).Text, StringComparison.Ordinal);
        Assert.Empty(await clinic.Rows<StoppedRecipientRow>(row => row.Recipient == patient.Email));
        Assert.Contains("Nothing more is sent", (await Drawn.From(visitor.Fill(page, "stop"))).Text, StringComparison.Ordinal);
        Assert.Single(await clinic.Rows<StoppedRecipientRow>(row => row.Recipient == patient.Email));
        Assert.Contains("not complete", (await Drawn.From(visitor.Get("/stop/abc"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_over_the_wire_counts_only_with_the_clinics_signature()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "between us\n");
        try
        {
            await using var running = await RunningClinic.Start(with: settings => settings with { SmsSecretFile = secret });
            using var http = new HttpClient { BaseAddress = new Uri(running.Address) };
            Assert.Equal(HttpStatusCode.Unauthorized, await Say("""{"event":"received","channel":"sms","recipient":"+15555550101","text":"STOP"}""", "sha256=00"));
            Assert.Equal(HttpStatusCode.NoContent, await Say("""{"event":"received","channel":"sms","recipient":"+15555550101","text":"Thanks, see you on Monday"}"""));
            await using var db = running.Database.Open();
            Assert.Empty(await db.Set<StoppedRecipientRow>().ToListAsync());
            Assert.Equal(HttpStatusCode.NoContent, await Say("""{"event":"received","channel":"sms","recipient":"+15555550101","text":" Alto. "}"""));
            Assert.Equal("+15555550101", (await db.Set<StoppedRecipientRow>().SingleAsync()).Recipient);
            Assert.Equal(HttpStatusCode.BadRequest, await Say("""{"event":"""));
            Assert.Equal(HttpStatusCode.BadRequest, await Say("""{"event":"sung","channel":"sms","recipient":"+15555550101"}"""));

            async Task<HttpStatusCode> Say(string body, string? signature = null)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                request.Headers.Add(MessageSignature.Header, signature ?? MessageSignature.Of(Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetBytes("between us")));
                using var reply = await http.SendAsync(request);
                return reply.StatusCode;
            }
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Theory]
    [InlineData("STOP", true)]
    [InlineData("stop.", true)]
    [InlineData("BAJA", true)]
    [InlineData("please stop the pain", false)]
    [InlineData("", false)]
    public void Only_the_word_alone_ends_the_texts(string text, bool ends) => Assert.Equal(ends, MessageTexts.SaysStop(text));

    private Task<bool> Running(Func<Reach, Task> act) => clinic.Running.Ask(async services =>
    {
        await act(services.GetRequiredService<Reach>());
        return true;
    });
}
