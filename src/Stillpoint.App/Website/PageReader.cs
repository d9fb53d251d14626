using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>Reads a page from its file: a head of names and values, then Markdown. HTML in it is shown as text; a link leads to a page, a telephone, an address of mail, or another site.</summary>
internal static partial class PageReader
{
    /// <summary>Nobody writes more on a page; more is not read.</summary>
    public const int MostLetters = 100_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>A page; null where the file has no title, which a reader would miss first.</summary>
    /// <param name="key">The last part of its address.</param>
    /// <param name="language">The language of its folder.</param>
    /// <param name="file">The file as it was written.</param>
    /// <param name="words">What stands in the place of a name in braces, such as the clinic's.</param>
    public static SitePage? Read(string key, Language language, string file, IReadOnlyDictionary<string, string>? words = null)
    {
        if (file.Length > MostLetters) return null;
        var text = file.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var (name, value) in words ?? new Dictionary<string, string>()) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || text.IndexOf("\n---\n", StringComparison.Ordinal) is not (> 0 and var end)) return null;
        var head = Head(text[4..end]);
        if (!head.TryGetValue("title", out var title)) return null;
        var markdown = text[(end + 5)..].Trim();
        var sourced = Sources().Replace(markdown, match => Evidence.Find(match.Groups["id"].Value) is { } source ? $"[{source.LabelIn(language)}]({SiteMap.Address(language, "evidence")}#{source.Id})" : match.Value);
        var document = Markdown.Parse(sourced, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Tame(link, language);
        return new(key, language)
        {
            Title = title, Short = head.GetValueOrDefault("short", title), About = head.GetValueOrDefault("about", title), Group = head.GetValueOrDefault("group", "practical"),
            Order = int.TryParse(head.GetValueOrDefault("order"), CultureInfo.InvariantCulture, out var order) ? order : 99, Grade = head.GetValueOrDefault("grade"),
            Questions = head.GetValueOrDefault("faq") == "yes", Head = head, Markdown = markdown,
            Html = Framed(document.ToHtml(Pipeline), title), Plain = Plain(Sources().Replace(markdown, match => Evidence.Find(match.Groups["id"].Value) is null ? match.Value : "")),
        };
    }

    /// <summary>The ids of the sources a text names.</summary>
    public static IEnumerable<string> SourcesOf(string markdown) => Sources().Matches(markdown).Select(match => match.Groups["id"].Value);

    /// <summary>The words of a text alone.</summary>
    public static string Plain(string markdown) => Blanks().Replace(Markdown.ToPlainText(markdown, Pipeline), " ").Trim();

    private static Dictionary<string, string> Head(string lines)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var at) head[line[..at].Trim()] = line[(at + 1)..].Trim();
        return head;
    }

    /// <summary>A page of ours gets its language; what is no address anybody should follow is left as words; pictures of others are not loaded.</summary>
    private static void Tame(LinkInline link, Language language)
    {
        var url = link.Url ?? "";
        if (link.IsImage && !url.StartsWith('/')) link.IsImage = false;
        link.Url = url is ['#', ..] || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("tel:", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal) ? url
            : url is "/check" or "/enquire" ? $"{url}?{Shell.Languages.Key}={Translated.Code(language)}"
            : url is ['/', not ('/' or '\\'), ..] ? url
            : OwnKey().IsMatch(url) ? SiteMap.Address(language, url)
            : "#";
        if (url.StartsWith("https://", StringComparison.Ordinal)) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
    }

    /// <summary>A wide table moves sideways by itself on a narrow screen.</summary>
    private static string Framed(string html, string title) => html
        .Replace("<table>", $"<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"{System.Net.WebUtility.HtmlEncode(title)}\"><table class=\"table\">", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<id>[a-z0-9-]{2,40})\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sources();

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnKey();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();
}
