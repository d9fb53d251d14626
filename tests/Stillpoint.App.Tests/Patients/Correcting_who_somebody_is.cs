using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;

namespace Stillpoint.App.Tests.Patients;

public sealed class Correcting_who_somebody_is(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly string[] Fields =
    [
        "givenName", "familyName", "calledName", "pronouns", "birthDate", "sex", "gender", "phone", "otherPhone", "email", "address", "reads", "interpreter", "contactName", "contactRelation", "contactPhone",
    ];

    private static string Page(PatientRow patient) => $"/patients/{patient.Id}/who";

    /// <summary>The form as it stands on the page, with these fields changed by hand.</summary>
    private static async Task<Func<Task<HttpResponseMessage>>> Typing(Visitor desk, string page, params (string Name, string Value)[] changed)
    {
        var drawn = await Drawn.From(desk.Get(page));
        return await desk.Prepare(page, "who", [.. Fields.Where(field => drawn.Value(field) is not null && changed.All(change => change.Name != field)).Select(field => (field, drawn.Value(field)!)), .. changed]);
    }

    private static async Task<Drawn> Send(Visitor desk, PatientRow patient, params (string Name, string Value)[] changed)
    {
        using var sent = await (await Typing(desk, Page(patient), changed))();
        return Visitor.To(sent).Length > 0 ? await Drawn.From(desk.Get(Visitor.To(sent))) : new(sent.StatusCode, await sent.Content.ReadAsStringAsync());
    }

    private async Task<PatientRow> Now(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient.Id);
    }

    private static async Task<string> Find(Visitor desk, string typed) => (await Drawn.From(desk.Fill("/patients", "find", ("wanted", typed)))).Text;

    [Fact]
    public async Task Takes_a_reason_keeps_what_it_was_and_is_found_by_both()
    {
        var patient = await clinic.Patient("Junipper", "Vael");
        var desk = await clinic.As(Role.Coordinator);
        var asked = await Send(desk, patient, ("givenName", "Juniper"), ("familyName", "Vale-Ünger"), ("phone", "555 555 0142"));
        Assert.StartsWith("Say why it is corrected", asked.Error("why"), StringComparison.Ordinal);
        asked.StillHolds([("givenName", "Juniper"), ("familyName", "Vale-Ünger"), ("phone", "555 555 0142")]);

        var page = await Send(desk, patient, ("givenName", "Juniper"), ("familyName", "Vale-Ünger"), ("phone", "555 555 0142"), ("why", "Misspelt on the telephone."));
        Assert.Contains("Juniper Vale-Ünger", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"Given name\s*:\s*Junipper\s*→ Juniper", page.Text);
        Assert.Contains("Misspelt on the telephone.", page.Text, StringComparison.Ordinal);
        foreach (var typed in new[] { "vale unger, juniper", "VALEUNGER", "(555) 555-0142", patient.Reference.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) }) Assert.Contains("Vale-Ünger, Juniper", await Find(desk, typed), StringComparison.Ordinal);
        var earlier = await Find(desk, "Vael");
        Assert.Contains("Vale-Ünger, Juniper", earlier, StringComparison.Ordinal);
        Assert.Contains("earlier: Vael", earlier, StringComparison.Ordinal);

        await using var db = clinic.Open();
        var note = await db.Set<AuditEntryRow>().OrderByDescending(entry => entry.Number).FirstAsync(entry => entry.Action == "patient-corrected" && entry.Patient == patient.Id);
        Assert.Equal("givenName familyName phone", note.Detail);
        Assert.Equal(3, await db.Set<PatientChangeRow>().CountAsync(change => change.PatientId == patient.Id));
    }

    [Fact]
    public async Task What_was_blank_is_filled_in_without_a_reason_and_stands_on_the_chart()
    {
        var patient = await clinic.Patient("Sukarno", "");
        var desk = await clinic.As(Role.Coordinator);
        await Send(desk, patient, ("calledName", "Karno"), ("pronouns", "he/him"), ("otherPhone", "+34 600 123 456"), ("address", "12 Harbour Street\nApartment 3"), ("interpreter", "Javanese"),
            ("contactName", "Dewi"), ("contactRelation", "sister"), ("contactPhone", "555 555 0188"));
        var chart = (await Drawn.From(desk.Get($"/patients/{patient.Id}"))).Text;
        foreach (var says in new[] { "called Karno, he/him", "+34 600 123 456", "12 Harbour Street", "interpreter for Javanese", "Dewi (sister)", "555 555 0188" }) Assert.Contains(says, chart, StringComparison.Ordinal);
        Assert.Contains("Sukarno", await Find(desk, "karno"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_at_once_the_second_is_told_what_the_first_corrected_and_undoes_none_of_it()
    {
        var patient = await clinic.Patient("Hazel", "Brook");
        var (poppy, wren) = (await clinic.As(Role.Coordinator), await clinic.As(Role.Nurse));
        var late = await Typing(wren, Page(patient), ("email", "hazel@example.org"));
        await Send(poppy, patient, ("phone", "555 555 0143"));
        var page = await Drawn.From(late());
        Assert.Contains("Nothing was corrected: it is not what your page showed any more. Phone: nothing → 555 555 0143.", string.Join(' ', page.Summary), StringComparison.Ordinal);
        page.StillHolds([("email", "hazel@example.org"), ("phone", "555 555 0143")]);
        Assert.Null((await Now(patient)).Email);
    }

    [Fact]
    public async Task Of_a_birth_date_and_the_sex_tells_whoever_signed_on_them()
    {
        await using var running = await RunningClinic.Start();
        var chair = await AChair.In(running);
        using var nurse = await running.SignedIn(chair.Nurse);
        await using var db = running.Database.Open();
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().SingleAsync();
        var prescriber = await running.Staff([Role.Prescriber]);
        db.Add(new SignatureRow { Id = running.NewId(), By = prescriber.Id, At = running.Clock.GetUtcNow(), Subject = $"plan-version/{plan.Id}", Meaning = "I order this.", ContentHash = "" });
        await db.SaveChangesAsync();
        var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync();
        await Send(nurse, patient, ("birthDate", "1948-03-11"), ("why", "Two digits swapped."));

        using var doctor = await running.SignedIn(prescriber);
        var inbox = await Drawn.From(doctor.Get("/inbox"));
        Assert.Contains("Birth date corrected after you signed: the order", inbox.Text, StringComparison.Ordinal);
        Assert.Contains(Page(patient), inbox.Html, StringComparison.Ordinal);
        // The open session shows the corrected one, and judges by it.
        Assert.Contains("11 Mar 1948", (await Drawn.From(nurse.Get(chair.Page))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sex_that_doses_go_by_is_asked_of_whoever_screens_and_apart_from_gender()
    {
        var patient = await clinic.Patient("Iris", "Dale");
        Assert.Null((await Drawn.From((await clinic.As(Role.Coordinator)).Get(Page(patient)))).Value("sex"));
        var nurse = await clinic.As(Role.Nurse);
        await Send(nurse, patient, ("sex", "female"), ("gender", "woman"));
        var page = await Drawn.From(nurse.Get(Page(patient)));
        Assert.Equal(("female", "woman"), (page.Value("sex"), page.Value("gender")));
        Assert.StartsWith("Say why", (await Send(nurse, patient, ("sex", "male"))).Error("why"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("givenName", "", "Enter the name. Whoever has one name only has it here.")]
    [InlineData("givenName", "4711", "Write the name in letters.")]
    [InlineData("familyName", "a@b.example", "Write the name in letters.")]
    [InlineData("givenName", "A\u0301\u0301\u0301\u0301\u0301\u0301", "There are too many marks on one letter. Type the name again.")]
    [InlineData("givenName", "Ann\u202Ea", "There is a sign in it that can't be seen or read (U+202E). Delete it, or type the words again instead of pasting them.")]
    [InlineData("familyName", "Val\u200Be", "There is a sign in it that can't be seen or read (U+200B). Delete it, or type the words again instead of pasting them.")]
    [InlineData("email", "@", "Enter an email address such as name@example.org.")]
    [InlineData("email", "a@b", "Enter an email address such as name@example.org.")]
    [InlineData("birthDate", "1864-03-11", "Nobody alive was born on that day. Check the year.")]
    [InlineData("contactName", "Dewi", "Enter the phone to call in an emergency, with area code.", "contactPhone")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, string typed, string says, string? at = null)
    {
        var patient = await clinic.Patient();
        var page = await Send(await clinic.As(Role.Coordinator), patient, (field, typed));
        Assert.Equal(says, page.Error(at ?? field));
        page.StillHolds([(field, typed)]);
    }

    [Fact]
    public async Task A_field_of_300_kB_is_refused_and_nothing_is_kept()
    {
        var patient = await clinic.Patient();
        var desk = await clinic.As(Role.Coordinator);
        var page = await Send(desk, patient, ("givenName", new string('x', 300_000)));
        Assert.Equal("This has 300,000 characters and at most 120 are kept. Shorten it.", page.Error("givenName"));
        using var visitor = clinic.Running.Visitor();
        Assert.Equal("This has 300,000 characters and at most 2,000 are kept. Shorten it.", (await Drawn.From(visitor.Fill("/enquire", "enquire", ("name", "Fern"), ("phone", "555 555 0100"), ("message", new string('x', 300_000))))).Error("message"));
    }

    [Fact]
    public async Task A_name_of_one_letter_is_asked_about_once()
    {
        var patient = await clinic.Patient();
        var desk = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("givenName", "O"), ("why", "Uses one letter.")];
        Assert.Contains("“O” is one letter. Is that the whole name?", (await Send(desk, patient, typed)).Text, StringComparison.Ordinal);
        await Send(desk, patient, [.. typed, ("asked", "givenName O=whole")]);
        Assert.Equal("O", (await Now(patient)).GivenName);

        using var visitor = clinic.Running.Visitor();
        (string, string)[] enquiry = [("name", "J"), ("phone", "555 555 0100")];
        Assert.Contains("«J» es una sola letra. ¿Es el nombre completo?", (await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", enquiry))).Text, StringComparison.Ordinal);
        Assert.Contains("Tenemos su mensaje", (await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", [.. enquiry, ("asked", "name J=whole")]))).Text, StringComparison.Ordinal);
    }
}
