namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>The words of a form in one language, exactly as on the owner's form; or our own short descriptors where the scale has no protected text.</summary>
/// <param name="Language">A language tag such as <c>en</c> or <c>es</c>.</param>
/// <param name="ReadFrom">The copy these words were read from.</param>
public sealed record Wording(string Language, string ReadFrom)
{
    public string? Title { get; init; }

    /// <summary>What stands above the items.</summary>
    public string? Instructions { get; init; }

    public required IReadOnlyList<ItemWording> Items { get; init; }

    public IReadOnlyList<ItemWording> Unscored { get; init; } = [];

    /// <summary>The owner's notice as it stands on a clinic's licensed form.</summary>
    public string? Notice { get; init; }

    /// <summary>Items that share their answers.</summary>
    public static IReadOnlyList<ItemWording> Sharing(IReadOnlyDictionary<int, string> answers, params IReadOnlyList<string> items) =>
        [.. items.Select(text => new ItemWording(text, answers))];

    /// <summary>Consecutive answers, the first with the code <paramref name="from"/>.</summary>
    public static IReadOnlyDictionary<int, string> Answers(int from, params IReadOnlyList<string> texts) =>
        texts.Select((text, index) => (Code: from + index, text)).ToDictionary(answer => answer.Code, answer => answer.text);
}

/// <summary>The words of one item; of its answers only those the form prints.</summary>
public sealed record ItemWording(string Text, IReadOnlyDictionary<int, string> Answers);
