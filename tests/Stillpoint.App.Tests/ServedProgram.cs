using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Stillpoint.App.Tests;

/// <summary>The built program as a process of its own, with its doors on free ports, so that it can be killed as a pulled plug would.</summary>
internal sealed class ServedProgram : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string keys;

    private ServedProgram(Process process, string keys, Uri pages, IPEndPoint monitors) => (this.process, this.keys, Pages, Monitors) = (process, keys, pages, monitors);

    public Uri Pages { get; }

    public IPEndPoint Monitors { get; }

    /// <param name="database">What <c>--database</c> takes.</param>
    /// <param name="largestFileKb">No file may grow beyond this: a disk that is full, as far as the program can tell.</param>
    /// <param name="mostFiles">How many descriptors it may have.</param>
    /// <param name="hears">Is told each line that it writes.</param>
    public static async Task<ServedProgram> Start(string database, int? largestFileKb = null, int? mostFiles = null, Action<string>? hears = null)
    {
        var folder = Directory.CreateTempSubdirectory("stillpoint-served-").FullName;
        string[] serve = ["dotnet", Path.Combine(AppContext.BaseDirectory, "stillpoint.dll"), "serve", "--database", database, "--url", "http://127.0.0.1:0", "--mllp", "127.0.0.1:0", "--keys", folder, "--two-steps", "false"];
        var start = largestFileKb is { } kb
            ? new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {kb}; exec \"$@\"", "-", .. serve])
            : mostFiles is { } files ? new ProcessStartInfo("bash", ["-c", $"ulimit -n {files}; exec \"$@\"", "-", .. serve])
            : new ProcessStartInfo(serve[0], serve[1..]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, folder);
        // The runtime keeps its own code in a file that must be let grow.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        var served = new Process { StartInfo = start, EnableRaisingEvents = true };
        var said = new StringBuilder();
        var (pages, monitors) = (new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource<IPEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously));
        served.OutputDataReceived += (_, line) => Heard(line.Data);
        served.ErrorDataReceived += (_, line) => Heard(line.Data);
        served.Exited += (_, _) =>
        {
            lock (said) pages.TrySetException(new InvalidOperationException($"The program ended: {said}"));
        };
        served.Start();
        served.BeginOutputReadLine();
        served.BeginErrorReadLine();
        return new(served, folder, await pages.Task.WaitAsync(Longest), await monitors.Task.WaitAsync(Longest));

        void Heard(string? line)
        {
            if (line is null) return;
            lock (said) said.AppendLine(line);
            hears?.Invoke(line);
            if (!line.StartsWith('{')) return;
            using var words = JsonDocument.Parse(line);
            if (words.RootElement.TryGetProperty("address", out var address)) pages.TrySetResult(new(address.GetString()!));
            if (words.RootElement.TryGetProperty("Port", out var port)) monitors.TrySetResult(new(IPAddress.Loopback, int.Parse(port.GetString()!, CultureInfo.InvariantCulture)));
        }
    }

    public bool Lives => !process.HasExited;

    /// <summary>How many descriptors it holds.</summary>
    public int OpenFiles => Directory.GetFiles($"/proc/{process.Id}/fd").Length;

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
        Directory.Delete(keys, recursive: true);
    }
}
