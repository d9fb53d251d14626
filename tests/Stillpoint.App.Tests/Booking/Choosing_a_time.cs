using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Booking;

public sealed class Choosing_a_time(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<PatientRow> Somebody(string phone)
    {
        var id = clinic.Running.NewId();
        var patient = new PatientRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), GivenName = "Pip", FamilyName = "Larkspur", BirthDate = new(1984, 3, 11), Language = "en", Phone = phone, CreatedAt = clinic.Running.Clock.GetUtcNow(), TimeZone = "America/Denver" };
        await clinic.Add(patient);
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        await clinic.Course(patient);
        await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = id, Channel = "sms", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        return patient;
    }

    private async Task<string> Link(PatientRow patient)
    {
        await using var db = clinic.Open();
        var message = (await db.Set<OutboxMessageRow>().Where(row => row.PatientId == patient.Id && row.Template == "choose").ToListAsync())[^1];
        return new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!["link"]).PathAndQuery;
    }

    [Fact]
    public async Task Is_not_offered_where_the_clinic_does_not_allow_it_and_only_what_is_right_where_it_does()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var patient = await Somebody("555 555 0195");
        await clinic.Chair("Beech");
        await clinic.Running.Staff([Role.Prescriber]);
        await clinic.Running.Staff([Role.Nurse]);
        Assert.DoesNotContain("Send a link to choose a time", await poppy.Read($"/patients/{patient.Id}/book"), StringComparison.Ordinal);

        await clinic.Add(new PolicyRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, Name = "house/BKG-06.self", Number = 1, EffectiveFrom = new(2026, 11, 1), Body = "1", Cites = "", WrittenBy = clinic.Running.NewId(), ApprovedBy = clinic.Running.NewId(), ApprovedAt = clinic.Running.Clock.GetUtcNow() });
        await poppy.Fill($"/patients/{patient.Id}/book", "choose");
        var link = await Link(patient);
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Get(link));
        Assert.Contains("where you are", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ketamine", page.Text, StringComparison.OrdinalIgnoreCase);
        var times = Regex.Matches(page.Html, "value=\"(?<time>\\d{16})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["time"].Value).ToList();
        Assert.NotEmpty(times);
        Assert.Contains("Choose one of the times.", (await Drawn.From(visitor.Fill(link, "choose"))).Text, StringComparison.Ordinal);
        Assert.Contains("Your appointment is", (await Drawn.From(visitor.Fill(link, "choose", ("when", times[1])))).Text, StringComparison.Ordinal);
        await using (var db = clinic.Open()) Assert.Equal(times[1], Instants.Microseconds((await db.Set<VisitRow>().SingleAsync(row => row.PatientId == patient.Id)).StartsAt).ToString(System.Globalization.CultureInfo.InvariantCulture));
        // The link is used up; a new one moves what was booked.
        Assert.Contains("This link doesn't work any more", await visitor.Read(link), StringComparison.Ordinal);
        await poppy.Fill($"/patients/{patient.Id}/book", "choose");
        var again = await Drawn.From(visitor.Get(await Link(patient)));
        Assert.Contains("You can move it to one of these times.", again.Text, StringComparison.Ordinal);
    }
}
