using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_seat_that_became_free(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Is_offered_to_those_it_is_right_for_and_the_first_yes_has_it()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (first, second, third) = (await Waits("555 555 0191", consent: true, near: true), await Waits("555 555 0192", consent: true, near: true), await Waits("555 555 0193", consent: true, near: false));
        var (prescriber, nurse, chair, gone) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]), await clinic.Chair("Elm"), await clinic.Patient("Tansy", "Brook"));
        var starts = new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
        var visit = new VisitRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = gone.Id, Kind = VisitKind.Session, Route = Route.Intravenous, ChairId = chair.Id, Nurse = nurse.Id, Prescriber = prescriber.Id, StartsAt = starts, EndsAt = starts.AddMinutes(145), Status = VisitStatus.Booked };
        await clinic.Add(visit);
        await poppy.Fill($"/visits/{visit.Id}", "cancel", ("sure", "true"), ("reason", "patientIll"));
        var page = await Drawn.From(poppy.Get($"/visits/{visit.Id}/gap"));
        Assert.Contains("Nobody is near to take them home.", page.Text, StringComparison.Ordinal);
        await poppy.Fill($"/visits/{visit.Id}/gap", "offer");

        var links = new List<string>();
        await using (var db = clinic.Open())
        {
            foreach (var message in await db.Set<OutboxMessageRow>().Where(row => row.Template == "gap").ToListAsync()) links.Add(new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery);
            Assert.Empty(await db.Set<GapOfferRow>().Where(row => row.PatientId == third.Id).ToListAsync());
        }
        Assert.Equal(2, links.Count);
        using var visitor = clinic.Running.Visitor();
        var says = await Task.WhenAll(links.Select(async link => await visitor.Prepare(link, "yes")));
        await Task.WhenAll(says.Select(say => say()));
        await using var after = clinic.Open();
        Guid[] both = [first.Id, second.Id];
        var booked = Assert.Single(await after.Set<VisitRow>().Where(row => both.Contains(row.PatientId)).ToListAsync());
        Assert.Equal((starts, chair.Id, nurse.Id), (booked.StartsAt, booked.ChairId!.Value, booked.Nurse!.Value));
        Assert.Single(await after.Set<WaitingRow>().Where(row => both.Contains(row.PatientId) && row.GoneAt == null).ToListAsync());
        var told = await Task.WhenAll(links.Select(async link => (await Drawn.From(visitor.Get(link))).Text));
        Assert.Single(told, text => text.Contains("The place is yours", StringComparison.Ordinal));
        Assert.Single(told, text => text.Contains("This place is taken", StringComparison.Ordinal));
    }

    private async Task<PatientRow> Waits(string phone, bool consent, bool near)
    {
        var id = clinic.Running.NewId();
        var patient = new PatientRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), GivenName = "Pip", FamilyName = $"Larkspur {phone[^2..]}", BirthDate = new(1984, 3, 11), Language = "en", Phone = phone, CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(patient);
        await clinic.Suitable(patient);
        if (consent) await clinic.Consented(patient);
        await clinic.Course(patient);
        await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = patient.Id, Channel = "sms", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "waiting", [.. near ? [("escortNear", "true")] : Array.Empty<(string, string)>()]);
        return patient;
    }
}
