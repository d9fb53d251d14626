using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>One bad value stays one bad value: what cannot be read back is refused by its name, whatever kind of entry it stands in.</summary>
public sealed class The_limits_of_an_entry
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<Type, string> Numbers => Fields(type => type == typeof(decimal) || type == typeof(int));

    public static TheoryData<Type, string> Texts => Fields(type => type == typeof(string));

    private static TheoryData<Type, string> Fields(Func<Type, bool> wanted) => new(
        from kind in typeof(Entry).GetNestedTypes()
        from field in kind.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where wanted(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType)
        select (kind, field.Name));

    private static readonly decimal[] Absurd = [decimal.MaxValue, decimal.MinValue, 7e27m, -1e15m];

    [Theory, MemberData(nameof(Numbers))]
    public void Bound_every_number_of_every_kind(Type kind, string field)
    {
        foreach (var absurd in Absurd)
            Assert.NotNull(EntryLimits.Refuses(With(kind, field, type => type == typeof(int) ? (object)(absurd > 0 ? int.MaxValue : int.MinValue) : absurd)));
    }

    [Theory, MemberData(nameof(Texts))]
    public void Bound_every_text_of_every_kind_and_say_so(Type kind, string field)
    {
        Assert.Contains("too long", EntryLimits.Refuses(With(kind, field, _ => new string('a', 20_000)))!, StringComparison.Ordinal);
        Assert.Contains("sign", EntryLimits.Refuses(With(kind, field, _ => "with a nul\0 inside, which no database keeps"))!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0000000000000000000000000001"), InlineData("0.0000009"), InlineData("0.09"), InlineData("2000.1"), InlineData("75.0000001")]
    public void Refuse_a_rate_no_pump_runs_at(string typed)
    {
        var rate = decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var entry in (Entry[])[new Entry.RateChanged(rate), new Entry.Resumed(rate), new Entry.DrugStarted("IV", rate, 0.8m, 40)])
            Assert.StartsWith("Rate", EntryLimits.Refuses(entry), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MOAA/S", 6), InlineData("MOAA/S", -1), InlineData("RASS", -6), InlineData("NAUSEA", 11), InlineData("CADSS-23", 93), InlineData("SUDS", 3.5)]
    public void Refuse_a_score_its_scale_does_not_have(string scale, double total) => Assert.Contains(scale, EntryLimits.Refuses(new Entry.ScaleScored(scale, (decimal)total))!, StringComparison.Ordinal);

    [Fact]
    public void Name_the_value_that_is_refused_and_why()
    {
        Assert.Equal("Systolic 1240 mmHg cannot be: it lies between 0 and 350. Check the number.", EntryLimits.Refuses(new Entry.VitalsCharted { Systolic = 1240, Diastolic = 80 }));
        Assert.Equal("Systolic 80 is not above diastolic 120. Check the numbers, or mark the reading as artefact.", EntryLimits.Refuses(new Entry.VitalsCharted { Systolic = 80, Diastolic = 120 }));
    }

    [Fact]
    public void Ask_about_a_rare_value_once_and_never_about_what_a_monitor_measured()
    {
        var slip = new Entry.VitalsCharted { Systolic = 118, Diastolic = 74, Spo2 = 9.7m };
        Assert.Equal("SpO2 9.7", Assert.Single(EntryLimits.Asks(slip)).Key);
        Assert.Equal(["SpO2 24", "half a pressure"], EntryLimits.Asks(new Entry.VitalsCharted { Systolic = 118, HeartRate = 74, Spo2 = 24 }).Select(question => question.Key));
        Assert.Empty(EntryLimits.Asks(slip with { FromMonitor = true }));

        var asked = Assert.IsType<Recording.Ask>(Decide(SessionStory.From([]), slip));
        Assert.Contains("below 70 is rare", Assert.Single(asked.Questions).Says, StringComparison.Ordinal);
        Assert.IsType<Recording.Write>(Decide(SessionStory.From([]), slip with { Confirmed = ["SpO2 9.7"] }));
        Assert.IsType<Recording.Ask>(Decide(SessionStory.From([]), slip with { Spo2 = 97m / 11, Confirmed = ["SpO2 9.7"] } is { } other ? other with { Spo2 = 9 } : slip));
    }

    [Fact]
    public void Every_entry_that_is_accepted_folds_and_every_fold_is_finite()
    {
        var numbers = Gen.OneOf(Gen.Elements(0m, 1e-28m, 1e-6m, 0.01m, 0.1m, 2000m, 5000m, 1e9m, 7.9e28m, decimal.MinValue), Gen.Choose(-10, 6000).Select(n => n / 10m));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(numbers.ArrayOf(8).ToArbitrary(), n =>
        {
            var (story, number) = (SessionStory.From([]), 0);
            Entry[] entries =
            [
                new Entry.DrugPrepared("ketamine", n[0], "L", new(2027, 1, 1), n[1], n[2], Guid.Empty), new Entry.DrugStarted("IV", n[3], n[4], n[5], "Paper."), new Entry.RateChanged(n[6]),
                new Entry.DoseGiven("ketamine", "IV", n[7], null, null, "Paper."), new Entry.MedicationGiven("ondansetron", "4 mg", "IV", n[6]), new Entry.ScaleScored("OTHER", n[7]), new Entry.VitalsCharted { HeartRate = n[0], Spo2 = n[1] },
            ];
            foreach (var entry in entries)
            {
                var draft = new Draft(entry, Nine, By: new(true, true)) { Id = new(++number, 0, 0, new byte[8]) };
                var circumstances = new Circumstances(Nine, 42);
                var decided = Recording.Decide(story, draft, circumstances);
                if (decided is Recording.Ask ask) decided = Recording.Decide(story, draft = draft with { Entry = entry with { Confirmed = [.. ask.Questions.Select(question => question.Key)] } }, circumstances);
                if (decided is Recording.Write) story = story.With(new(draft.Id, story.Strip.Count + 1, Nine, Nine, null, "person", null, draft.Entry));
            }
            foreach (var moment in (DateTimeOffset[])[Nine, Nine.AddMinutes(10), Nine.AddDays(7)])
            {
                Assert.True(story.GivenBy(moment) >= Care.Units.Dose.None);
                if (story.Infusion?.EndsAt(moment) is { } end) Assert.True(end >= moment);
                Assert.NotNull(SessionFlags.Charts(story, 42, moment));
            }
            Assert.All(story.Infusion?.Delivered ?? [], stretch => Assert.True(stretch.Until is null || stretch.Until >= stretch.From));
        }));
    }

    private static Recording Decide(SessionStory story, Entry entry) => Recording.Decide(story, new(entry, Nine), new(Nine, 42, SignedOrders.Infusion));

    /// <summary>An entry of this kind with one field set and the others as little as they can be.</summary>
    private static Entry With(Type kind, string field, Func<Type, object> value)
    {
        var made = kind.GetConstructors().MaxBy(constructor => constructor.GetParameters() is [{ } only] && only.ParameterType == kind ? -1 : constructor.GetParameters().Length)!;
        var entry = (Entry)made.Invoke([.. made.GetParameters().Select(parameter => Least(parameter.ParameterType))]);
        var set = kind.GetProperty(field)!;
        set.SetValue(entry, value(Nullable.GetUnderlyingType(set.PropertyType) ?? set.PropertyType));
        return entry;
    }

    private static object? Least(Type type) => type == typeof(string) ? "x" : type == typeof(decimal) || type == typeof(int) ? Convert.ChangeType(1, type, null)
        : type == typeof(DateOnly) ? new DateOnly(2027, 1, 1) : type == typeof(IReadOnlyList<int?>) ? new int?[] { 1, 1, 1, 1, 1 } : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
