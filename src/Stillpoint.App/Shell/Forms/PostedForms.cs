namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// The forms that stand on the page of this request, and the one that was sent to it. A form may be gone from the page by then,
/// because somebody else decided meanwhile or because it was sent before: that is an answer in words, not an error.
/// </summary>
public sealed class PostedForms
{
    private const string Key = "sent", SentTwice = "twice";

    private readonly List<FormOf> drawn = [];

    /// <summary>What was sent had been done before; it was not done again.</summary>
    public bool Twice { get; internal set; }

    internal void Add(FormOf form) => drawn.Add(form);

    internal void Remove(FormOf form) => drawn.Remove(form);

    /// <summary>Hands what was posted to its form; false when that form isn't on the page any more.</summary>
    internal async Task<bool> Take(string name, IFormCollection posted)
    {
        if (drawn.Find(form => form.Of.Handler == name) is not { } form) return false;
        await form.Take(posted);
        return true;
    }

    /// <summary>The page to go on to, which then says that something was sent twice and done once.</summary>
    internal static string AfterTwice(string page)
    {
        var (path, fragment) = page.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (page[..at], page[at..]) : (page, "");
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Key}={SentTwice}{fragment}";
    }

    internal static bool WasTwice(HttpRequest request) => request.Query[Key] == SentTwice;
}
