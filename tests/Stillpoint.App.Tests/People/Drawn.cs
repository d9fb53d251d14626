using System.Net;
using System.Text.RegularExpressions;

namespace Stillpoint.App.Tests.People;

/// <summary>A page as it was drawn: what stands in its fields, and what it says is wrong with them.</summary>
internal sealed class Drawn(HttpStatusCode status, string html)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The words of the page, as a person reads them.</summary>
    public string Text { get; } = WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " "));

    public string Html { get; } = html;

    public string Language => Regex.Match(Html, "<html[^>]* lang=\"([^\"]*)\"").Groups[1].Value;

    public static async Task<Drawn> From(Task<HttpResponseMessage> reply)
    {
        using var answer = await reply;
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What stands in a field; null when the page has no such field, empty when nothing is filled in or chosen.</summary>
    public string? Value(string name)
    {
        var wanted = $"name=\"{Regex.Escape(name)}\"";
        if (Regex.Match(Html, $"<textarea[^>]*{wanted}[^>]*>(.*?)</textarea>", RegexOptions.Singleline) is { Success: true } area) return AsRead(WebUtility.HtmlDecode(area.Groups[1].Value));
        if (Regex.Match(Html, $"<select[^>]*{wanted}[^>]*>(.*?)</select>", RegexOptions.Singleline) is { Success: true } select)
            return Regex.Match(select.Groups[1].Value, "<option[^>]*value=\"([^\"]*)\"[^>]* selected") is { Success: true } option ? WebUtility.HtmlDecode(option.Groups[1].Value) : "";
        var inputs = Regex.Matches(Html, $"<input[^>]*{wanted}[^>]*>").Select(match => match.Value).ToList();
        if (inputs.Count == 0) return null;
        var choices = inputs.Where(input => input.Contains("type=\"radio\"", StringComparison.Ordinal) || input.Contains("type=\"checkbox\"", StringComparison.Ordinal)).ToList();
        if (choices.Count > 0) inputs = [.. choices.Where(input => Regex.IsMatch(input, "\\schecked[\\s>=/]"))];
        return string.Join(',', inputs.Select(input => WebUtility.HtmlDecode(Regex.Match(input, "\\svalue=\"([^\"]*)\"").Groups[1].Value)));
    }

    /// <summary>A browser takes away the first line break of a text.</summary>
    private static string AsRead(string text) => text is ['\n', ..] ? text[1..] : text;

    /// <summary>What the page says is wrong with a field; null when it says nothing.</summary>
    public string? Error(string name) =>
        Regex.Match(Html, $"id=\"(?:[^\"]*-)?{Regex.Escape(name)}-error\".*?</p>", RegexOptions.Singleline) is { Success: true } match
            ? WebUtility.HtmlDecode(Regex.Replace(match.Value[(match.Value.IndexOf('>', StringComparison.Ordinal) + 1)..], "<[^>]+>", "")).Replace("Error:", "", StringComparison.Ordinal).Trim() : null;

    /// <summary>The sentences at the top of a form that was sent back, each with the field it leads to.</summary>
    public IReadOnlyList<string> Summary => [.. Regex.Matches(Regex.Match(Html, "class=\"error-summary\".*?</ul>", RegexOptions.Singleline).Value, "<li>(?<says>.*?)</li>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)
        .Select(match => WebUtility.HtmlDecode(Regex.Replace(match.Groups["says"].Value, "<[^>]+>", "")))];

    /// <summary>Everything that was sent stands in its field again.</summary>
    public void StillHolds(IEnumerable<(string Name, string Value)> sent)
    {
        foreach (var (name, value) in sent.Where(field => !field.Name.EndsWith("password", StringComparison.OrdinalIgnoreCase)))
            Assert.True(Value(name) == value, $"{name} was sent as “{value}” and stands as “{Value(name)}”");
    }
}
