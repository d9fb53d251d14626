using System.Security.Cryptography;
using System.Text;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Consent;

/// <summary>A consent as one text for one product, way and use: lines, of which those with a mark are headings. It is kept and shown exactly like this for ever.</summary>
/// <param name="Version">The name and number of each text it is made of.</param>
internal sealed record ConsentDocument(string Version, string Text, Language Language)
{
    public const string HeadingMark = "## ";

    public static readonly Translated Way = new("How you get it", "Cómo se le da"), Use = new("What it is for", "Para qué es");

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Each part with its heading; a text without headings is one part.</summary>
    public static IEnumerable<(string? Heading, IReadOnlyList<string> Paragraphs)> Parts(string text)
    {
        string? heading = null;
        List<string> paragraphs = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith(HeadingMark, StringComparison.Ordinal))
            {
                paragraphs.Add(line);
                continue;
            }
            if (paragraphs.Count > 0) yield return (heading, paragraphs);
            (heading, paragraphs) = (line[HeadingMark.Length..], []);
        }
        if (paragraphs.Count > 0) yield return (heading, paragraphs);
    }
}
