using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Screening;

/// <summary>One blood pressure reading in mmHg; either half may be missing.</summary>
public sealed record BloodPressure(Fact<Amount>? Systolic, Fact<Amount>? Diastolic)
{
    public WrittenTime At => (Systolic ?? Diastolic)!.At;

    public IReadOnlyList<Input> Inputs => [.. new[] { Systolic, Diastolic }.OfType<Fact<Amount>>().Select(half => half.Input)];

    /// <summary>No reading: marked as none, a number no living patient has, or a systolic not above its diastolic.</summary>
    public bool IsArtefact =>
        Systolic is { IsArtefact: true } || Diastolic is { IsArtefact: true } || Systolic is { Value: { Bound: Bound.Exact, Value: < 30 or > 300 } } || Diastolic is { Value: { Bound: Bound.Exact, Value: < 10 or > 200 } }
        || (Systolic is { Value: { Bound: Bound.Exact } upper } && Diastolic is { Value: { Bound: Bound.Exact } lower } && upper.Value <= lower.Value);

    /// <summary>The systolic below a limit; null when it is not known.</summary>
    public bool? IsLow(decimal systolic) => Systolic?.Value.IsUnder(systolic);

    /// <summary>Systolic or diastolic above its limit; null when what is missing could be.</summary>
    public bool? IsOver(decimal systolic, decimal diastolic) => Systolic?.Value.IsOver(systolic) | Diastolic?.Value.IsOver(diastolic);

    /// <summary>Systolic or diastolic at or above its limit; null when what is missing could be.</summary>
    public bool? IsAtLeast(decimal systolic, decimal diastolic) => Systolic?.Value.IsAtLeast(systolic) | Diastolic?.Value.IsAtLeast(diastolic);

    /// <summary>As it was entered: <c>165/105 mmHg</c>, <c>22/14 kPa</c>, or the half that was taken.</summary>
    public override string ToString() => (Systolic?.Value, Diastolic?.Value) switch
    {
        ({ Entered: { } upper } one, { Entered: { } lower } other) when upper.Unit == lower.Unit => $"{one.Shown}/{other.Shown} {upper.Unit}",
        ({ } one, { } other) => $"{Rounded(one)}/{Rounded(other)} mmHg",
        ({ } one, null) => $"systolic {one.With("mmHg")}",
        (null, { } other) => $"diastolic {other.With("mmHg")}",
        (null, null) => "not taken",
    };

    private static string Rounded(Amount half) => half.Entered is null ? half.ToString() : Math.Round(half.Value).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The readings of one date, newest first, and the question whether a high one was confirmed.</summary>
public sealed class BloodPressures
{
    private const int MinutesApart = 5;

    private readonly IReadOnlyList<BloodPressure> readings;

    private BloodPressures(IReadOnlyList<BloodPressure> readings) => this.readings = readings;

    /// <summary>The readings of the date of decision. Halves belong together when one record, or one moment, holds both.</summary>
    public static BloodPressures Of(PatientFacts facts)
    {
        static (DateTimeOffset, string) Record(Fact fact) => (fact.At.Earliest, fact.From);
        static DateTimeOffset Moment(Fact fact) => fact.At.Earliest;

        var (together, systolic, diastolic) = Pair(Today(facts, Measurements.Systolic), Today(facts, Measurements.Diastolic), Record);
        var (sameMoment, loneSystolic, loneDiastolic) = Pair(systolic, diastolic, Moment);
        return new([.. together.Concat(sameMoment)
            .Concat(loneSystolic.Select(half => new BloodPressure(half, null)))
            .Concat(loneDiastolic.Select(half => new BloodPressure(null, half)))
            .OrderByDescending(reading => reading.At.Earliest)
            .ThenByDescending(reading => reading.At.Latest)
            .ThenByDescending(reading => (reading.Systolic ?? reading.Diastolic)!.From == "fact")
            .ThenByDescending(reading => reading.Systolic?.Value.Value)
            .ThenByDescending(reading => reading.Diastolic?.Value.Value)
            .ThenBy(reading => (reading.Systolic ?? reading.Diastolic)!.From, StringComparer.Ordinal)]);
    }

    /// <summary>The newest reading; null when there is none of this date.</summary>
    public BloodPressure? Latest => readings.Count > 0 ? readings[0] : null;

    /// <summary>The newest reading at least five minutes older than the newest of all.</summary>
    public BloodPressure? Earlier => Latest is { } latest
        ? readings.FirstOrDefault(reading => !reading.IsArtefact && latest.At.Earliest - reading.At.Earliest >= TimeSpan.FromMinutes(MinutesApart))
        : null;

    private static List<Fact<Amount>> Today(PatientFacts facts, FactKey<Amount> key) =>
        [.. facts.All(key).Where(fact => Window.SameDate.Covers(fact.At, facts.At))];

    private static (List<BloodPressure> Pairs, List<Fact<Amount>> Systolic, List<Fact<Amount>> Diastolic) Pair<T>(List<Fact<Amount>> systolic, List<Fact<Amount>> diastolic, Func<Fact, T> by) where T : notnull
    {
        var waiting = diastolic.GroupBy(half => by(half)).ToDictionary(group => group.Key, group => new Queue<Fact<Amount>>(group));
        var pairs = new List<BloodPressure>();
        var alone = new List<Fact<Amount>>();
        foreach (var half in systolic)
        {
            if (waiting.TryGetValue(by(half), out var halves) && halves.TryDequeue(out var other)) pairs.Add(new(half, other));
            else alone.Add(half);
        }
        return (pairs, alone, [.. waiting.Values.SelectMany(halves => halves)]);
    }
}
