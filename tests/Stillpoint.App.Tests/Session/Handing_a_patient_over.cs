using System.Net;
using System.Net.Http.Json;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

public sealed class Handing_a_patient_over
{
    private static (string, string)[] To(StaffRow person, string says = "Settles with her hand held.", string password = RunningClinic.Password) =>
        [("says", says), ("receiverEmail", person.Email), ("receiverPassword", password)];

    [Theory, OnEveryEngine]
    public async Task Is_confirmed_by_the_receiver_and_stands_in_the_record_with_what_was_open(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        await chair.Write(AChair.Set(166, 88, 84, 98));
        var moss = await clinic.Staff([Role.Nurse], name: "Moss Arden");
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var handed = await nurse.Fill(chair.Page, "handover", To(moss));
        Assert.Equal(HttpStatusCode.Redirect, handed.StatusCode);

        var (written, handover) = (await chair.Story()).Last<Entry.StaffHandover>()!.Value;
        Assert.Equal((chair.Nurse.Id, moss.Id, "Settles with her hand held."), (written.By, handover.To, handover.Says));
        Assert.Contains("drug runs at 75.0 mL/h", handover.Open, StringComparison.Ordinal);
        Assert.Contains("Yellow", handover.Open, StringComparison.Ordinal);
        Assert.Contains("due ", handover.Open, StringComparison.Ordinal);
        await using (var db = clinic.Database.Open())
            Assert.Equal(moss.Id, (await db.FindAsync<SignatureRow>(handover.Signature))!.By);

        Assert.Contains("Teal Larkin to Moss Arden", await nurse.Read(chair.Page), StringComparison.Ordinal);
        Assert.Contains("with Moss Arden since 10:15", await nurse.Read("/floor"), StringComparison.Ordinal);
        // From now on the chair is in the receiver's own worklist.
        using var receiver = await clinic.SignedIn(moss);
        Assert.Contains("Mine, next 30 minutes", await receiver.Read("/floor"), StringComparison.Ordinal);
        Assert.DoesNotContain("Moss", await nurse.Read("/floor/wall"), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Without_the_receivers_own_password_nothing_changes(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var moss = await clinic.Staff([Role.Nurse]);
        var poppy = await clinic.Staff([Role.Coordinator]);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var wrong = await nurse.Fill(chair.Page, "handover", To(moss, password: "not the password 1"));
        using var self = await nurse.Fill(chair.Page, "handover", To(chair.Nurse));
        using var desk = await nurse.Fill(chair.Page, "handover", To(poppy));
        using var silent = await nurse.Fill(chair.Page, "handover", To(moss, says: " "));
        foreach (var (reply, says) in new[] { (wrong, "don't match"), (self, "must be somebody else"), (desk, "Their role"), (silent, "must know") })
            Assert.Contains(says, WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
        {
            Content = JsonContent.Create(new { id = clinic.NewId(), kind = "staff-handover", measuredAt = clinic.Clock.GetUtcNow(), body = new { to = moss.Id, says = "Take over." } }),
        };
        using var unsigned = await nurse.Send(request);
        Assert.Equal(HttpStatusCode.Conflict, unsigned.StatusCode);
        Assert.False((await chair.Story()).Has<Entry.StaffHandover>());
    }
}
