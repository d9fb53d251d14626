namespace Stillpoint.App.Ask;

/// <summary><c>stillpoint ask QUESTION</c>: requests on standard input, answers on standard output, diagnostics on standard error.</summary>
internal static class AskCommand
{
    public static async Task<int> Run(string[] args, Stream input, Stream output, TextWriter errors)
    {
        if (args is ["--help" or "-h"])
        {
            await errors.WriteLineAsync(Usage());
            return Commands.Done;
        }
        if (args is not [var name] || Questions.Find(name) is not { } question)
        {
            await errors.WriteLineAsync(Usage());
            return Commands.UnknownCommand;
        }
        var outcome = await new AskShell(question).Run(input, output);
        return outcome.Errors == 0 ? Commands.Done : Commands.RequestWasWrong;
    }

    private static string Usage() => $"""
        stillpoint ask QUESTION < request.json

        QUESTION is one of: {string.Join(", ", Questions.All.Select(question => question.Name))}
        A request is one JSON document, or one a line; each gets one line of JSON in answer.
        """;
}
