using System.Text.Json;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>One thing a page displayed of what it asks to be signed, such as the dose and what it came to.</summary>
public sealed record ShownLine(string What, string Says)
{
    /// <summary>As one text, to be kept with what was signed on it.</summary>
    public static string Text(IEnumerable<ShownLine> lines) => string.Join('\n', lines.Select(line => $"{line.What}: {line.Says}"));
}

/// <summary>
/// What a page displayed of what it asks to be signed. The form carries it along, and nothing is signed unless every line would
/// still be drawn the same: a signature is for what its signer had in view.
/// </summary>
public sealed class ShownInput : Input<IReadOnlyList<ShownLine>>
{
    /// <summary>What is done on it: to sign, unless it is said otherwise.</summary>
    public (string Done, string Do) Act { get; init; } = ("signed", "sign");

    private string Unseen => $"Nothing was {Act.Done}: what you would {Act.Do} was not on your page yet. It stands here now; read it, then {Act.Do}.";

    /// <summary>The most changes that are named one by one.</summary>
    private const int Named = 12;

    public ShownInput() : base("") => Most = 200_000;

    internal override Control Control => new Control.Hidden();

    /// <summary>The page is drawn with these lines.</summary>
    public void Draw(IEnumerable<ShownLine> lines) => Typed = Text(lines);

    /// <summary>The lines as they are signed.</summary>
    public static string Text(IEnumerable<ShownLine> lines) => JsonSerializer.Serialize(lines);

    internal override (IReadOnlyList<ShownLine>? Value, string? Refused) Read(string typed, Language language)
    {
        try
        {
            return JsonSerializer.Deserialize<List<ShownLine?>>(typed) is { } lines && lines.TrueForAll(line => line is { What: not null, Says: not null }) ? (lines!, null) : (null, Unseen);
        }
        catch (JsonException)
        {
            return (null, Unseen);
        }
    }

    /// <summary>Why what stands now can't be signed: it was not shown, or it has changed, with each change in words. Null when it was shown like this.</summary>
    public Outcome.Refused? Against(IEnumerable<ShownLine> now)
    {
        if (!Has) return Outcome.No(Unseen);
        List<string> changes = [.. Changes(Given, [.. now])];
        if (changes.Count == 0) return null;
        var rest = changes.Count > Named ? $"; and {changes.Count - Named} more" : "";
        return Outcome.No($"Nothing was {Act.Done}: it is not what your page showed any more. {string.Join("; ", changes.Take(Named))}{rest}. It stands here as it is now; read it, then {Act.Do}.");
    }

    private static IEnumerable<string> Changes(IReadOnlyList<ShownLine> shown, IReadOnlyList<ShownLine> now) =>
        from what in shown.Concat(now).Select(line => line.What).Distinct(StringComparer.Ordinal)
        let before = Of(shown, what)
        let after = Of(now, what)
        where before != after
        select $"{what}: {before ?? "nothing"} → {after ?? "nothing"}";

    private static string? Of(IReadOnlyList<ShownLine> lines, string what) =>
        lines.Where(line => line.What == what).Select(line => line.Says.TrimEnd('.')).ToList() is { Count: > 0 } says ? string.Join(", ", says) : null;
}
