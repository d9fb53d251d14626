using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Doors;

public sealed class Starting_wrongly_configured : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stillpoint-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (Settings? Settings, string? Refusal) Read(string? json = null, string[]? flags = null, params (string Name, string Value)[] environment)
    {
        var file = Path.Combine(folder, "appsettings.json");
        if (json is not null) File.WriteAllText(file, json);
        return SettingsReader.Read(flags ?? [], file, environment.Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }

    [Fact]
    public void A_flag_wins_over_the_environment_and_that_over_the_file()
    {
        var (settings, _) = Read("{\"Url\":\"http://localhost:1\",\"Database\":\"a.db\",\"TwoSteps\":false, /* why */ }", ["--url", "http://localhost:3"], ("Stillpoint__Url", "http://localhost:2"), ("STILLPOINT__KEYS", "/keys"), ("PATH", "/bin"));
        Assert.Equal(("http://localhost:3", "a.db", "/keys", false), (settings!.Url, settings.Database, settings.Keys, settings.TwoSteps));
    }

    [Fact]
    public void Nothing_at_all_is_a_clinic_on_this_machine()
    {
        var (settings, _) = Read();
        Assert.Equal(new Settings(), settings);
        Assert.Null(OpenDoors.Judge(settings!, TestClock.Afternoon).Refusal);
        Assert.True(settings!.TwoSteps);
    }

    [Theory]
    [InlineData("--behind-proxy", true)]
    [InlineData("--behind-proxy=false", false)]
    [InlineData("--BehindProxy=true", true)]
    public void A_switch_needs_no_value(string flag, bool behind) => Assert.Equal(behind, Read(flags: [flag]).Settings!.BehindProxy);

    [Theory]
    [InlineData("{\"Databse\":\"x.db\"}", "Databse")]
    [InlineData("{\"TwoSteps\":\"maybe\"}", "true or false")]
    [InlineData("{\"Url\":\"\"}", "empty")]
    [InlineData("not json", "one JSON object")]
    [InlineData("[1]", "one JSON object")]
    public void A_word_of_the_file_that_is_no_setting_stops_everything(string json, string says) => Refused(Read(json), says);

    [Theory]
    [InlineData("--databse x.db", "--databse")]
    [InlineData("x.db", "no flag")]
    [InlineData("--database", "needs a value")]
    [InlineData("--database --behind-proxy", "needs a value")]
    public void So_does_a_flag(string flags, string says) => Refused(Read(flags: flags.Split(' ')), says);

    [Fact]
    public void So_does_the_environment() => Refused(Read(environment: ("Stillpoint__Databse", "x.db")), "Stillpoint__Databse");

    [Theory]
    [InlineData("localhost", null, "no place to serve pages")]
    [InlineData("http://clinic.lan:5080", null, "no place to serve pages")]
    [InlineData("http://0.0.0.0:5080", null, "--certificate")]
    [InlineData("http://localhost:5080", "nowhere", "no place for monitors")]
    [InlineData("http://localhost:5080", "0.0.0.0:2575", "--mllp-from")]
    public void A_door_that_may_not_open_is_refused_in_words(string url, string? mllp, string says)
    {
        var (doors, refusal) = OpenDoors.Judge(new Settings { Url = url, Mllp = mllp ?? "off" }, TestClock.Afternoon);
        Assert.Null(doors);
        Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Proxies_are_believed_only_behind_one()
    {
        Assert.Contains("only with --behind-proxy", OpenDoors.Judge(new Settings { Proxies = "10.0.0.2" }, TestClock.Afternoon).Refusal, StringComparison.Ordinal);
        Assert.Contains("needs --hosts", OpenDoors.Judge(new Settings { BehindProxy = true }, TestClock.Afternoon).Refusal, StringComparison.Ordinal);
        Assert.Contains("no address", OpenDoors.Judge(new Settings { Proxies = "proxy", BehindProxy = true, Hosts = "clinic.example" }, TestClock.Afternoon).Refusal, StringComparison.Ordinal);
        Assert.Null(OpenDoors.Judge(new Settings { Proxies = "10.0.0.2, ::1", BehindProxy = true, Hosts = "clinic.example", Url = "http://0.0.0.0:5080" }, TestClock.Afternoon).Refusal);
    }

    [Theory]
    [InlineData("--url http://0.0.0.0:0 --mllp off")]
    [InlineData("--certificate nowhere.pem --mllp off")]
    [InlineData("--colour blue")]
    [InlineData("--demo true")]
    [InlineData("--mllp off --url http://127.0.0.1:0 --database Host=127.0.0.1;Port={postgres};Username=nobody;Password=hunter2;Timeout=2")]
    [InlineData("--mllp off --url http://127.0.0.1:0 --database /proc/nowhere/clinic.db")]
    [InlineData("--mllp off --url http://127.0.0.1:0 --keys /proc/nowhere")]
    public async Task The_program_says_one_sentence_and_ends_with_2(string flags)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Settings).Assembly.Location, "serve", .. flags.Replace("{postgres}", TestPostgres.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Split(' ')])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var (errors, output) = (await program.StandardError.ReadToEndAsync(), await program.StandardOutput.ReadToEndAsync());
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
        Assert.Equal("", output);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(".", errors.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_door_somebody_stands_in_already_is_said_before_anything_starts()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();
        var door = new ListenOn("127.0.0.1", ((IPEndPoint)somebody.LocalEndpoint).Port);
        Assert.Contains("Another program listens", door.WhyNot(), StringComparison.Ordinal);
        somebody.Stop();
        Assert.Null(door.WhyNot());
        Assert.Contains("no address of this machine", new ListenOn("192.0.2.7", 5080).WhyNot(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_is_readable_by_its_own_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Path.Combine(folder, "data", "clinic.db");
        await Engine.From(file).Migrate();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static void Refused((Settings? Settings, string? Refusal) read, string says)
    {
        Assert.Null(read.Settings);
        Assert.Contains(says, read.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', read.Refusal!);
    }
}
