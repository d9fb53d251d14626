using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Stillpoint.App.Tests.Doors;

/// <summary>The built program, started as a person starts it: every word answers --help, and what is wrong is one sentence that makes nothing.</summary>
public sealed partial class Whoever_types_a_command : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stillpoint-command-");

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Exit, string Output, string Errors)> Run(params string[] words)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stillpoint.dll"), .. words])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
        })!;
        program.StandardInput.Close();
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output, await errors);
    }

    [Fact]
    public async Task Is_told_how_by_every_command_and_every_word_of_it()
    {
        var (exit, all, _) = await Run("--help");
        Assert.Equal(0, exit);
        var commands = CommandLines().Matches(all).Select(line => line.Groups["words"].Value.Split(' ')).ToList();
        Assert.True(commands.Count >= 10);
        var told = await Task.WhenAll(commands.Select(async words => (words, told: await Run([.. words, "--help"]))));
        Assert.All(told, one =>
        {
            Assert.Equal((0, ""), (one.told.Exit, one.told.Errors));
            Assert.StartsWith("stillpoint " + one.words[0], one.told.Output.TrimStart(), StringComparison.Ordinal);
        });
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("record verify", "There is no database")]
    [InlineData("record verify --database letter.txt", "The database can't be read")]
    [InlineData("record export 0193aaaa-0000-7000-8000-000000000001", "There is no database")]
    [InlineData("serve --data x", "“--data” is no flag")]
    [InlineData("serve --url nonsense", "“nonsense” is no place to serve pages")]
    [InlineData("serve --database Host=localhost;Nonsense=1", "What stands in --database is no connection string")]
    [InlineData("record verify --database Host=127.0.0.1;Port=1;Timeout=2", "The PostgreSQL server in --database doesn't answer")]
    [InlineData("demo --rest", "“--rest” is not understood")]
    [InlineData("demo --url nonsense", "“nonsense” is no place to serve pages")]
    [InlineData("demo --reset --folder .", "holds no demo, so nothing in it is deleted")]
    [InlineData("backup copies", "There is no database")]
    [InlineData("restore nowhere.db", "There is no copy nowhere.db")]
    [InlineData("population nowhere.json", "nowhere.json")]
    [InlineData("certificate --for a_b", "is neither a host name nor an address")]
    [InlineData("monitor --hz often", "is not understood")]
    public async Task Is_told_in_a_sentence_what_is_wrong_and_nothing_is_made(string words, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "letter.txt"), "This is a letter and no database at all; it is long enough to have a header of its own, though, and more.");
        var (exit, output, errors) = await Run(words.Split(' '));
        Assert.NotEqual(0, exit);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.Equal(["letter.txt"], folder.EnumerateFileSystemInfos().Select(one => one.Name));
    }

    /// <summary>The words of each command as the overview lists them; what is written in capitals is the reader's to fill in.</summary>
    [GeneratedRegex("^  (?<words>[a-z]+( [a-z]+)?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandLines();
}
