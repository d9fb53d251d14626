using System.Reflection;
using System.Text.Json;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// A form: a class whose inputs are its properties, each declared once with what it is called, what is needed and what it may be. It
/// is drawn by <see cref="FormOf"/>, filled from what was posted, and handed to a desk when everything in it could be read.
/// </summary>
public abstract class Form(string handler)
{
    private const int MostReplies = 30, MostOfAReply = 500;

    private IReadOnlyList<Input>? inputs;
    private Guid? token;

    /// <summary>What tells it from the other forms of its page.</summary>
    public string Handler { get; } = handler;

    internal Language Language { get; init; }

    /// <summary>Whether what may be left out is marked so; else its label says it.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>Which of its keys was pressed, where it has several.</summary>
    public string? Act { get; set; }

    /// <summary>The key that answered <see cref="Question"/>; null when none was asked.</summary>
    public string? Reply { get; set; }

    /// <summary>Every answer so far, where one question led to another.</summary>
    public IReadOnlyList<string> Replies { get; private set; } = [];

    public IReadOnlyList<Refusal> Refused { get; private set; } = [];

    public Question? Question { get; private set; }

    /// <summary>What was answered when exactly this was asked about; null while it is open. Typed anew, it is something else and asked again.</summary>
    public string? AnswerTo(string about) => Replies.LastOrDefault(reply => reply.StartsWith(about + Forms.Question.Is, StringComparison.Ordinal))?[(about.Length + 1)..];

    public IReadOnlyList<Input> Inputs => inputs ??= [.. Declared(this, "").Concat(More())];

    /// <summary>Gives every input the name of its property, before the first is drawn.</summary>
    internal void NameInputs() => _ = Inputs;

    /// <summary>The id of what this form makes, the same however often it is sent: so the second sending finds that it was done.</summary>
    public Guid Id(DateTimeOffset now) => token ??= Guid.CreateVersion7(now);

    /// <summary>What it makes next is something else: the page stays, and a part of it was done.</summary>
    protected void Anew() => token = null;

    /// <summary>Whether the key that was pressed asks for this input; what it doesn't ask for stays as it was typed, unread.</summary>
    protected virtual bool Asks(Input input) => true;

    /// <summary>The key that was pressed asks for nothing but the page again, with what was typed.</summary>
    public virtual bool OnlyDraws => false;

    /// <summary>Inputs that aren't properties, such as one for each line of a list. Each has its name already.</summary>
    protected virtual IEnumerable<Input> More() => [];

    /// <summary>What shows only when the inputs are looked at together.</summary>
    protected virtual IEnumerable<Refusal> Together() => [];

    /// <summary>Takes what was posted, word for word.</summary>
    public void Take(IFormCollection posted)
    {
        foreach (var input in Inputs)
        {
            input.Take(posted[input.Name]);
            if (input is FileInput files) files.Sent = posted.Files.GetFiles(input.Name);
        }
        // The key itself comes behind what a question carries along of the key before it.
        Act = posted["act"].LastOrDefault();
        Reply = posted["asked"].FirstOrDefault();
        Replies = [.. posted["answered"].Append(Reply).OfType<string>().Where(reply => reply.Length <= MostOfAReply).TakeLast(MostReplies)];
        token = Guid.TryParse(posted["token"].FirstOrDefault(), out var sent) ? sent : null;
    }

    /// <summary>Reads every input; true when nothing is wrong with any.</summary>
    private bool Read()
    {
        List<Refusal> wrong = [.. Inputs.Where(Asks).Select(input => input.Judge(Act, Language) is { } says ? new Refusal(input, says) : null).OfType<Refusal>()];
        Refuse([.. wrong, .. Together().Where(refusal => wrong.TrueForAll(other => other.About != refusal.About))]);
        return Refused.Count == 0;
    }

    /// <summary>Reads it, and hands it on when everything could be read.</summary>
    public async Task<Outcome> Sent(Func<Task<Outcome>> send)
    {
        Outcome outcome = Read() ? await send() : new Outcome.Refused(Refused);
        Refuse(outcome);
        if (outcome is not Outcome.Done) AskForFilesAgain();
        return outcome;
    }

    /// <summary>A browser fills in no file: whoever sends the form once more without them would believe that they came along.</summary>
    private void AskForFilesAgain()
    {
        List<Refusal> again = [.. Inputs.OfType<FileInput>().Where(files => files.Sent.Count > 0 && files.Error is null).Select(files => new Refusal(files, InputTexts.FilesAgain.In(Language)))];
        if (again.Count > 0) Refuse([.. Refused, .. again]);
    }

    /// <summary>Keeps what came of sending it, for the page that is drawn again.</summary>
    private void Refuse(Outcome outcome)
    {
        Refuse(outcome is Outcome.Refused refused ? refused.All : []);
        Question = (outcome as Outcome.Asks)?.Question;
    }

    private void Refuse(IReadOnlyList<Refusal> all)
    {
        Refused = all;
        foreach (var input in Inputs) input.Error = all.FirstOrDefault(refusal => refusal.About == input)?.Says;
    }

    private static IEnumerable<Input> Declared(object of, string prefix)
    {
        foreach (var property in of.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix.Length == 0 ? JsonNamingPolicy.CamelCase.ConvertName(property.Name) : prefix + property.Name;
            if (typeof(Input).IsAssignableFrom(property.PropertyType))
            {
                var input = (Input)property.GetValue(of)!;
                if (input.Name.Length == 0) input.Name = name;
                yield return input;
            }
            else if (typeof(InputGroup).IsAssignableFrom(property.PropertyType))
            {
                foreach (var input in Declared(property.GetValue(of)!, name)) yield return input;
            }
        }
    }

    /// <summary>What somebody typed stands in no log.</summary>
    public override string ToString() => $"[form {Handler}]";
}

/// <summary>Inputs that belong together and stand in several forms, such as a second person's e-mail and password.</summary>
public abstract class InputGroup;

/// <summary>A form that asks nothing: one key, or several that each do something else.</summary>
public sealed class PressForm(string handler) : Form(handler);
