using Microsoft.Data.Sqlite;
using Npgsql;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Hosting;

/// <summary><c>stillpoint serve</c>: the real thing. What is configured wrongly is said in one sentence, and nothing starts.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(500), LongestWait = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(string[] args)
    {
        if (args is ["--help" or "-h"])
        {
            Console.Out.WriteLine(Usage);
            return ExitCode.Done;
        }
        var (settings, refusal) = SettingsReader.Read(args);
        if (settings is null) return Refuse(refusal);
        if (settings.Demo) return Refuse("“Demo” is not a setting of serve: stillpoint demo runs the demo.");
        return await Serve(settings, TimeProvider.System);
    }

    /// <summary>Judges the settings, prepares the database and serves until asked to stop.</summary>
    public static async Task<int> Serve(Settings settings, TimeProvider clock)
    {
        var (doors, refusal) = OpenDoors.Judge(settings, clock.GetUtcNow());
        if (doors is null) return Refuse(refusal);
        if (doors.WhyNot() is { } closed) return Refuse(closed);
        if (settings.WhyNoMessages() is { } unsent) return Refuse(unsent);
        // Read before anything is made: what is no database stops here.
        _ = Engine.From(settings.Database);
        PrivateFiles.Only();
        if (PrepareKeys(settings.Keys) is { } locked) return Refuse(locked);
        var (said, open) = PrivateFiles.Close(OwnFiles(settings));
        if (open is not null) return Refuse(open);
        if (said is not null) await Console.Error.WriteLineAsync(said);
        if (await Prepare(settings, clock) is { } unready) return Refuse(unready);

        Print.Clear(clock.GetUtcNow());
        var gate = new FirstRunGate(doors.Plan.Http.IsLoopback ? null : FirstRunGate.NewCode());
        await using var app = Server.Build(settings, clock, gate: gate, doors: doors);
        using (var scope = app.Services.CreateScope())
            if (!await scope.ServiceProvider.GetRequiredService<FirstRun>().IsOver())
                await Console.Error.WriteLineAsync(gate.Code is { } code
                    ? $"Nobody owns this clinic yet. Open {doors.AddressToType}{FirstRun.Path} and enter the code {code[..4]} {code[4..]}."
                    : $"Nobody owns this clinic yet. Open {doors.Address}{FirstRun.Path} on this machine.");
        return await Server.Run(app);
    }

    /// <summary>Waits, and says so, while the database is away: after a power cut it may start later than this program.</summary>
    private static async Task<string?> Prepare(Settings settings, TimeProvider clock)
    {
        for (var pause = ShortestWait; ; pause = pause * 2 < LongestWait ? pause * 2 : LongestWait)
        {
            try
            {
                await Engine.From(settings.Database).Migrate();
                return null;
            }
            catch (Exception away) when (Outage.PassesByItself(away))
            {
                if (pause == ShortestWait) await Console.Error.WriteLineAsync("The database doesn't answer, or another program holds it. Waiting for it: if it should be running, check --database. Ctrl+C ends.");
                await Task.Delay(pause, clock);
            }
            catch (Exception unready) when (unready is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                // A connection string may hold a password, so it is not repeated.
                return settings.Database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                    ? "The PostgreSQL database in --database can't be prepared: check its name, user and password."
                    : $"The database {settings.Database} can't be opened or prepared: check that this account may write there.";
            }
        }
    }

    /// <summary>The record with its journal, and the keys.</summary>
    private static IEnumerable<string> OwnFiles(Settings settings)
    {
        if (!Engine.From(settings.Database).IsPostgres) foreach (var suffix in (string[])["", "-wal", "-shm"]) yield return Path.GetFullPath(settings.Database) + suffix;
        yield return Path.GetFullPath(settings.Keys);
        foreach (var key in Directory.EnumerateFiles(settings.Keys)) yield return Path.GetFullPath(key);
    }

    /// <summary>A folder that can't be written would be found out only when the first key is made, long after the start.</summary>
    private static string? PrepareKeys(string folder)
    {
        try
        {
            var probe = Path.Combine(PeopleServer.KeyFolder(folder).FullName, ".may-write");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose)) { }
            return null;
        }
        catch (Exception unready) when (unready is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"The folder of keys {folder} can't be made or written: check that this account may write there.";
        }
    }

    private static int Refuse(string? says)
    {
        Console.Error.WriteLine(says);
        return ExitCode.RequestWasWrong;
    }

    private const string Usage = """
        stillpoint serve [--url http://localhost:5080] [--database FILE | "Host=…"] …

          --url ADDRESS            where pages are served; off this machine it needs one of the next two
          --certificate FILE       certificate and key (stillpoint certificate makes one)
          --behind-proxy           a proxy in front speaks TLS
          --hosts NAME[,NAME]      names the clinic is reached by, besides those on the certificate; others are refused
          --proxies A[,A]          addresses of proxies that are not on this machine
          --database WHERE         a SQLite file (data/stillpoint.db), or a PostgreSQL connection string
          --keys FOLDER            keys that encrypt cookies and secrets (data/keys); back them up apart from the database
          --anchor-file FILE       in another place: the newest hash of the audit is added to it every five minutes
          --two-steps false        let staff sign in without an authenticator
          --public-address URL     how patients reach this server from outside: it begins every link that is sent
          --site-folder FOLDER     public pages of the clinic's own (data/site): en/cost.md replaces the page that ships
          --smtp smtp://NAME@HOST:PORT   the mail server; --mail-from ADDRESS, --smtp-password-file FILE
          --sms-webhook URL        where texts are handed over; --sms-secret-file FILE signs them and what comes back
          --lock-after-minutes 5   quiet minutes after which a screen of staff asks for the password, 1 to 15
          --mllp ADDRESS | off     where monitors connect (localhost:2575)
          --mllp-from A[,A]        addresses or networks that monitors speak from
          --mllp-certificate FILE  certificate and key, when monitors speak TLS

        Each is also a member of appsettings.json ("Url") and of the environment (Stillpoint__Url); a flag wins over both.
        """;
}
