using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>A public page in one language, read from its file.</summary>
/// <param name="Key">The last part of its address, the same in each language.</param>
internal sealed record SitePage(string Key, Language Language)
{
    public required string Title { get; init; }

    /// <summary>Its name in a menu.</summary>
    public required string Short { get; init; }

    /// <summary>One sentence on what it says, for searches and links.</summary>
    public required string About { get; init; }

    /// <summary>Which part of the site it belongs to, and where there.</summary>
    public required string Group { get; init; }
    public int Order { get; init; }

    /// <summary>How sure the evidence is, where the page is about a condition.</summary>
    public string? Grade { get; init; }

    /// <summary>Each heading is a question, and what stands below is its answer.</summary>
    public bool Questions { get; init; }

    /// <summary>What else the head of the file says, such as the address of a clinic.</summary>
    public IReadOnlyDictionary<string, string> Head { get; init; } = new Dictionary<string, string>();

    public required string Markdown { get; init; }
    public required string Html { get; init; }

    /// <summary>Its words alone.</summary>
    public required string Plain { get; init; }

    public string Address => SiteMap.Address(Language, Key);
}

/// <summary>Where the pages stand.</summary>
internal static class SiteMap
{
    public const string Front = "index", Clinic = "clinic";

    /// <summary>The parts of the site in the order of a reader's questions.</summary>
    public static readonly (string Group, Translated Name)[] Groups =
    [
        ("start", new("What it is", "Qué es")), ("conditions", new("What it may help with", "Para qué puede ayudar")), ("visit", new("A visit", "Una visita")),
        ("safety", new("Safety", "Seguridad")), ("practical", new("Cost and questions", "Precio y preguntas")),
    ];

    public static string Address(Language language, string key) => key == Front ? $"/{Translated.Code(language)}" : $"/{Translated.Code(language)}/{key}";

    public static Language Other(Language language) => language == Language.Spanish ? Language.English : Language.Spanish;
}
