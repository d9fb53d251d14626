using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Uploads;
using Stillpoint.Care.Enquiry;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.Enquiry;

/// <summary>The private check, what becomes of a request, and referrals.</summary>
public sealed class From_a_check_to_an_answer(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string, string)[] Tried = [("trouble", "depression"), ("tried", "two"), ("pregnant", "no")];

    [Fact]
    public void Every_question_answer_and_reason_has_its_words()
    {
        Assert.Equal(PrivateCheck.Questions.Select(question => question.Key), PrivateCheckTexts.Questions.Keys);
        Assert.Equal(PrivateCheck.Questions.SelectMany(question => question.Answers.Select(answer => $"{question.Key} {answer}")), PrivateCheckTexts.Answers.Keys);
        Assert.Equal(PrivateCheck.Codes.Order(StringComparer.Ordinal), PrivateCheckTexts.Sentences.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(ReadingGrade.English(string.Join(' ', PrivateCheckTexts.Sentences.Values.Select(one => one.English))), 0, ReadingGrade.MostForPatients);
        Assert.InRange(ReadingGrade.Spanish(string.Join(' ', PrivateCheckTexts.Sentences.Values.Select(one => one.Spanish))), 0, ReadingGrade.MostForPatients);
    }

    [Theory]
    [InlineData("en", "Please talk to somebody first", "To talk about first")]
    [InlineData("es", "Por favor, hable primero con alguien", "Para hablar antes")]
    public async Task The_check_shows_help_in_danger_first_and_keeps_nothing(string language, string crisis, string talk)
    {
        using var visitor = clinic.Running.Visitor();
        await using var db = clinic.Open();
        var before = (await db.Set<EnquiryRow>().CountAsync(), await db.Set<AuditEntryRow>().CountAsync(), await db.Set<TaskRow>().CountAsync());
        var page = await Drawn.From(visitor.Fill($"/check?lang={language}", "check", ("safety", "thoughts"), ("trouble", "depression"), ("escort", "no")));
        Assert.True(page.Text.IndexOf(crisis, StringComparison.Ordinal) is > 0 and var at && at < page.Text.IndexOf(talk, StringComparison.Ordinal));
        Assert.Contains("href=\"tel:988\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(before, (await db.Set<EnquiryRow>().CountAsync(), await db.Set<AuditEntryRow>().CountAsync(), await db.Set<TaskRow>().CountAsync()));
    }

    [Fact]
    public async Task The_check_gives_reasons_with_their_sources_and_no_verdict()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill("/check?lang=en", "check", [.. Tried, ("safety", "no")]));
        Assert.Contains("the proof is best", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/evidence#swainson\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("A person decides with you", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Please talk to somebody first", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_sent_along_reach_the_coordinator_and_thoughts_of_suicide_call_somebody_at_once()
    {
        using var visitor = clinic.Running.Visitor();
        var check = PrivateCheckForm.Write(new Dictionary<string, string> { ["safety"] = "might-act", ["trouble"] = "pain", ["made-up"] = "x" });
        var sent = await Drawn.From(visitor.Fill("/enquire?lang=en", "enquire", ("name", "Wren Hollow"), ("phone", "555 555 0171"), ("check", check), ("timesOfDay", "morning"), ("timesOfDay", "evening")));
        Assert.Contains("Please do not wait for our call", sent.Text, StringComparison.Ordinal);
        await using var db = clinic.Open();
        var row = await db.Set<EnquiryRow>().AsNoTracking().SingleAsync(one => one.Name == "Wren Hollow");
        Assert.Equal(("morning evening", """{"safety":"might-act","trouble":"pain"}"""), (row.TimesOfDay, row.Check));
        Assert.Equal(AlertTier.Emergency, (await db.Set<TaskRow>().SingleAsync(task => task.About == EnquiryDesk.PageOf(row.Id))).Tier);
        var coordinator = await clinic.As(Role.Coordinator);
        var page = await Drawn.From(coordinator.Get($"/enquiries/{row.Id}"));
        Assert.Contains("Call now", page.Text, StringComparison.Ordinal);
        Assert.Contains("Yes, and I might act on it", page.Text, StringComparison.Ordinal);
        Assert.Contains("might act on thoughts of suicide", (await Drawn.From(coordinator.Get("/enquiries"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_is_told_so_and_nothing_is_kept()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill("/enquire?lang=en", "enquire", ("name", "Bo Tsworth"), ("phone", "555 555 0172"), ("website", "https://spam.example")));
        Assert.Contains("If you are a person", string.Join(' ', page.Summary), StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name == "Bo Tsworth"));
    }

    [Fact]
    public async Task The_person_sees_where_the_request_stands_takes_leave_back_and_withdraws_it()
    {
        using var visitor = clinic.Running.Visitor();
        var sent = await Drawn.From(visitor.Fill("/enquire?lang=en", "enquire", ("name", "Clove Harper"), ("phone", "555 555 0173"), ("mayText", "true"), ("email", "clove@example.org"), ("mayEmail", "true")));
        var link = WebUtility.HtmlDecode(sent.Html[(sent.Html.IndexOf("href=\"/e/", StringComparison.Ordinal) + 6)..].Split('"')[0]);
        await using var db = clinic.Open();
        var row = await db.Set<EnquiryRow>().AsNoTracking().SingleAsync(one => one.Name == "Clove Harper");
        Assert.Equal("2026-11-30: You may text me times and places. Never anything about your health.", (await db.Set<ContactConsentRow>().AsNoTracking().SingleAsync(one => one.EnquiryId == row.Id && one.Channel == "sms")).Wording);
        Assert.Contains("Somebody will call you", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);

        var coordinator = await clinic.As(Role.Coordinator);
        using (await coordinator.Fill($"/enquiries/{row.Id}", "call", ("cameOf", "not-reached"))) { }
        Assert.Contains("did not reach you", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        using (await coordinator.Fill($"/enquiries/{row.Id}", "call", ("cameOf", "reached"), ("note", "Wants mornings."))) { }
        using (await coordinator.Fill($"/enquiries/{row.Id}", "waits")) { }
        var page = await Drawn.From(visitor.Get(link));
        Assert.Contains("We spoke with you on", page.Text, StringComparison.Ordinal);
        Assert.Contains("cannot honestly say", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wants mornings", page.Text, StringComparison.Ordinal);

        page = await Drawn.From(visitor.Fill(link, "stop-text"));
        Assert.DoesNotContain("by text message", page.Text, StringComparison.Ordinal);
        Assert.Contains("by email", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await db.Set<ContactConsentRow>().AsNoTracking().SingleAsync(one => one.EnquiryId == row.Id && one.Channel == "sms")).RevokedAt);
        page = await Drawn.From(visitor.Fill(link, "withdraw"));
        Assert.Contains("taken back", page.Text, StringComparison.Ordinal);
        Assert.Equal(EnquiryStatus.Declined, (await db.Set<EnquiryRow>().AsNoTracking().SingleAsync(one => one.Id == row.Id)).Status);
        Assert.Contains("does not work", (await Drawn.From(visitor.Get("/e/abcdef?lang=en"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_before_from_the_same_number_is_known_again()
    {
        using var visitor = clinic.Running.Visitor();
        foreach (var name in new[] { "Sorrel One", "Sorrel Two" })
            await Drawn.From(visitor.Fill("/enquire?lang=en", "enquire", ("name", name), ("phone", name.EndsWith('e') ? "(555) 555-0174" : "+1 555 555 0174")));
        await using var db = clinic.Open();
        var (first, second) = (await db.Set<EnquiryRow>().SingleAsync(one => one.Name == "Sorrel One"), await db.Set<EnquiryRow>().SingleAsync(one => one.Name == "Sorrel Two"));
        var coordinator = await clinic.As(Role.Coordinator);
        Assert.Contains(first.Reference, (await Drawn.From(coordinator.Get($"/enquiries/{second.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_comes_before_others_and_its_letter_opens_for_the_front_desk_alone()
    {
        using var visitor = clinic.Running.Visitor();
        Task<Drawn> Send(string name, byte[] file, string reason = "Two antidepressants failed.") => Refer(visitor, "en", [("name", name), ("reason", reason)], "../../letter of Hazel.jpg", file);

        var refused = await Send("Juniper Refused", "MZ a program"u8.ToArray());
        Assert.Contains("could not be read", string.Join(' ', refused.Summary), StringComparison.Ordinal);
        var taken = await Send("Juniper Referred", What_is_taken_out_of_a_file.Photo());
        Assert.Contains("We have your referral", taken.Text, StringComparison.Ordinal);
        var grave = await Send("Juniper Grave", What_is_taken_out_of_a_file.Photo(), "His wife found pills counted out and a note written.");
        Assert.Contains("sounds as if the patient may be in danger", grave.Text, StringComparison.Ordinal);
        Assert.Contains("btn btn-danger btn-lg\" href=\"tel:988\"", grave.Html, StringComparison.Ordinal);
        await using var db = clinic.Open();
        var called = $"/enquiries/{(await db.Set<EnquiryRow>().SingleAsync(one => one.Name == "Juniper Grave")).Id}";
        Assert.True(await db.Set<TaskRow>().AnyAsync(task => task.Alert == "DANGER_WORDS" && task.About == called));
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name == "Juniper Refused"));
        var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Name == "Juniper Referred");
        var upload = await db.Set<UploadRow>().SingleAsync(one => one.EnquiryId == row.Id);
        Assert.Equal("letter of Hazel.jpg", upload.Name);
        Assert.DoesNotContain("JFIF", Encoding.Latin1.GetString(upload.Sealed), StringComparison.Ordinal);

        var coordinator = await clinic.As(Role.Coordinator);
        Assert.Contains("Call before others", (await Drawn.From(coordinator.Get($"/enquiries/{row.Id}"))).Text, StringComparison.Ordinal);
        using var opened = await coordinator.Get($"/enquiries/{row.Id}/uploads/{upload.Id}");
        Assert.Equal("image/jpeg", opened.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await opened.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        var custodian = await clinic.As(Role.Custodian);
        Assert.NotEqual(HttpStatusCode.OK, (await custodian.Get($"/enquiries/{row.Id}/uploads/{upload.Id}")).StatusCode);
        using var stranger = clinic.Running.Visitor();
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.Get($"/enquiries/{row.Id}/uploads/{upload.Id}")).StatusCode);
    }

    [Theory]
    [InlineData("en", "", "A file is empty")]
    [InlineData("es", "", "Un archivo está vacío")]
    [InlineData("es", "%PDF-1.7 cut off in the mid", "No se pudo leer un archivo")]
    public async Task A_letter_that_did_not_arrive_whole_is_never_left_out_silently_and_every_word_is_kept(string language, string file, string says)
    {
        using var visitor = clinic.Running.Visitor();
        (string, string)[] typed = [("name", "Hazel Half"), ("reason", "Two antidepressants failed.\nA third is running."), ("role", "Family physician, Elm Street")];
        var page = await Refer(visitor, language, typed, "letter.pdf", Encoding.ASCII.GetBytes(file));
        Assert.Contains(says, page.Error("files"), StringComparison.Ordinal);
        page.StillHolds(typed);
        await using var db = clinic.Open();
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name == "Hazel Half"));
    }

    [Fact]
    public async Task A_letter_that_came_with_a_form_that_is_refused_is_asked_for_again()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Refer(visitor, "es", [("name", ""), ("reason", "Dos medicinas no ayudaron.")], "carta.jpg", What_is_taken_out_of_a_file.Photo());
        Assert.Equal("es", page.Language);
        Assert.Equal("Escriba el nombre del paciente.", page.Error("name"));
        Assert.Equal("Los archivos no llegaron esta vez. Elíjalos otra vez antes de enviar.", page.Error("files"));
        Assert.Contains("Tenemos su derivación", (await Refer(visitor, "es", [("name", "Nogal Entero"), ("reason", "Dos medicinas no ayudaron.")], "carta.jpg", What_is_taken_out_of_a_file.Photo())).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/enquire?lang=en", "enquire", "faster than a person writes")]
    [InlineData("/enquire?lang=es", "enquire", "más rápido de lo que escribe una persona")]
    [InlineData("/refer?lang=es", "refer", "más rápido de lo que escribe una persona")]
    public async Task A_form_that_comes_back_in_the_moment_it_was_drawn_is_kept_by_nobody_until_it_is_sent_again(string path, string form, string says)
    {
        using var hurried = new Visitor(new Uri(clinic.Running.Address));
        var name = $"Quick {form} {path[^2..]}";
        (string, string)[] typed = [("referrer", "Robin Vale"), ("role", "Nurse"), ("referrerPhone", "555 555 0180"), ("name", name), ("phone", "555 555 0199"), ("reads", "en"), ("reason", "Two failed."), ("agrees", "true")];
        var send = await hurried.Prepare(path, form, typed);
        var page = await Drawn.From(send());
        Assert.Contains(says, string.Join(' ', page.Summary), StringComparison.Ordinal);
        page.StillHolds([("name", name)]);
        await using var db = clinic.Open();
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name == name));
        clinic.Running.Clock.Pass(WritingTime.Least);
        Assert.Empty((await Drawn.From(send())).Summary);
        Assert.Empty((await Drawn.From(send())).Summary);
        Assert.Equal(1, await db.Set<EnquiryRow>().CountAsync(row => row.Name == name));
    }

    [Fact]
    public async Task The_moment_of_one_form_serves_no_other()
    {
        using var visitor = clinic.Running.Visitor();
        var other = Guid.CreateVersion7(clinic.Running.Clock.GetUtcNow()).ToString();
        foreach (var (field, value) in new[] { ("token", other), ("opened", "made up"), ("opened", "") })
        {
            var page = await Drawn.From(visitor.Fill("/enquire?lang=en", "enquire", ("name", "Bo Tagain"), ("phone", "555 555 0172"), (field, value)));
            Assert.Contains("Nothing is lost. Read it once more", string.Join(' ', page.Summary), StringComparison.Ordinal);
        }
        await using var db = clinic.Open();
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name == "Bo Tagain"));
    }

    [Theory]
    [InlineData("name", "Fern\0Hale")]
    [InlineData("message", "First line.\u0007Second.")]
    [InlineData("bestTime", "after\u202efive")]
    [InlineData("email", "fern\0@example.org")]
    [InlineData("phone", "555\0 555 0101")]
    public async Task A_sign_nobody_can_see_is_refused_in_words(string field, string typed)
    {
        using var visitor = clinic.Running.Visitor();
        var fields = new Dictionary<string, string> { ["name"] = "Fern Unseen", ["phone"] = "555 555 0101", [field] = typed };
        var page = await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", [.. fields.Select(one => (one.Key, one.Value))]));
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        Assert.NotNull(page.Error(field));
        await using var db = clinic.Open();
        Assert.False(await db.Set<EnquiryRow>().AnyAsync(row => row.Name.StartsWith("Fern")));
    }

    [Fact]
    public async Task A_sign_nobody_can_see_is_refused_in_words_beside_a_letter_too()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Refer(visitor, "en", [("name", "Fern\0Hale"), ("reason", "Two failed.")], "letter.jpg", What_is_taken_out_of_a_file.Photo());
        Assert.True(page.Status == HttpStatusCode.OK, page.Text);
        Assert.NotNull(page.Error("name"));
    }

    private static readonly (string Name, string Value)[] Referrer = [("referrer", "Robin Vale"), ("role", "Family physician"), ("referrerPhone", "555 555 0180"), ("phone", "555 555 0181"), ("reads", "en"), ("agrees", "true")];

    /// <summary>Sends a referral with one file, as a browser does.</summary>
    private async Task<Drawn> Refer(Visitor visitor, string language, (string Name, string Value)[] typed, string called, byte[] file)
    {
        var html = await visitor.Read($"/refer?lang={language}");
        string Hidden(string name) => WebUtility.HtmlDecode(html[(html.IndexOf($"name=\"{name}\" value=\"", StringComparison.Ordinal) + name.Length + 15)..].Split('"')[0]);
        clinic.Running.Clock.Pass(WritingTime.Least);
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in new[] { "_handler", "token", "__RequestVerificationToken", "opened" }.Select(name => (name, Hidden(name))).Concat(Referrer.ExceptBy(typed.Select(one => one.Name), one => one.Name)).Concat(typed))
            body.Add(new StringContent(value), field);
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        body.Add(part, "files", called);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/refer?lang={language}") { Content = body };
        return await Drawn.From(visitor.Send(request));
    }
}
