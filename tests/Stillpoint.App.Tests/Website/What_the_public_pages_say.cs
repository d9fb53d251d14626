using System.Text.RegularExpressions;
using Stillpoint.App.Texts;
using Stillpoint.App.Website;
using Stillpoint.Care.Enquiry;

namespace Stillpoint.App.Tests.Website;

/// <summary>The texts that ship: whole in both languages, each claim with its source, in words most people can read.</summary>
public sealed partial class What_the_public_pages_say
{
    private static readonly Library Pages = Library.Read(Path.Combine(Path.GetTempPath(), "no-such-folder-of-pages"), []);

    private static IEnumerable<SitePage> All => Library.Languages.SelectMany(Pages.Of);

    private static string Where(SitePage page) => $"{Translated.Code(page.Language)}/{page.Key}";

    [Fact]
    public void Every_page_stands_in_both_languages_with_the_same_parts_and_sources()
    {
        Assert.Equal(Keys(Language.English), Keys(Language.Spanish));
        foreach (var english in Pages.Of(Language.English))
        {
            var spanish = Pages.Find(Language.Spanish, english.Key)!;
            Assert.Equal((english.Group, english.Order, english.Grade is null, english.Questions), (spanish.Group, spanish.Order, spanish.Grade is null, spanish.Questions));
            Assert.True(Headings(english) == Headings(spanish), $"{english.Key} has other parts in Spanish");
            Assert.True(PageReader.SourcesOf(english.Markdown).SequenceEqual(PageReader.SourcesOf(spanish.Markdown)), $"{english.Key} names other sources in Spanish");
            Assert.True(Numbers(english).SequenceEqual(Numbers(spanish)), $"{english.Key} says other numbers in Spanish: {string.Join(' ', Numbers(english))} | {string.Join(' ', Numbers(spanish))}");
        }

        IEnumerable<string> Keys(Language language) => Library.ShippedPages.Where(page => page.Language == language).Select(page => page.Key).Order(StringComparer.Ordinal);
        int Headings(SitePage page) => page.Markdown.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal));
        IEnumerable<string> Numbers(SitePage page) => Digits().Matches(page.Plain).Select(match => match.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void No_claim_stands_without_its_source()
    {
        var bare = from page in All
                   where page.Group is "conditions" or "safety" or "start" && page.Key is not (SiteMap.Front or "conditions")
                   from part in page.Markdown.Split("\n\n").SelectMany(part => part.Split("\n- "))
                   where IsClaim(part) && !PageReader.SourcesOf(part).Any()
                   select $"{Where(page)}: {part}";
        Assert.Empty(bare);
        // What looks like a claim: what a study found, an approval, a number of people.
        static bool IsClaim(string part) => !part.StartsWith('#') && (ClaimWords().IsMatch(part) || OfPeople().IsMatch(part));
    }

    [Fact]
    public void A_claim_is_noticed_where_it_has_no_source() => Assert.Matches(ClaimWords(), "In a study it helped most people.");

    [Fact]
    public void Every_source_is_used_and_names_who_found_it_and_when_somebody_last_looked()
    {
        var used = All.SelectMany(page => PageReader.SourcesOf(page.Markdown)).Concat(PrivateCheck.Questions.SelectMany(question => question.Answers.SelectMany(answer =>
            PrivateCheck.Judge(new Dictionary<string, string> { [question.Key] = answer }).Reasons.Select(reason => reason.Evidence)))).ToHashSet();
        Assert.DoesNotContain(used, id => Evidence.Find(id) is null);
        Assert.Empty(Evidence.Register.Select(one => one.Id).Except(used));
        Assert.Equal(Evidence.Register.Count, Evidence.Register.Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Evidence.Register, one =>
        {
            Assert.True(one.Citation.Length > 10 && one.English.Length > 10 && one.Spanish.Length > 10 && one.Label.Length > 3, one.Id);
            Assert.InRange(one.Reviewed, new DateOnly(2026, 1, 1), new DateOnly(2030, 1, 1));
        });
    }

    [Theory]
    [InlineData(@"\b70\s?(%|percent|por ciento|of 100|de cada 100)")]
    [InlineData(@"\bis safe for (children|kids|everyone|pediatric)")]
    [InlineData(@"\bes segura? para (los niños|todo el mundo)")]
    [InlineData(@"\b(miracle|breakthrough|guarantee|cures\b|milagro|garantiza|sin riesgo|risk-free)")]
    [InlineData(@"ketamine (is|was) approved for (depression|anxiety|pain)")]
    public void Nothing_is_promised_that_nobody_can_keep(string promise) =>
        Assert.Empty(All.Where(page => page.Key != "myths" && Sentences(page.Plain).Any(sentence => Regex.IsMatch(sentence, promise, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            && !Regex.IsMatch(sentence, @"\b(no|not|isn't|never)\b|\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))).Select(Where));

    [Fact]
    public void Two_drugs_are_never_taken_for_one() => Assert.All(All.Where(page => page.Plain.Contains("off-label", StringComparison.Ordinal) && page.Group == "conditions"), page =>
        Assert.Contains("{ketamine-label}", page.Markdown + "{esketamine-label}".Replace("esketamine-label", page.Markdown.Contains("{esketamine-label}", StringComparison.Ordinal) ? "ketamine-label" : "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Fact]
    public void Eight_years_of_school_are_enough_to_read_them()
    {
        var grades = All.Select(page => (Where: Where(page), Grade: page.Language == Language.Spanish ? ReadingGrade.Spanish(Lines(page)) : ReadingGrade.English(Lines(page)))).ToList();
        Assert.Empty(grades.Where(one => one.Grade > ReadingGrade.MostForPatients).Select(one => $"{one.Where}: {one.Grade:0.0}"));
    }

    [Fact]
    public void Every_condition_says_how_sure_anybody_is_and_every_question_has_an_answer()
    {
        Assert.All(All.Where(page => page.Group == "conditions" && page.Key != "conditions"), page => Assert.NotNull(page.Grade));
        Assert.All(All.Where(page => page.Questions), page => Assert.Equal(13, SiteView.QuestionsOf(page).Count()));
    }

    [Fact]
    public void Links_lead_to_pages_that_are_there() =>
        Assert.All(All, page => Assert.All(Hrefs().Matches(page.Html).Select(match => match.Groups["to"].Value), to =>
            Assert.True(to.Contains("/evidence#", StringComparison.Ordinal) ? Evidence.Find(to.Split('#')[1]) is not null
                : to.StartsWith("/check", StringComparison.Ordinal) || to.StartsWith("/enquire", StringComparison.Ordinal) || to.EndsWith("/clinics", StringComparison.Ordinal) || Pages.Find(page.Language, to.Split('/')[^1]) is not null, $"{Where(page)} leads to {to}")));

    private static IEnumerable<string> Sentences(string text) => text.Split('.', '!');

    /// <summary>As it is read, line by line, without the sources.</summary>
    private static string Lines(SitePage page) => string.Join('\n', page.Markdown.Split('\n').Where(line => !line.StartsWith('|') || !line.Contains("---", StringComparison.Ordinal)).Select(line => PageReader.Plain(Braces().Replace(line, "").Replace('|', '.'))));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\{[a-z0-9-]+\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\b(study|studies|trial|approved|found that|proof (is|that)|estudio|estudios|aprobad[oa]|prueba (es|de que))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ClaimWords();

    [GeneratedRegex("[0-9]+ (of|de cada) 100", RegexOptions.ExplicitCapture)]
    private static partial Regex OfPeople();

    [GeneratedRegex("href=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Hrefs();
}
