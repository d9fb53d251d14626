using System.Text.Json;
using Stillpoint.App.Json;

namespace Stillpoint.App.Ask;

/// <summary>
/// A clinical question: its name in the contract, and the function that reads a request and writes the members of the
/// answer that follow <c>id</c>, <c>question</c> and <c>rulesVersion</c>. Adding a question is one line in <see cref="Questions"/>.
/// </summary>
internal sealed record Question(string Name, Action<Fields, Answer> Ask);

/// <summary>Every question this build can answer, in the order of the contract.</summary>
internal static class Questions
{
    public static IReadOnlyList<Question> All { get; } =
    [
        ScreeningQuestion.Question,
        InteractionsQuestion.Question,
        DoseQuestion.Question,
        ScoreQuestion.Question,
        ResponseQuestion.Question,
        FlagsQuestion.Question,
        GateQuestion.Question,
        DischargeQuestion.Question,
        NextStepQuestion.Question,
        ConcentrationQuestion.Question,
    ];

    public static Question? Find(string name) => All.FirstOrDefault(question => question.Name == name);
}
