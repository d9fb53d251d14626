using System.Text.Json;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Enquiry;

namespace Stillpoint.App.Enquiry;

/// <summary>The questions of the private check, each of which may be left out.</summary>
internal sealed class PrivateCheckForm : Form
{
    private readonly IReadOnlyList<ChoiceInput> asked;

    public PrivateCheckForm(Language language) : base("check")
    {
        (Language, Marks) = (language, false);
        asked = [.. PrivateCheck.Questions.Select(question => new ChoiceInput(PrivateCheckTexts.Questions[question.Key].In(language), question.Answers.Select(answer => (answer, PrivateCheckTexts.Answers[$"{question.Key} {answer}"].In(language))))
            { Called = question.Key, As = Choice.Large })];
    }

    public IReadOnlyList<ChoiceInput> Asked => asked;

    /// <summary>Other answers: the reasons go, what was chosen stays.</summary>
    public override bool OnlyDraws => Act == "again";

    /// <summary>What was answered.</summary>
    public Dictionary<string, string> Answers => asked.Where(input => input.Has).ToDictionary(input => input.Name, input => input.Given, StringComparer.Ordinal);

    protected override IEnumerable<Input> More() => asked;

    public static string Write(IReadOnlyDictionary<string, string> answers) => JsonSerializer.Serialize(answers);

    /// <summary>Answers that came along with an enquiry: what is none of ours is left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? written)
    {
        if (string.IsNullOrEmpty(written)) return new Dictionary<string, string>();
        try
        {
            return (JsonSerializer.Deserialize<Dictionary<string, string>>(written) ?? []).Where(one => PrivateCheck.Takes(one.Key, one.Value)).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>();
        }
    }
}
