using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Stillpoint.App.Tests.Records;

/// <summary>One throw-away PostgreSQL for the whole run, on loopback, started when the first test asks for it.</summary>
internal static class TestPostgres
{
    private static readonly Lazy<(string Folder, int Port)> Cluster = new(Make);

    public static int Port => Cluster.Value.Port;

    public static string Connection(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Cluster.Value.Port};Username=stillpoint;Database={database};Maximum Pool Size=20");

    public static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Programs => Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First() + "/bin/";

    private static void Start(string folder, int port) => Execute(Programs + "pg_ctl", "-D", folder, "-w", "-l", folder + "/log", "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"), "start");

    private static (string, int) Make()
    {
        var folder = Directory.CreateTempSubdirectory("stillpoint-postgres-").FullName;
        if (Environment.IsPrivilegedProcess) Execute("chown", "postgres", folder);
        Execute(Programs + "initdb", "-D", folder, "-U", "stillpoint", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        Start(folder, port);
        Leftovers.ClearAtEnd(() =>
        {
            Execute(Programs + "pg_ctl", "-D", folder, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        });
        return (folder, port);
    }

    // The server inherits pipes, so its output is never redirected here; as root it must run as its own user.
    private static void Execute(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess && program != "chown"
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
            : new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]);
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
