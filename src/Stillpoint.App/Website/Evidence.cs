using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>What a sentence on a public page rests on: who found it, where it is printed, how sure it is, and when somebody last looked.</summary>
internal sealed record Evidence(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("label")] string Label, [property: JsonPropertyName("citation")] string Citation,
    [property: JsonPropertyName("reviewed")] DateOnly Reviewed, [property: JsonPropertyName("grade")] string? Grade,
    [property: JsonPropertyName("en")] string English, [property: JsonPropertyName("es")] string Spanish)
{
    /// <summary>Its short name; one that is no name of people is in the language of the page.</summary>
    public string LabelIn(Language language) => Label == SiteTexts.OwnRule.English ? SiteTexts.OwnRule.In(language) : Label;

    public string Says(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>The register of the build: every claim of a public page names a line of it.</summary>
    public static IReadOnlyList<Evidence> Register { get; } = Read();

    public static Evidence? Find(string id) => Register.FirstOrDefault(one => one.Id == id);

    private static List<Evidence> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Stillpoint.App.Website.evidence.json")!;
        return JsonSerializer.Deserialize<List<Evidence>>(stream)!;
    }
}
