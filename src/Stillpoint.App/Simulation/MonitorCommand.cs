using System.Globalization;
using System.Runtime.InteropServices;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Simulation;

/// <summary><c>stillpoint monitor</c>: simulated bedside monitors that speak to a listener.</summary>
internal static class MonitorCommand
{
    public static async Task<int> Run(string[] args, TextWriter errors, TimeProvider clock)
    {
        if (args is ["--help" or "-h"])
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.Done;
        }
        int beds = 1, seed = 1;
        double hz = 1;
        double? seconds = null;
        ListenOn? to = new("localhost", ListenOn.MllpPort);
        var spoiling = Spoiling.Usual;
        MonitorDialect? dialect = null;
        for (var at = 0; at < args.Length; at++)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var read = args[at] switch
            {
                "--beds" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out beds) && beds is >= 1 and <= 1000,
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--hz" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out hz) && hz is > 0 and <= 100,
                "--for" => (seconds = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : null) is not null,
                "--to" => (to = Address(value)) is not null,
                "--as" => (dialect = MonitorDialect.Find(value)) is not null,
                "--calm" => true,
                _ => false,
            };
            if (!read)
            {
                await errors.WriteLineAsync($"“{args[at]}{(value.Length > 0 ? " " + value : "")}” is not understood.\n{Usage}");
                return ExitCode.RequestWasWrong;
            }
            if (args[at] == "--calm") spoiling = Spoiling.None;
            else at++;
        }

        var ward = new SimulatedWard(SimulatedWard.Usual(beds, seed, clock.GetUtcNow(), spoiling, dialect), to!.Host, to.Port, hz, clock);
        using var ending = seconds is { } limit ? new CancellationTokenSource(TimeSpan.FromSeconds(limit), clock) : new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await Task.WhenAll(ward.Run(ending.Token), Report(ward, errors, clock, ending.Token));
        await errors.WriteLineAsync(ward.Answers.ToString());
        return ward.Answers.Accepted > 0 ? ExitCode.Done : ExitCode.AnswerIsNo;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ending.Cancel();
        }
    }

    private static async Task Report(SimulatedWard ward, TextWriter errors, TimeProvider clock, CancellationToken cancel)
    {
        if (Console.IsErrorRedirected) return;
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), clock);
            while (await timer.WaitForNextTickAsync(cancel)) await errors.WriteLineAsync(ward.Answers.ToString());
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }

    /// <summary>A host name is allowed here: the listener may be another machine's.</summary>
    private static ListenOn? Address(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? new(text[..colon].Trim('[', ']'), port) : null;
    }

    private const string Usage = """
        stillpoint monitor [--beds N] [--hz H] [--to HOST:PORT] [--seed S] [--for SECONDS] [--as MAKER] [--calm]

          --beds N        simulated patients, each with a monitor on a line of its own (1)
          --hz H          messages a second from each (1)
          --to HOST:PORT  where the listener is (localhost:2575)
          --seed S        the same seed gives the same patients (1)
          --for SECONDS   ends by itself; else with Ctrl-C
          --as MAKER      speaks as its monitors do: philips, ge, mindray, nihon-kohden, comen, welch-allyn
          --calm          no artefacts, slipped probes, failed cuffs or broken lines

        Monitors call themselves 02535054FFFE0001, …0002 and so on; spoken as a maker's, by what that maker says. Once they have spoken, they
        stand on the page of monitors to be registered.
        Ends with 1 when not one message was accepted.
        """;
}
