using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Screening;

public sealed class The_sheet_of_facts(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static (string, string) Typed(string key, string value) => (key, value);

    private async Task<List<FactRow>> Kept(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<FactRow>().Where(row => row.PatientId == patient.Id).ToListAsync();
    }

    [Fact]
    public async Task What_is_typed_is_kept_with_who_says_so_and_what_was_left_blank_stays_unknown()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        using var kept = await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "laboratory"), Typed("weight", "152.1 lb"), Typed("pregnant", "no"), Typed("psychosisStatus", "none"), Typed("heartRate", ""));
        Assert.Equal($"/patients/{patient.Id}/facts?kept=3", Visitor.To(kept));
        var facts = await Kept(patient);
        Assert.Equal(["pregnant", "psychosisStatus", "weight"], facts.Select(fact => fact.Key).Order(StringComparer.Ordinal));
        Assert.All(facts, fact => Assert.Equal("laboratory", fact.Source));
        Assert.Equal(68.99m, decimal.Parse(facts.Single(fact => fact.Key == "weight").Value, System.Globalization.CultureInfo.InvariantCulture), 2);
    }

    [Fact]
    public async Task A_refused_sheet_keeps_every_word_names_each_field_and_stores_nothing()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        (string, string)[] typed =
        [
            ("measuredAt", "2026-11-19T09:30"), Typed("weight", "82,5"), Typed("systolic", "9000"), Typed("cvEventAt", "last year"), Typed("lastTaken", "ibuprofen yesterday"), Typed("pregnant", "no"), Typed("valveSeverity", "mild"),
            Typed("escortName", "Robin & Sam"), Typed("lastSolidFoodAt", "2026-11-19T07:15"),
        ];
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/facts", "sheet", typed));
        Assert.Equal("Choose who says so.", page.Error("source"));
        Assert.Equal("Weight: Write decimals with a point, not a comma.", page.Error("weight"));
        Assert.StartsWith("Systolic pressure: Write a number from 0 to 400", page.Error("systolic"), StringComparison.Ordinal);
        Assert.Contains("such as 2026-03-14", page.Error("cvEventAt"), StringComparison.Ordinal);
        Assert.Contains("ibuprofen = 2026-11-19 07:00", page.Error("lastTaken"), StringComparison.Ordinal);
        Assert.Equal(5, page.Summary.Count);
        page.StillHolds(typed);
        Assert.Empty(await Kept(patient));
    }

    [Fact]
    public async Task Several_words_and_seven_answers_are_kept_and_drawn_again_as_they_were_chosen()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        (string, string)[] screen = [.. "no no - - - no -".Split(' ').Select(answer => Typed("cssrsAnswers", answer))];
        (string, string)[] drugs = [Typed("udsPositives", "opioid"), Typed("udsPositives", "cannabis")];
        var refused = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/facts", "sheet", [.. screen, .. drugs, ("source", "")]));
        Assert.Equal("opioid,cannabis", refused.Value("udsPositives"));
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(refused.Html, "<option value=\"no\" selected"));

        using var kept = await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", [.. screen, .. drugs, ("source", "patient")]);
        Assert.EndsWith("kept=2", Visitor.To(kept), StringComparison.Ordinal);
        var facts = await Kept(patient);
        Assert.Equal("no no - - - no -", facts.Single(fact => fact.Key == "cssrsAnswers").Value);
        Assert.Equal("opioid, cannabis", facts.Single(fact => fact.Key == "udsPositives").Value);
    }

    [Fact]
    public async Task A_no_does_not_take_back_what_is_recorded_until_a_clinician_says_why()
    {
        var patient = await clinic.Patient();
        var (nurse, page) = (await clinic.As(Role.Nurse), $"/patients/{patient.Id}/facts");
        using (await nurse.Fill(page, "sheet", ("source", "letter"), Typed("raisedIntracranialPressure", "yes"))) { }
        (string, string)[] denied = [("source", "patient"), Typed("raisedIntracranialPressure", "no"), Typed("pregnant", "no")];
        var asks = await Drawn.From(nurse.Fill(page, "sheet", denied));
        Assert.Contains("What is recorded stands", asks.Text, StringComparison.Ordinal);
        asks.StillHolds(denied);
        Assert.Single(await Kept(patient));

        Assert.Contains("Only who has seen or measured it", (await Drawn.From(nurse.Fill(page, "sheet", [.. denied, ("why", "He says there is none.")]))).Error("source"), StringComparison.Ordinal);
        using (await nurse.Fill(page, "sheet", [.. denied, ("asked", "sheet denied raisedIntracranialPressure=stays")])) { }
        var kept = await Kept(patient);
        Assert.Equal("yes", Assert.Single(kept, fact => fact.Key == "raisedIntracranialPressure").Value);
        Assert.Single(kept, fact => fact.Key == "pregnant");
        Assert.Contains("Now said not to be so (patient)", Assert.Single(kept, fact => fact.Key == "note").Value, StringComparison.Ordinal);

        using (await nurse.Fill(page, "sheet", ("source", "clinician"), Typed("raisedIntracranialPressure", "no"), ("why", "Opening pressure 14 cm of water today."))) { }
        Assert.Equal("no", (await Kept(patient)).Last(fact => fact.Key == "raisedIntracranialPressure").Value);
    }

    [Fact]
    public async Task Seven_items_left_alone_are_no_answer()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/facts", "sheet", [.. Enumerable.Repeat(Typed("cssrsAnswers", "-"), 7), ("source", "patient")]));
        Assert.Contains(page.Summary, sentence => sentence.StartsWith("Nothing was filled in", StringComparison.Ordinal));
        Assert.Empty(await Kept(patient));
    }

    [Fact]
    public async Task Times_are_typed_in_the_clinics_own_zone()
    {
        // The clinic is in New York: five hours behind in November, four in July.
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "patient"), ("measuredAt", "2026-07-01T08:00"), Typed("lastSolidFoodAt", "2026-11-19T07:15"), Typed("lastTaken", "ibuprofen = 2026-11-18 22:00\nlorazepam=2026-07-04 06:00"));
        var facts = await Kept(patient);
        Assert.Equal(2, facts.Count);
        Assert.All(facts, fact => Assert.Equal(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero), fact.MeasuredAt));
        Assert.Equal("2026-11-19T07:15:00-05:00", facts.Single(fact => fact.Key == "lastSolidFoodAt").Value);
        Assert.Equal("ibuprofen = 2026-11-18T22:00:00-05:00; lorazepam = 2026-07-04T06:00:00-04:00", facts.Single(fact => fact.Key == "lastTaken").Value);
    }

    [Fact]
    public async Task Nothing_is_measured_in_the_future()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        // Ten in the morning there: it is three in the afternoon in Greenwich.
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "patient"), ("measuredAt", "2026-11-19T10:01"), Typed("pregnant", "no")));
        Assert.StartsWith("That time lies in the future.", page.Error("measuredAt"), StringComparison.Ordinal);
        page.StillHolds([("measuredAt", "2026-11-19T10:01"), Typed("pregnant", "no")]);
    }

    [Theory]
    [InlineData("lastSolidFoodAt", "2199-01-01T07:00")]
    [InlineData("lastSeizureAt", "2199")]
    [InlineData("cvEventAt", "2199-03")]
    [InlineData("lastTaken", "ibuprofen = 2026-11-18 22:00\nlorazepam = 2199-11-18 22:00")]
    [InlineData("nasalProductLastAt", "2199-11-18 22:00")]
    public async Task What_has_not_happened_yet_is_refused_where_it_is_typed(string key, string value)
    {
        var patient = await clinic.Patient();
        var page = await Drawn.From((await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "patient"), Typed(key, value)));
        Assert.Contains("this lies in the future. Write when it was.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
    }

    [Theory]
    [InlineData("lastSeizureAt", "1850")]
    [InlineData("lastTaken", "lorazepam = 1906-11-18 22:00")]
    public async Task What_was_before_the_patient_is_refused_where_it_is_typed(string key, string value)
    {
        var patient = await clinic.Patient();
        var page = await Drawn.From((await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "patient"), Typed(key, value)));
        Assert.Contains("this lies before the patient was born. Write when it was.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
    }

    [Theory]
    [InlineData("orderVerdict", "allow")]
    [InlineData("orderStatus", "active")]
    [InlineData("consentCovers", "KetamineRacemic IV IND-01 yes")]
    [InlineData("consentSignedAt", "2026-11-19T09:00")]
    public async Task What_was_signed_elsewhere_cannot_be_typed_here(string key, string value)
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), Typed(key, value), Typed("pregnant", "no"));
        Assert.Equal(["pregnant"], (await Kept(patient)).Select(fact => fact.Key));
    }

    [Fact]
    public async Task What_is_missing_stands_first_and_is_counted_and_what_is_too_old_counts_as_missing()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("measuredAt", "2026-11-12T09:00"), Typed("heartRate", "71"), Typed("weight", "69"));
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/facts?for=screening"));
        Assert.Contains("too old", page.Text, StringComparison.Ordinal);
        Assert.Matches("Vital signs\\s+\\d+ unknown, 1 too old", page.Text);
        // The weight is known whatever its age, so every missing vital sign stands before it.
        Assert.True(page.Html.IndexOf("name=\"systolic\"", StringComparison.Ordinal) < page.Html.IndexOf("name=\"weight\"", StringComparison.Ordinal));
        Assert.Null(page.Value("ivGauge"));
        Assert.NotNull((await Drawn.From(nurse.Get($"/patients/{patient.Id}/facts?for=today"))).Value("ivGauge"));
    }

    [Fact]
    public async Task It_is_closed_to_the_front_desk_and_to_another_clinic()
    {
        var patient = await clinic.Patient();
        var coordinator = await clinic.As(Role.Coordinator);
        using var stranger = await clinic.Stranger();
        foreach (var page in new[] { "facts", "lists", "consent", "course" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get($"/patients/{patient.Id}/{page}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/patients/{patient.Id}/{page}")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/patients/{patient.Id}")).StatusCode);
    }
}
