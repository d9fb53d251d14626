using System.Text.Json;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>Everything a public document is drawn from: nothing in it is about whoever looks.</summary>
internal sealed record SiteView(Library Library, Language Language, string Path, string Title, string About)
{
    public SitePage? Page { get; init; }
    public ClinicRow? Clinic { get; init; }
    public bool IsFront { get; init; }
    public bool IsSources { get; init; }
    public bool IsClinics { get; init; }
    public bool IsSearch { get; init; }
    public string Words { get; init; } = "";
    public IReadOnlyList<Found> Found { get; init; } = [];
    public string? Theme { get; init; }
    public required string Base { get; init; }
    public required string Styles { get; init; }
    public required string Icon { get; init; }
    public bool Demo { get; init; }

    /// <summary>The same page in a language; what differs is only the first part of its address.</summary>
    public string In(Language language) => $"/{Translated.Code(language)}{Path}";

    /// <summary>Facts for search engines, in the words of schema.org; null where there are none.</summary>
    public string? Facts()
    {
        if (Page is { Questions: true } page)
            return JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org", ["@type"] = "FAQPage", ["inLanguage"] = Translated.Code(Language),
                ["mainEntity"] = QuestionsOf(page).Select(one => new Dictionary<string, object>
                {
                    ["@type"] = "Question", ["name"] = one.Question, ["acceptedAnswer"] = new Dictionary<string, object> { ["@type"] = "Answer", ["text"] = one.Answer },
                }).ToList(),
            });
        if ((Clinic ?? (IsFront && Library.Clinics is [var only] ? only : null)) is not { } clinic) return null;
        var facts = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org", ["@type"] = "MedicalClinic", ["name"] = clinic.Name, ["url"] = Base + SiteMap.Address(Language, $"clinics/{Library.SlugOf(clinic)}"), ["description"] = About,
        };
        var says = Library.FactsOf(Language, clinic);
        foreach (var (property, value) in (ReadOnlySpan<(string, string?)>)[("telephone", says.Phone), ("address", says.Address), ("hasMap", says.Map)])
            if (value is not null) facts[property] = value;
        if (says.Week.Count > 0) facts["openingHours"] = says.Week;
        return JsonSerializer.Serialize(facts);
    }

    /// <summary>Each heading of a page of questions, with the words below it.</summary>
    public static IEnumerable<(string Question, string Answer)> QuestionsOf(SitePage page) =>
        from part in page.Markdown.Split("## ", StringSplitOptions.RemoveEmptyEntries)
        let lines = part.Split('\n', 2)
        where lines.Length == 2 && lines[1].Trim().Length > 0
        let plain = lines[1].Split('{').Select((piece, at) => at == 0 ? piece : piece[(piece.IndexOf('}', StringComparison.Ordinal) + 1)..])
        select (PageReader.Plain(lines[0]), PageReader.Plain(string.Concat(plain)));
}
