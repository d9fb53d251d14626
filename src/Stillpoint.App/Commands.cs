using Stillpoint.App.Ask;
using Stillpoint.App.Copies;
using Stillpoint.App.Demo;
using Stillpoint.App.Doors;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.Kinetics;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Simulation;

namespace Stillpoint.App;

/// <summary>The command line: one word chooses what the program does, before anything heavier than that word is loaded.</summary>
internal static class Commands
{
    /// <summary>Help is asked for after any word and is an answer like another. What stops a command from outside is one sentence.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (args is [] or ["--help" or "-h" or "help", ..]) return Help(Console.Out, ExitCode.Done);
        if (args is [var asked, .. var more] && more.Any(word => word is "--help" or "-h")) return await Start([asked, "--help"], Console.Out);
        try
        {
            return await Start(args, Console.Error);
        }
        catch (Exception failed) when (Stopped.Says(failed) is { } says)
        {
            await Console.Error.WriteLineAsync(says);
            return ExitCode.RequestWasWrong;
        }
    }

    private static async Task<int> Start(string[] args, TextWriter errors) => args switch
    {
        ["ask", .. var rest] => await AskCommand.Run(rest, Console.OpenStandardInput(), Console.OpenStandardOutput(), errors),
        ["certificate", .. var rest] => CertificateCommand.Run(rest, Console.Out, errors, TimeProvider.System),
        ["serve", .. var rest] => await ServeCommand.Run(rest),
        ["backup", .. var rest] => await BackupCommand.Run(rest, Console.Out, errors, TimeProvider.System),
        ["restore", .. var rest] => await RestoreCommand.Run(rest, Console.Out, errors, TimeProvider.System),
        ["monitor", .. var rest] => await MonitorCommand.Run(rest, errors, TimeProvider.System),
        ["demo", .. var rest] => await DemoCommand.Run(rest),
        ["record", .. var rest] => await RecordCommand.Run(rest, Console.Out, errors, TimeProvider.System, terminal: !Console.IsErrorRedirected),
        ["population", .. var rest] => await PopulationCommand.Run(rest, Console.OpenStandardInput(), Console.OpenStandardOutput(), errors, terminal: !Console.IsErrorRedirected),
        _ => Help(Console.Error, ExitCode.UnknownCommand),
    };

    private static int Help(TextWriter to, int exit)
    {
        to.WriteLine("""
            stillpoint COMMAND

              demo                a living clinic of made-up people, on this machine only
              serve               run the clinic
              record verify       recompute every hash of the record, or of one session
              record head         the newest hash of the audit, to be kept outside
              record export ID    one session as JSON or CSV
              backup FOLDER       a copy of the record while the clinic works
              restore FILE        puts a copy in the place of the record, once every hash of it holds
              ask QUESTION        answer clinical questions: JSON on stdin, one JSON line a request on stdout
              monitor             simulated bedside monitors that speak to a listener
              population FILE     percentiles of predicted levels over virtual patients, as CSV, JSON or a picture
              certificate         make the clinic's root and server certificate, and say how a tablet trusts it
            """);
        return exit;
    }
}
