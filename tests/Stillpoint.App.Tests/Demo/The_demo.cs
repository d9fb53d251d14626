using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Demo;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Demo;

public sealed class The_demo
{
    private sealed record Made(string Rows, Dictionary<string, Phase> Chairs, int Patients, int Clinics, int Waiting, RecordCheck.Result Links, int Measures, int Asked, int OnCall, string[] Ended);

    private static async Task<Made> Make()
    {
        var folder = Directory.CreateTempSubdirectory("stillpoint-demo-");
        try
        {
            var settings = new Settings { Demo = true, TwoSteps = false, Database = Path.Combine(folder.FullName, "demo.db"), Keys = Path.Combine(folder.FullName, "keys"), Url = "http://localhost:0", Mllp = "off" };
            var clock = new DemoClock(DemoClock.Afternoon);
            await Engine.From(settings.Database).Migrate();
            await using var app = Server.Build(settings, clock, DemoCommand.AddDemo);
            await DemoCommand.Prepare(app.Services, clock);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            var strips = scope.ServiceProvider.GetRequiredService<SessionRecord>();

            var chairs = new Dictionary<string, Phase>(StringComparer.Ordinal);
            foreach (var open in await db.Set<SessionRow>().Where(row => row.ClosedAt == null).Join(db.Set<ChairRow>(), row => row.ChairId, chair => chair.Id, (row, chair) => new { row.Id, chair.Name }).ToListAsync())
                chairs[open.Name] = (await strips.Read(open.Id)).Phase;
            var rows = string.Join('\n', (await db.Set<SessionEventRow>().Select(row => row.Kind + " " + row.Body).ToListAsync()).Concat(await db.Set<FactRow>().Select(row => row.Key + " " + row.Value).ToListAsync()).Order(StringComparer.Ordinal));
            // The people are the same; only their ids are made anew.
            return new(Regex.Replace(rows, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)), chairs, await db.Set<PatientRow>().CountAsync(), await db.Set<ClinicRow>().CountAsync(), await db.Set<EnquiryRow>().CountAsync(enquiry => enquiry.Status == EnquiryStatus.New), await new RecordCheck(db).Everything(),
                await db.Set<MeasureRow>().CountAsync(), await db.Set<AskedFormRow>().CountAsync(form => form.SentAt != null && form.EndedAt == null), await db.Set<OnCallRow>().Select(row => row.ClinicId).Distinct().CountAsync(),
                [.. (await db.Set<TaskRow>().Where(task => task.Alert != null && task.DoneAt != null).OrderBy(task => task.Alert).Select(task => task.Alert!).ToListAsync()).Distinct()]);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Is_the_same_clinic_in_mid_afternoon_every_time_with_an_unbroken_record()
    {
        var made = await Make();
        Assert.Equal(2, made.Clinics);
        Assert.InRange(made.Patients + made.Waiting, 38, 45);
        Assert.Equal(["3", "4", "6"], made.Chairs.Where(chair => chair.Value is Phase.Running).Select(chair => chair.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Phase.Recovery, made.Chairs["2"]);
        Assert.Equal(Phase.Arrived, made.Chairs["1"]);
        Assert.Null(made.Links.Broken);
        Assert.InRange(made.Measures, 150, 400);
        Assert.Equal((1, 2), (made.Asked, made.OnCall));
        Assert.Equal(["CSSRS_LOW", "PHQ9_ITEM9", "PHQ9_WORSE"], made.Ended);
        Assert.Equal(made.Rows, (await Make()).Rows);
    }
}
