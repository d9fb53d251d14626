using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Copies;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Copies;

public sealed class Keeping_a_copy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stillpoint-copies-").FullName;
    private readonly TestClock clock = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<(int Exit, string Says)> Backup(string database) => await Run((output, errors) => BackupCommand.Run([Path.Combine(folder, "backup"), "--database", database], output, errors, clock));

    private async Task<(int Exit, string Says)> Restore(string copy, string database) => await Run((output, errors) => RestoreCommand.Run([copy, "--database", database], output, errors, clock));

    private static async Task<(int, string)> Run(Func<TextWriter, TextWriter, Task<int>> command)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await command(output, errors);
        return (exit, exit == ExitCode.Done ? output.ToString().Trim() : errors.ToString().Trim());
    }

    private static bool IsPrivate(string file) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & ~PrivateFiles.Folder) == UnixFileMode.None;

    [Fact]
    public async Task Holds_every_entry_acknowledged_before_it_and_is_gone_back_to()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        // Entries go on being written while the copy is made.
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) await chair.Write(new Entry.Note("Goes on."));
        });
        var before = (await chair.Story()).Strip.Count;
        var (exit, copy) = await Backup(clinic.Database.Place);
        await enough.CancelAsync();
        await writing;
        Assert.Equal(ExitCode.Done, exit);
        Assert.True(IsPrivate(copy) && IsPrivate(Path.GetDirectoryName(copy)!));

        var restored = Path.Combine(folder, "data", "stillpoint.db");
        var (done, says) = await Restore(copy, restored);
        Assert.Equal((ExitCode.Done, true), (done, says.Contains("links hold", StringComparison.Ordinal)));
        Assert.True(IsPrivate(restored) && IsPrivate(Path.GetDirectoryName(restored)!));
        await using (var db = Engine.From(restored).Open()) Assert.True(await db.Set<SessionEventRow>().CountAsync(row => row.SessionId == chair.Session) >= before);
        SqliteConnection.ClearAllPools();

        // Again, over one that is there: it is kept.
        (done, says) = await Restore(copy, restored);
        Assert.Equal(ExitCode.Done, done);
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(restored)!, "stillpoint.db.before-*"));
        Assert.Equal(2, Directory.EnumerateFiles(Path.GetDirectoryName(restored)!).Count());
    }

    [Fact]
    public async Task Is_not_gone_back_to_while_a_server_has_the_database_nor_when_its_record_does_not_hold()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var (_, copy) = await Backup(clinic.Database.Place);
        await using (var open = clinic.Database.Open())
        {
            await open.Database.OpenConnectionAsync();
            await open.Set<SessionRow>().CountAsync();
            var (exit, says) = await Restore(copy, clinic.Database.Place);
            Assert.Equal((ExitCode.RequestWasWrong, true), (exit, says.Contains("Stop the server first", StringComparison.Ordinal)));
        }

        await using (var forger = Engine.From(copy).Open())
        {
            await forger.Database.ExecuteSqlRawAsync("drop trigger session_event_is_final");
            await forger.Database.ExecuteSqlRawAsync("update session_event set body = body || ' ' where number = 2");
        }
        SqliteConnection.ClearAllPools();
        var place = Path.Combine(folder, "data", "stillpoint.db");
        var (no, why) = await Restore(copy, place);
        Assert.Equal((ExitCode.AnswerIsNo, true), (no, why.Contains("Nothing was changed", StringComparison.Ordinal)));
        Assert.False(File.Exists(place));
        Assert.NotNull(chair);
    }

    [Theory]
    [InlineData("no copy at all")]
    [InlineData("not a database")]
    public async Task What_is_no_copy_changes_nothing(string what)
    {
        var copy = Path.Combine(folder, "copy.db");
        if (what == "not a database") await File.WriteAllTextAsync(copy, what);
        var place = Path.Combine(folder, "stillpoint.db");
        await File.WriteAllTextAsync(place, "what stands there");
        Assert.NotEqual(ExitCode.Done, (await Restore(copy, place)).Exit);
        Assert.Equal("what stands there", await File.ReadAllTextAsync(place));
    }

    [Fact]
    public async Task With_PostgreSQL_it_says_what_to_use_instead()
    {
        Assert.Contains("pg_dump", (await Backup("Host=localhost;Database=stillpoint")).Says, StringComparison.Ordinal);
        Assert.Contains("pg_restore", (await Restore("x", "Host=localhost;Database=stillpoint")).Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_put_back_by_hand_is_closed_to_others_at_the_start_and_that_is_said()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var database = await TestDatabase.Fresh(TestDatabase.Sqlite);
        File.SetUnixFileMode(database.Place, PrivateFiles.File | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var said = new List<string>();
        using var program = await ServedProgram.Start(database.Place, hears: said.Add);
        Assert.Contains(said, line => line.Contains("could be read by other accounts", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database.Place)!, Path.GetFileName(database.Place) + "*")) Assert.True(IsPrivate(file), file);
    }
}
