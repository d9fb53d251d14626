using Stillpoint.App.Kernel;

namespace Stillpoint.App.Ask;

/// <summary><c>stillpoint ask QUESTION</c>: requests on standard input, answers on standard output, diagnostics on standard error.</summary>
internal static class AskCommand
{
    public static async Task<int> Run(string[] args, Stream input, Stream output, TextWriter errors)
    {
        if (args is ["--help" or "-h"])
        {
            await errors.WriteLineAsync(Usage());
            return ExitCode.Done;
        }
        if (args is ["--cards"]) return await Print(RuleCards.Markdown(), output);
        if (args is ["--card", var id])
        {
            if (RuleCards.Text(id) is { } card) return await Print(card, output);
            await errors.WriteLineAsync($"There is no rule called '{id}'.");
            return ExitCode.RequestWasWrong;
        }
        if (args is not [var name] || Questions.Find(name) is not { } question)
        {
            await errors.WriteLineAsync(Usage());
            return ExitCode.UnknownCommand;
        }
        var outcome = await new AskShell(question).Run(input, output);
        return outcome.Errors == 0 ? ExitCode.Done : ExitCode.RequestWasWrong;
    }

    private static async Task<int> Print(string text, Stream output)
    {
        await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        return ExitCode.Done;
    }

    private static string Usage() => $"""
        stillpoint ask QUESTION < request.json
        stillpoint ask --card RULE      what stands behind a rule, such as SCR-012
        stillpoint ask --cards          all of them, as Markdown

        QUESTION is one of: {string.Join(", ", Questions.All.Select(question => question.Name))}
        A request is one JSON document, or one a line; each gets one line of JSON in answer.
        """;
}
