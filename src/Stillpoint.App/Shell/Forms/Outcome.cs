namespace Stillpoint.App.Shell.Forms;

/// <summary>Why something wasn't done, in words that say what to do, and the input it is about; null when it is about none.</summary>
public sealed record Refusal(Input? About, string Says);

/// <summary>Something to be answered before it is done, in one act: each answer is a key, and what was typed stays.</summary>
public sealed record Question(string Says, IReadOnlyList<(string Value, string Word)> Answers)
{
    /// <summary>Between what was asked about, to the letter, and what was answered.</summary>
    internal const char Is = '=';

    /// <param name="about">Exactly what is asked about, such as a number as it was typed.</param>
    /// <param name="says">The question.</param>
    /// <param name="answers">The answers, and the words on their keys.</param>
    public static Question About(string about, string says, params IEnumerable<(string Answer, string Word)> answers) =>
        new(says, [.. answers.Select(answer => ($"{about}{Is}{answer.Answer}", answer.Word))]);
}

/// <summary>What came of something a person asked to be done.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It is done. Sent twice, it was done once.</summary>
    public sealed record Done(bool Twice = false) : Outcome;

    public sealed record Refused(IReadOnlyList<Refusal> All) : Outcome;

    /// <summary>Nothing is done yet: it hangs on an answer.</summary>
    public sealed record Asks(Question Question) : Outcome;

    /// <summary>Refused for one reason.</summary>
    public static Refused No(string says, Input? about = null) => new([new(about, says)]);

    /// <summary>Done, unless there is a reason why not.</summary>
    public static Outcome Unless(string? refused, Input? about = null) => refused is null ? new Done() : No(refused, about);
}
