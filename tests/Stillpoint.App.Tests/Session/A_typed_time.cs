using System.Globalization;
using System.Text.Json;
using Stillpoint.App.Shell;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session;

/// <summary>A time of day typed at the bedside is one moment, read by the server as by the script, also where the clocks change.</summary>
public sealed class A_typed_time
{
    public static TheoryData<string, string, string, string, string?> Cases => [.. JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "shared", "typed-times.json")))!
        .Select(told => (told.GetProperty("what").GetString()!, told.GetProperty("zone").GetString()!, told.GetProperty("now").GetString()!, told.GetProperty("typed").GetString()!, told.GetProperty("at").GetString()))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_when_the_clinics_clock_last_showed_it(string what, string zone, string now, string typed, string? at)
    {
        var time = new TestClock();
        time.Pass(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) - TestClock.Afternoon);
        var clock = new ClinicClock(time, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var read = clock.LastShown(TimeOnly.Parse(typed, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(2), TimeSpan.FromHours(12));
        Assert.Equal((what, at), (what, read?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
    }
}
