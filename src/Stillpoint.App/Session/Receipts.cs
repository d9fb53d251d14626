using System.Globalization;
using Stillpoint.App.Session.Bedside.Forms;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>What came of an entry, as a form is answered.</summary>
internal static class Receipts
{
    /// <summary>Between the keys of the questions that one answer confirms.</summary>
    public const char BetweenKeys = '|';

    /// <summary>Before a moment that was meant.</summary>
    private const string Meant = "at=";

    /// <param name="about">The input that a refusal is about, where it is about one.</param>
    /// <param name="clock">Writes the moments that were probably meant, where one can be chosen.</param>
    public static Outcome ToOutcome(this Receipt receipt, Input? about = null, ClinicClock? clock = null) => receipt switch
    {
        Receipt.Asked asked => new Outcome.Asks(new(asked.NotStored!,
        [
            .. clock is null ? [] : asked.Questions.SelectMany(question => question.Instead ?? []).Distinct().Select(meant => (Meant + BedsideForm.Written(meant), $"It was {clock.Time(meant)}")),
            (string.Join(BetweenKeys, asked.Questions.Select(question => question.Key)), "It is right: record it"),
        ])),
        Receipt.Refused refused => Outcome.No(refused.Because, about),
        Receipt.Stored stored => new Outcome.Done(Twice: stored.Already),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What was asked about this form and answered with yes, as the entry keeps it; null when nothing was.</summary>
    public static IReadOnlyList<string>? Confirmed(this Form form) => form.Reply is { Length: > 0 } keys && !keys.StartsWith(Meant, StringComparison.Ordinal) ? keys.Split(BetweenKeys) : null;

    /// <summary>The moment that was chosen in place of the one that was typed.</summary>
    public static DateTimeOffset? MomentMeant(this Form form) =>
        form.Reply is { } reply && reply.StartsWith(Meant, StringComparison.Ordinal) && DateTimeOffset.TryParse(reply.AsSpan(Meant.Length), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>What this form said stands on the strip already: it was sent before.</summary>
    public static bool Holds(this SessionStory story, Guid form) => story.Strip.Any(entry => entry.Id == form);
}
