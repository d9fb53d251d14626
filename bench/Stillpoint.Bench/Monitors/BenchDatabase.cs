using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;

namespace Stillpoint.Bench.Monitors;

/// <summary>A throw-away database with its durability on: a SQLite file (WAL, synchronous full), or a PostgreSQL of its own (fsync and synchronous commit).</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string folder;
    private readonly string? programs;
    private readonly int port;

    private BenchDatabase(string folder, string place, string? programs, int port = 0) => (this.folder, Place, this.programs, this.port) = (folder, place, programs, port);

    public string Place { get; }

    public Engine Engine => Engine.From(Place);

    public static async Task<BenchDatabase> Start(string engine)
    {
        var made = Directory.CreateTempSubdirectory("stillpoint-bench-").FullName;
        var database = engine == "sqlite" ? new(made, Path.Combine(made, "bench.db"), null) : Postgres(made);
        await database.Engine.Migrate();
        if (engine != "sqlite")
        {
            await using var connection = new NpgsqlConnection(database.Engine.Connection);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select current_setting('fsync') || ' ' || current_setting('synchronous_commit')", connection);
            if ((string)(await command.ExecuteScalarAsync())! != "on on") throw new InvalidOperationException("This PostgreSQL is not durable.");
        }
        return database;
    }

    private static BenchDatabase Postgres(string home)
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First() + "/bin/";
        if (Environment.IsPrivilegedProcess) Execute("chown", "postgres", home);
        var data = home + "/data";
        Execute(bin + "initdb", "-D", data, "-U", "stillpoint", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var chosen = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var made = new BenchDatabase(home, string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={chosen};Username=stillpoint;Database=postgres"), bin, chosen);
        made.Up();
        return made;
    }

    /// <summary>PostgreSQL begins again where it was stopped.</summary>
    public void Up() => Execute(programs + "pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/log", "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1"), "start");

    /// <summary>PostgreSQL stops under everybody who uses it.</summary>
    public void Down() => Execute(programs + "pg_ctl", "-D", folder + "/data", "-w", "-m", "fast", "stop");

    // The server inherits pipes, so its output is never redirected here; as root it must run as its own user.
    private static void Execute(string program, params string[] arguments)
    {
        string[] quiet = ["sh", "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments];
        string[] all = Environment.IsPrivilegedProcess && program != "chown" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. quiet] : quiet;
        using var process = Process.Start(new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (programs is not null) Execute(programs + "pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
        return default;
    }
}
