using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Texts;
using Stillpoint.App.Website;

namespace Stillpoint.App.Tests.Website;

public sealed class The_public_pages(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static async Task<HttpResponseMessage> Search(Visitor visitor, string language, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{language}/search") { Content = new FormUrlEncodedContent([KeyValuePair.Create("words", words)]) };
        return await visitor.Send(request);
    }

    [Fact]
    public async Task Open_in_both_languages_with_urgent_help_and_without_a_script()
    {
        using var visitor = clinic.Running.Visitor();
        var pages = PublicSite.Paths(Library.Read("none", [])).ToList();
        Assert.True(pages.Count > 25);
        foreach (var language in new[] { "en", "es" })
            foreach (var path in pages)
            {
                var page = await Drawn.From(visitor.Get($"/{language}{path}"));
                Assert.True((page.Status, page.Language) == (HttpStatusCode.OK, language), $"/{language}{path} answers {page.Status} in {page.Language}");
                Assert.Contains("href=\"tel:988\"", page.Html, StringComparison.Ordinal);
                Assert.Single(Regex.Matches(page.Html, "<h1[ >]"));
                Assert.DoesNotContain("<script src", page.Html, StringComparison.Ordinal);
                Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
                Assert.Contains($"hreflang=\"{(language == "en" ? "es" : "en")}\" href=\"http", page.Html, StringComparison.Ordinal);
                Assert.Contains("property=\"og:title\"", page.Html, StringComparison.Ordinal);
                Assert.True(page.Html.Length < 20_000, $"/{language}{path} has {page.Html.Length} letters");
            }
    }

    [Fact]
    public async Task Say_to_search_engines_what_they_are()
    {
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("\"@type\":\"FAQPage\"", await visitor.Read("/en/questions"), StringComparison.Ordinal);
        var clinics = await visitor.Read("/es/clinics");
        Assert.Contains("/es/clinics/harbour", clinics, StringComparison.Ordinal);
        Assert.Contains("\"@type\":\"MedicalClinic\"", await visitor.Read("/es/clinics/harbour"), StringComparison.Ordinal);
        var map = XDocument.Parse(await visitor.Read("/sitemap.xml"));
        Assert.True(map.Root!.Elements().Count() > 50);
        Assert.Contains("Disallow: /\n", await visitor.Read("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_clinic_say_where_it_is_when_somebody_is_there_and_what_it_costs_as_its_owner_entered_it()
    {
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("Nobody answers here", await visitor.Read("/en/clinics/harbour"), StringComparison.Ordinal);
        Assert.Contains("not on this page yet", await visitor.Read("/en/clinics/harbour"), StringComparison.Ordinal);
        var owner = await clinic.As(Role.Owner);
        var form = $"public-{clinic.Running.Clinic}";
        var refused = await Drawn.From(owner.Fill("/clinics", form, ("map", "javascript:alert(1)"), ("pricesEn", "First talk: $150")));
        Assert.Contains("beginning with https://", refused.Error("map"), StringComparison.Ordinal);
        Assert.Contains("both languages", refused.Error("pricesEs"), StringComparison.Ordinal);
        using (await owner.Fill("/clinics", form, ("address", "12 Lantern Street"), ("map", "https://maps.example/lantern"), ("afterHours", "555 555 0111"), ("pricesEn", "First talk: $150\nDrip | <b>visit: $400"), ("pricesEs", "Primera charla: $150"))) { }
        using (await owner.Fill($"/clinics/{clinic.Running.Clinic}/on-call", "hours", ("phone", "555 555 0100"), ("Monday-opens", "09:00"), ("Monday-closes", "17:00"))) { }
        clinic.Running.Clock.Pass(TimeSpan.FromSeconds(6));
        var page = await Drawn.From(visitor.Get("/en/clinics/harbour"));
        foreach (var says in (string[])["12 Lantern Street", "Monday 09:00–17:00", "When we are closed", "First talk", "$150", "$400"]) Assert.Contains(says, page.Text, StringComparison.Ordinal);
        foreach (var leads in (string[])["href=\"https://maps.example/lantern\"", "href=\"tel:5555550111\"", "href=\"tel:5555550100\""]) Assert.Contains(leads, page.Html, StringComparison.Ordinal);
        Assert.Contains("\"openingHours\":[\"Mo 09:00-17:00\"]", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
        var spanish = await Drawn.From(visitor.Get("/es/clinics/harbour"));
        Assert.Contains("Lunes 09:00–17:00", spanish.Text, StringComparison.Ordinal);
        Assert.Contains("Primera charla", spanish.Text, StringComparison.Ordinal);
        Assert.Contains("12 Lantern Street", await visitor.Read("/es/clinics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Spanish_name_a_rule_of_the_clinic_in_Spanish()
    {
        using var visitor = clinic.Running.Visitor();
        foreach (var path in PublicSite.Paths(Library.Read("none", []))) Assert.DoesNotContain("Rule of this clinic", await visitor.Read($"/es{path}"), StringComparison.Ordinal);
        Assert.Contains("Norma de esta clínica", await visitor.Read("/es/evidence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_not_there_say_so_and_nothing_of_what_was_looked_for_is_drawn_as_markup()
    {
        using var visitor = clinic.Running.Visitor();
        foreach (var path in new[] { "/en/nothing", "/es/clinics/nobody", "/en/index", "/en/..%2fappsettings" }) Assert.Equal(HttpStatusCode.NotFound, (await Drawn.From(visitor.Get(path))).Status);
        var page = await Drawn.From(Search(visitor, "en", "<script>alert(1)</script>" + new string('x', 5000)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "driving", "/en/driving")]
    [InlineData("es", "adiccion", "/es/addiction")]
    [InlineData("en", "FDA approved", "/en/questions")]
    public async Task Are_found_by_their_words_with_accents_or_without(string language, string words, string expected)
    {
        using var visitor = clinic.Running.Visitor();
        Assert.Contains($"<li><a href=\"{expected}\">", (await Drawn.From(Search(visitor, language, words))).Html, StringComparison.Ordinal);
        Assert.Contains("Nothing was found", (await Drawn.From(Search(visitor, "en", "zzyzx"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "i want to unalive myself", true)]
    [InlineData("es", "ya no aguanto", true)]
    [InlineData("en", "kill the pain", false)]
    public async Task Put_988_before_what_was_found_when_somebody_looks_for_a_way_out(string language, string words, bool help)
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(Search(visitor, language, words));
        Assert.Equal(help, page.Html.Contains("class=\"btn btn-danger btn-lg\" href=\"tel:988\"", StringComparison.Ordinal));
        await using var db = clinic.Open();
        Assert.DoesNotContain(await db.Set<TaskRow>().Select(task => task.Title).ToListAsync(), title => title.Contains("unalive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cost_nothing_to_look_at_again()
    {
        using var visitor = clinic.Running.Visitor();
        using var first = await visitor.Get("/en/depression");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/en/depression") { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        using var second = await visitor.Send(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}

/// <summary>A clinic's own files stand in the place of those that ship.</summary>
public sealed class A_clinics_own_pages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stillpoint-site-").FullName;

    private readonly ClinicRow harbour = new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Name = "Ciudad Niño & <b>Sons", TimeZone = "America/New_York", Phone = "555 555 0100", CreatedAt = DateTimeOffset.UnixEpoch };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Library Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return Library.Read(folder, [harbour]);
    }

    [Fact]
    public void Replace_the_ones_that_ship_in_their_language_only()
    {
        var library = Write("en/cost.md", "---\ntitle: Our prices\n---\n\nA visit costs $400. {good-faith}\n");
        Assert.Equal("Our prices", library.Find(Language.English, "cost")!.Title);
        Assert.Contains("/en/evidence#good-faith", library.Find(Language.English, "cost")!.Html, StringComparison.Ordinal);
        Assert.NotEqual("Our prices", library.Find(Language.Spanish, "cost")!.Title);
    }

    [Fact]
    public void Without_a_title_or_too_long_leave_the_shipped_page_where_it_was()
    {
        Assert.Contains("Insurance", Write("en/cost.md", "Just words").Find(Language.English, "cost")!.Title, StringComparison.Ordinal);
        Assert.Contains("Insurance", Write("en/cost.md", "---\ntitle: Long\n---\n" + new string('x', PageReader.MostLetters)).Find(Language.English, "cost")!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Hold_no_markup_no_script_no_picture_of_another_site_and_no_link_that_runs()
    {
        var page = Write("en/cost.md", "---\ntitle: <b>x\n---\n\n<script>alert(1)</script>\n\n[go](javascript:alert(1)) ![x](https://elsewhere.example/x.png) [a](//elsewhere.example) [b](/\\elsewhere.example) <http://plain.example>\n").Find(Language.English, "cost")!;
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"//", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/\\", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_clinic_say_where_it_is_and_its_name_is_a_name()
    {
        var library = Write("clinics/ciudad-nino-b-sons/es.md", "---\ntitle: {clinic}\naddress: 12 Lantern Street\n---\n\n{reach}\n");
        Assert.Equal("ciudad-nino-b-sons", Library.SlugOf(harbour));
        var page = library.ClinicPage(Language.Spanish, harbour);
        Assert.Equal("12 Lantern Street", page.Head["address"]);
        Assert.Contains("tel:5555550100", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", library.ClinicPage(Language.English, harbour).Html, StringComparison.Ordinal);
    }
}
