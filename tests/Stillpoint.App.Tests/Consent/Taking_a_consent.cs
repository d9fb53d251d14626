using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Consent;

public sealed class Taking_a_consent(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string Name, string Value)[] Whole =
    [
        ("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-07"), ("questions", "Will it hurt? A small sting."), ("teachBackHome", "My sister drives me."),
        ("teachBackStop", "I lift my hand & say “stop”."), ("offLabel", "true"), ("agrees", "true"), ("signedName", "Juniper Vale"),
    ];

    private static (string, string)[] But(string name, string? value) => [.. Whole.Where(field => field.Name != name), .. value is null ? Array.Empty<(string, string)>() : [(name, value)]];

    private async Task<List<ConsentRow>> Signed(Guid patient)
    {
        await using var db = clinic.Open();
        return await db.Set<ConsentRow>().Where(row => row.PatientId == patient).ToListAsync();
    }

    /// <summary>The fields with the text for them drawn first, as a person would have it on the page.</summary>
    private static async Task<(string, string)[]> Read(Visitor nurse, PatientRow patient, (string Name, string Value)[] fields)
    {
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. fields, ("act", "draw")]));
        return [.. fields, ("shown", page.Value("shown")!)];
    }

    [Fact]
    public async Task What_was_agreed_to_is_kept_word_for_word_with_the_name_and_who_explained_it()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        using var signed = await nurse.Fill($"/patients/{patient.Id}/consent", "consent", await Read(nurse, patient, Whole));
        Assert.Equal($"/patients/{patient.Id}", Visitor.To(signed));
        var consent = Assert.Single(await Signed(patient.Id));
        Assert.Contains("An adult must take you home.", consent.DocumentText, StringComparison.Ordinal);
        Assert.Contains("through a thin tube into a vein", consent.DocumentText, StringComparison.Ordinal);
        Assert.Equal(("Juniper Vale", "consent-ketamine-en 0, consent-way-vein-en 0, consent-for-other-mood-en 0", true), (consent.SignedName, consent.DocumentVersion, consent.OffLabelAcknowledged));
    }

    [Theory]
    [InlineData("teachBackHome", "", "Write what the patient said about going home")]
    [InlineData("teachBackStop", " ", "Write what the patient said about stopping")]
    [InlineData("offLabel", null, "The patient must acknowledge that this use is off-label")]
    [InlineData("agrees", null, "Without the patient's own yes there is no consent")]
    [InlineData("signedName", "", "Let the patient write their name.")]
    [InlineData("route", "", "Choose the route.")]
    [InlineData("indication", "IND-99", "Choose what it is for.")]
    public async Task Without_a_part_of_it_nothing_is_signed_and_nothing_typed_is_lost(string field, string? value, string says)
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var sent = But(field, value);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", sent));
        Assert.StartsWith(says, page.Error(field), StringComparison.Ordinal);
        page.StillHolds(sent.Where(typed => typed.Item1 != field));
        Assert.Empty(await Signed(patient.Id));
    }

    [Fact]
    public async Task A_text_that_did_not_stand_on_the_page_is_not_signed()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        (string, string)[] spray = [.. But("product", "Esketamine").Where(field => field.Item1 is not ("route" or "indication")), ("route", "IN_Esketamine"), ("indication", "IND-01"), ("rems", "true"), ("remsForm", "true")];
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", spray));
        Assert.Contains("Text: consent-ketamine-en 0 → consent-esketamine-en 0, consent-way-nose-en 0, consent-for-depression-en 0", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Contains("Esketamine is a nasal spray", page.Text, StringComparison.Ordinal);
        page.StillHolds(spray);
        Assert.Empty(await Signed(patient.Id));

        var without = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. spray.Where(field => !field.Item1.StartsWith("rems", StringComparison.Ordinal)), ("shown", page.Value("shown")!)]));
        Assert.StartsWith("Tick this, or do not sign: the spray", without.Error("rems"), StringComparison.Ordinal);
        Assert.StartsWith("Patient and prescriber sign the enrollment form", without.Error("remsForm"), StringComparison.Ordinal);
        using var signed = await nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. spray, ("shown", page.Value("shown")!)]);
        Assert.StartsWith("consent-esketamine-en 0", Assert.Single(await Signed(patient.Id)).DocumentVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_is_written_by_one_and_approved_by_another_who_says_whether_it_matters()
    {
        var (director, prescriber) = (await clinic.As(Role.MedicalDirector), await clinic.As(Role.Prescriber));
        const string page = "/consent-texts/consent-for-pain-en";
        (string, string)[] text = [("body", "It is for pain. A new study says more."), ("from", "2026-11-19"), ("cites", "Fictional 2026"), ("why", "A study found more than was known before.")];
        Assert.Contains("Say whether the change matters", (await Drawn.From(prescriber.Fill(page, "propose-text", text))).Error("asksAgain"), StringComparison.Ordinal);
        using (await prescriber.Fill(page, "propose-text", [.. text, ("asksAgain", "true")])) { }
        await using var db = clinic.Open();
        var proposal = await db.Set<PolicyRow>().SingleAsync(row => row.Name == "consent-for-pain-en");
        Assert.Contains("Whoever signed before is asked again", await director.Read(page), StringComparison.Ordinal);
        Assert.Contains("not the one who wrote it", string.Join(' ', (await Drawn.From(prescriber.Fill(page, $"approve-{proposal.Id:N}", ("password", RunningClinic.Password)))).Summary), StringComparison.Ordinal);
        using (await director.Fill(page, $"approve-{proposal.Id:N}", ("password", RunningClinic.Password))) { }
        Assert.Contains("A new study says more", await director.Read(page), StringComparison.Ordinal);
        Assert.Equal((true, true), await db.Set<PolicyRow>().AsNoTracking().Where(row => row.Id == proposal.Id).Select(row => new ValueTuple<bool, bool>(row.AsksAgain == true, row.ApprovedAt != null)).SingleAsync());
    }

    [Fact]
    public async Task Another_name_than_the_charts_is_asked_about_before_it_is_signed()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var fields = await Read(nurse, patient, [.. But("signedName", "Z")]);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", fields));
        Assert.Contains("The chart says Juniper Vale, the paper says Z", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient.Id));
        using var signed = await nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. fields, ("asked", "written Z=signs")]);
        Assert.Equal("Z", Assert.Single(await Signed(patient.Id)).SignedName);
    }

    [Fact]
    public async Task Somebody_under_eighteen_is_signed_for_by_a_guardian_too()
    {
        var patient = await clinic.Patient();
        await using (var db = clinic.Open()) await db.Set<PatientRow>().Where(row => row.Id == patient.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.BirthDate, new DateOnly(2010, 5, 5)));
        var nurse = await clinic.As(Role.Nurse);
        var fields = await Read(nurse, patient, Whole);
        var refused = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", fields));
        Assert.Contains("a guardian signs too", refused.Error("guardian"), StringComparison.Ordinal);
        Assert.Contains("Against their will nobody is treated", refused.Error("assent"), StringComparison.Ordinal);
        Assert.NotNull(refused.Error("guardianIs"));
        using var signed = await nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. fields, ("guardian", "Fern Vale"), ("guardianIs", "mother"), ("assent", "I want to be at school again.")]);
        var consent = Assert.Single(await Signed(patient.Id));
        foreach (var said in (string[])["Fern Vale", "mother", "I want to be at school again."]) Assert.Contains(said, consent.Answers, StringComparison.Ordinal);
        Assert.Contains("What the young person says", await nurse.Read($"/patients/{patient.Id}/consents/{consent.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawn_signature_is_kept_and_shown_as_it_was_drawn_and_nothing_but_lines_is_taken_for_one()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var fields = await Read(nurse, patient, Whole);
        foreach (var bad in (string[])["M1,1 L2,2 Z", "L1,1", "M1,1\"/><script>", "M1001,1", "M1,-1"])
            Assert.Contains("could not be read", string.Join(' ', (await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. fields, ("drawn", bad)]))).Summary), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient.Id));
        using (await nurse.Fill($"/patients/{patient.Id}/consent", "consent", [.. fields, ("drawn", "M10,20 L30,40 L500,300")])) { }
        var consent = Assert.Single(await Signed(patient.Id));
        Assert.Contains("d=\"M10,20 L30,40 L500,300\"", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consents/{consent.Id}"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_read_in_the_patients_own_language()
    {
        var patient = await clinic.Patient(language: "es");
        var nurse = await clinic.As(Role.Nurse);
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/consent"));
        Assert.Equal("en", page.Language);
        Assert.Matches("<section[^>]* lang=\"es\"[^>]*>\\s*<div[^>]*>\\s*<h2[^>]*>Lo que debe saber", page.Html);
        Assert.Contains("Mis preguntas están respondidas y acepto el tratamiento", page.Text, StringComparison.Ordinal);
        Assert.Contains("My questions are answered and I agree to the treatment", page.Text, StringComparison.Ordinal);
    }
}
