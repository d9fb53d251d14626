using System.Globalization;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>Numbers that nobody has, and that are everyday ones read in another way.</summary>
/// <param name="Typed">As they were typed.</param>
/// <param name="Becomes">What they would be.</param>
/// <param name="Says">The question.</param>
/// <param name="Perhaps">The other way of reading them, in words.</param>
/// <param name="MayStand">They are possible as they were typed.</param>
public sealed record Improbable(IReadOnlyList<(FactKey Key, decimal Value)> Typed, IReadOnlyList<(FactKey Key, decimal Value)> Becomes, string Says, string Perhaps, bool MayStand = true)
{
    /// <summary>Every slip among what was typed: a height in inches, a pressure the other way round, a result a thousand-fold off.</summary>
    /// <param name="typed">The number that was typed for a key, in the key's own unit; null where none was.</param>
    public static IEnumerable<Improbable> Of(Func<FactKey, decimal?> typed)
    {
        if (typed(Measurements.Height) is { } height and >= 36 and <= 90 && Math.Round(height * 2.54m, 1, MidpointRounding.AwayFromZero) is var tall)
            yield return One(Measurements.Height, height, tall, $"A height of {Number(height)} cm is rare. {Number(height)} in would be {Number(tall)} cm. Which is it?", $"{Number(height)} in, which is {Number(tall)} cm");
        if (typed(Measurements.Systolic) is { } systolic && typed(Measurements.Diastolic) is { } diastolic && systolic < diastolic)
            yield return new([(Measurements.Systolic, systolic), (Measurements.Diastolic, diastolic)], [(Measurements.Systolic, diastolic), (Measurements.Diastolic, systolic)],
                $"A pressure of {Number(systolic)}/{Number(diastolic)} has the lower number first. Is it {Number(diastolic)}/{Number(systolic)}?", $"{Number(diastolic)}/{Number(systolic)} mmHg", MayStand: false);
        foreach (var test in LabTests.All)
            if (typed(test.Key) is { } number && LabTests.Slip(test, number, test.Units[0]) is { } slip)
                yield return One(test.Key, number, slip.Becomes, $"{test.Key.Label} {Number(number)} {slip.Typed} is far from anybody's. In {slip.Perhaps} it would be {Number(slip.Becomes)} {test.Key.Unit}. Which unit does the letter print?", $"{Number(number)} {slip.Perhaps}, which is {Number(slip.Becomes)} {test.Key.Unit}");
    }

    private static Improbable One(FactKey key, decimal value, decimal becomes, string says, string perhaps) => new([(key, value)], [(key, becomes)], says, perhaps);

    /// <summary>What a temperature that nobody has would be, were it Fahrenheit; null where it would be nobody's either.</summary>
    public static decimal? Celsius(decimal typed) => typed is >= 86 and <= 110 ? Math.Round((typed - 32) * 5 / 9, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>The same of a height in feet.</summary>
    public static decimal? CentimetresOfFeet(decimal typed) => typed is >= 3 and < 8 ? Math.Round(typed * 30.48m, 1, MidpointRounding.AwayFromZero) : null;

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
