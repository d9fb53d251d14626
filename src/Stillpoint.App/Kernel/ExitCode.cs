namespace Stillpoint.App.Kernel;

/// <summary>What the program says to whoever started it, as a number.</summary>
internal static class ExitCode
{
    public const int Done = 0, AnswerIsNo = 1, RequestWasWrong = 2, UnknownCommand = 64, Failed = 70;
}
