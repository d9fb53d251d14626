using System.Text;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Tests.Recovery;

/// <summary>Printing with a program in the browser's place that says what is asked of it, and with the browser itself.</summary>
public sealed class Printing_a_sheet : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stillpoint-printer-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Program(string does)
    {
        var file = Path.Combine(folder, "browser");
        File.WriteAllText(file, $"#!/usr/bin/env bash\nfor a; do case \"$a\" in --print-to-pdf=*) pdf=${{a#*=}};; esac; done\n{does}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    [Fact]
    public async Task One_is_printed_at_a_time_a_few_wait_and_the_rest_are_told_at_once_to_come_back()
    {
        if (OperatingSystem.IsWindows()) return;
        // A second one at the same time would find the folder taken and print nothing.
        var browser = Program($"mkdir {folder}/one && while [ ! -e {folder}/go ]; do read -rt 0.05 <> <(:); done; rmdir {folder}/one; echo %PDF > \"$pdf\"");
        var asked = Enumerable.Range(0, 12).Select(_ => Print.Pdf("<p>A sheet.", browser, CancellationToken.None)).ToList();
        var told = asked.Where(one => one.IsCompleted).ToList();
        Assert.InRange(told.Count, 7, 8);
        foreach (var one in told) Assert.Contains("Press it again", Assert.IsType<Printed.Not>(await one).Because, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "go"), "");
        foreach (var one in asked.Except(told)) Assert.Equal("%PDF\n", Encoding.ASCII.GetString(Assert.IsType<Printed.Document>(await one).Pdf));
    }

    [Fact]
    public async Task Without_a_browser_it_says_so_and_with_one_that_prints_nothing_it_says_that()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Contains("no browser", Assert.IsType<Printed.Not>(await Print.Pdf("<p>", null, CancellationToken.None)).Because, StringComparison.Ordinal);
        Assert.Contains("took too long", Assert.IsType<Printed.Not>(await Print.Pdf("<p>", Program("exit 1"), CancellationToken.None)).Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_is_open_to_this_account_alone_and_nothing_of_it_stays()
    {
        if (OperatingSystem.IsWindows()) return;
        var browser = Program($"cd \"$(dirname \"$pdf\")\" && stat -c %a . > {folder}/rights && pwd > {folder}/place; echo %PDF > \"$pdf\"");
        Assert.IsType<Printed.Document>(await Print.Pdf("<p>A sheet.", browser, CancellationToken.None));
        Assert.Equal("700", (await File.ReadAllTextAsync(Path.Combine(folder, "rights"))).Trim());
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(Path.Combine(folder, "place"))).Trim()));
    }

    [Fact]
    public void What_a_program_that_was_killed_left_behind_is_cleared_at_the_next_start()
    {
        var left = Directory.CreateTempSubdirectory("stillpoint-print-");
        File.WriteAllText(Path.Combine(left.FullName, "page.html"), "A sheet.");
        Print.Clear(new DateTimeOffset(left.LastWriteTimeUtc).AddSeconds(10));
        Assert.True(Directory.Exists(left.FullName));
        left.LastWriteTimeUtc = left.LastWriteTimeUtc.AddHours(-1);
        Print.Clear(new DateTimeOffset(left.LastWriteTimeUtc).AddHours(1));
        Assert.False(Directory.Exists(left.FullName));
    }

    [Fact]
    public async Task The_browser_of_this_machine_prints_a_page()
    {
        var pdf = Assert.IsType<Printed.Document>(await Print.Pdf("<!doctype html><title>Going home</title><h1>Going home</h1>", CancellationToken.None)).Pdf;
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf, 0, 4));
    }
}
