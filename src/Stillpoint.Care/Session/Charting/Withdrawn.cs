namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// What was signed for a session and no longer rests on what is known of the patient: a fact was struck, corrected or added
/// since. No more of the drug is given on it until whoever answers for it has judged it again.
/// </summary>
/// <param name="ToSign">What its own role decides or signs anew first, in a sentence; null where suitability and order stand.</param>
/// <param name="Changed">What whoever signed the time-out, or let the drug go on, did not have before them; a sentence each.</param>
public sealed record Withdrawn(string? ToSign, IReadOnlyList<string> Changed)
{
    public string Why => ToSign ?? $"Changed since the time-out was signed: {string.Join(' ', Changed)}";

    /// <summary>The same with what opens the start again.</summary>
    public string BeforeTheDrug => $"{Why} {(ToSign is null ? "Answer it at the gate; then both" : "Then both")} read the time-out and sign it again.";

    /// <summary>The same with what opens a further dose, which no time-out does.</summary>
    public string BeforeMore => ToSign is null ? $"{Why} Give nothing more until a prescriber has judged it: a dose they decide on is charted as given without the gate, with who decided and why."
        : $"{Why} Give nothing more until that is signed again.";

    public override string ToString() => "[withdrawn]";
}
