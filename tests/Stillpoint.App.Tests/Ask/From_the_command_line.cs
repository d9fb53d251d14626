using System.Diagnostics;

namespace Stillpoint.App.Tests.Ask;

/// <summary>The built program, started as a person starts it: the same bytes as the shell, and nothing else on standard output.</summary>
public sealed class From_the_command_line
{
    private static async Task<(string Output, int Exit)> Run(string question, string request)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stillpoint.dll"), "ask", question])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await program.StandardInput.WriteAsync(request);
        program.StandardInput.Close();
        var output = program.StandardOutput.ReadToEndAsync();
        await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (await output, program.ExitCode);
    }

    [Theory]
    [InlineData("dose", """{"order":"DOS-12","product":"Esketamine","route":"IN_Esketamine","patient":{"sex":"male"},"amount":{"value":84,"unit":"mg"},"session":{"number":1}}""", 0)]
    [InlineData("dose", "{\"order\":\"DOS-01\"}", 2)]
    public async Task A_question_is_answered_on_standard_output(string question, string request, int exit)
    {
        var (output, code) = await Run(question, request);
        Assert.Equal(await Asked.Bytes(question, request), output);
        Assert.Equal(exit, code);
    }
}
