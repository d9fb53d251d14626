using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_seat_offered_by_itself(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly DateTimeOffset Starts = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Goes_to_one_after_the_other_each_for_a_while_and_never_to_two()
    {
        var gap = await Gap();
        var (first, second, third) = (await Waits("555 555 0171"), await Waits("555 555 0172"), await Waits("555 555 0173"));
        // Where the policy says nothing, a person offers.
        await Round();
        Assert.Empty(await Offers());
        await clinic.Add(new PolicyRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, Name = "house/BKG-07.atOnce", Number = 1, EffectiveFrom = new(2026, 11, 1), Body = "1", Cites = "", WrittenBy = clinic.Running.NewId(), ApprovedBy = clinic.Running.NewId(), ApprovedAt = clinic.Running.Clock.GetUtcNow() });

        await Round();
        await Round();
        Assert.Equal([first.Id], (await Offers()).Select(offer => offer.PatientId));
        using var visitor = clinic.Running.Visitor();
        var link = await Link(first);
        Assert.Contains("if you say yes by", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        var poppy = await clinic.As(Role.Coordinator);
        Assert.Contains("offered until 11:00, no answer yet", (await Drawn.From(poppy.Get($"/visits/{gap.Id}/gap"))).Text, StringComparison.Ordinal);

        // A no leads on to the next at once.
        await visitor.Fill(link, "no");
        await Round();
        Assert.Equal([first.Id, second.Id], (await Offers()).Select(offer => offer.PatientId));

        // An hour without an answer does too, and what was let pass is not taken any more.
        var late = await visitor.Prepare(await Link(second), "yes");
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(61));
        await Round();
        Assert.Equal([first.Id, second.Id, third.Id], (await Offers()).Select(offer => offer.PatientId));
        await late();
        Assert.Contains("This place is taken", (await Drawn.From(visitor.Get(await Link(second)))).Text, StringComparison.Ordinal);
        await visitor.Fill(await Link(third), "yes");
        await Round();
        await using var db = clinic.Open();
        Guid[] all = [first.Id, second.Id, third.Id];
        var booked = Assert.Single(await db.Set<VisitRow>().Where(row => all.Contains(row.PatientId)).ToListAsync());
        Assert.Equal((third.Id, Starts, gap.ChairId), (booked.PatientId, booked.StartsAt, booked.ChairId));
    }

    [Fact]
    public void In_the_quiet_hours_nobody_is_woken()
    {
        var (zone, night) = (TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new DateTimeOffset(2026, 11, 20, 4, 30, 0, TimeSpan.Zero));
        Assert.True(WaitingDesk.IsQuiet(night, zone, Care.HouseValues.House.Shipped));
        Assert.False(WaitingDesk.IsQuiet(night.AddHours(12), zone, Care.HouseValues.House.Shipped));
    }

    private Task Round() => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<GapRounds>().OfferWhatIsFree();
        return true;
    });

    private async Task<List<GapOfferRow>> Offers()
    {
        await using var db = clinic.Open();
        return await db.Set<GapOfferRow>().AsNoTracking().OrderBy(offer => offer.OfferedAt).ToListAsync();
    }

    private async Task<string> Link(PatientRow patient)
    {
        await using var db = clinic.Open();
        var message = await db.Set<OutboxMessageRow>().SingleAsync(row => row.PatientId == patient.Id && row.Template == "gap-held");
        return new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery;
    }

    private async Task<VisitRow> Gap()
    {
        var (prescriber, nurse, chair, gone) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]), await clinic.Chair("Elm"), await clinic.Patient("Tansy", "Brook"));
        var visit = new VisitRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = gone.Id, Kind = VisitKind.Session, Route = Route.Intravenous, ChairId = chair.Id, Nurse = nurse.Id, Prescriber = prescriber.Id, StartsAt = Starts, EndsAt = Starts.AddMinutes(145), Status = VisitStatus.Cancelled };
        await clinic.Add(visit);
        return visit;
    }

    private async Task<PatientRow> Waits(string phone)
    {
        var patient = await Visits.APatient(clinic.Running, phone);
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        await clinic.Course(patient);
        await clinic.Add(new WaitingRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = patient.Id, Since = clinic.Running.Clock.GetUtcNow().AddMinutes(int.Parse(phone[^2..], System.Globalization.CultureInfo.InvariantCulture) - 100), EscortNear = true });
        return patient;
    }
}
