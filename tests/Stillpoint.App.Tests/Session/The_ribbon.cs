using System.Text.Json;
using Stillpoint.App.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>The arithmetic a screen does by itself is done twice, in C# and in the browser; both agree with one file of cases.</summary>
public sealed class The_ribbon
{
    private static readonly JsonElement[] Cases = JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "shared", "ribbon-cases.json")))!;

    public static TheoryData<string> Every() => [.. Cases.Select(told => told.GetProperty("says").GetString()!)];

    [Theory, MemberData(nameof(Every))]
    public void Counts_what_was_given_and_what_is_due_as_the_cases_say(string says)
    {
        var told = Cases.Single(one => one.GetProperty("says").GetString() == says);
        var now = told.GetProperty("now").GetDateTimeOffset();
        var expected = told.GetProperty("expected");
        var drug = told.GetProperty("drug");
        var story = SessionStory.From(drug.ValueKind == JsonValueKind.Null ? [] : Events(drug));

        var given = story.GivenBy(now).Milligrams;
        Assert.Equal(expected.GetProperty("givenMg").GetDecimal(), given);
        if (drug.ValueKind != JsonValueKind.Null)
            Assert.Equal(expected.GetProperty("leftMg").GetDecimal(), Math.Max(0, drug.GetProperty("plannedMg").GetDecimal() - given));
        Assert.Equal(Moment(expected, "endsAt"), Tenth(story.Infusion?.EndsAt(now)));
        Assert.Equal(
            expected.GetProperty("due").EnumerateArray().Select(due => new Countdown(due.GetProperty("words").GetString()!, due.GetProperty("tone").GetString()!)),
            told.GetProperty("due").EnumerateArray().Select(due => Countdown.To(DueAt(due), now)));
    }

    /// <summary>A division may fall a hair short of the whole; nobody reads less than a tenth of a second.</summary>
    private static DateTimeOffset? Tenth(DateTimeOffset? at) => at is { } moment ? new(((moment.UtcTicks + 500_000) / 1_000_000) * 1_000_000, TimeSpan.Zero) : null;

    private static DateTimeOffset DueAt(JsonElement due) =>
        Moment(due, "at") ?? due.GetProperty("lastAt").GetDateTimeOffset().AddMinutes(due.GetProperty("everyMinutes").GetInt32());

    private static IEnumerable<SessionEvent> Events(JsonElement drug)
    {
        var number = 0;
        var stretches = drug.GetProperty("stretches").EnumerateArray().ToList();
        var (planned, held) = (drug.GetProperty("plannedMg").GetDecimal(), drug.GetProperty("heldMg").GetDecimal());
        if (stretches.Count > 0 && held != planned)
            yield return Happened(stretches[0].GetProperty("from").GetDateTimeOffset(), new Entry.DrugPrepared("Ketamine", 10, "L1", new(2027, 1, 1), held, 50, Guid.Empty));
        foreach (var (index, stretch) in stretches.Index())
        {
            var rate = stretch.GetProperty("mlPerHour").GetDecimal();
            yield return Happened(stretch.GetProperty("from").GetDateTimeOffset(), index == 0
                ? new Entry.DrugStarted("IV", rate, stretch.GetProperty("mgPerMl").GetDecimal(), planned)
                : rate == 0 ? new Entry.Paused() : new Entry.Resumed(rate));
        }
        if (drug.GetProperty("ended").GetBoolean())
            yield return Happened(stretches[^1].GetProperty("until").GetDateTimeOffset(), new Entry.DrugEnded(DrugEnding.Stopped));
        foreach (var dose in drug.GetProperty("doses").EnumerateArray())
            yield return Happened(dose.GetProperty("at").GetDateTimeOffset(), new Entry.DoseGiven("Esketamine", "IN_Esketamine", dose.GetProperty("mg").GetDecimal()));

        SessionEvent Happened(DateTimeOffset at, Entry entry) => new(Guid.CreateVersion7(at.AddMilliseconds(++number)), number, at, at, null, "person", null, entry);
    }

    private static DateTimeOffset? Moment(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetDateTimeOffset() : null;
}
