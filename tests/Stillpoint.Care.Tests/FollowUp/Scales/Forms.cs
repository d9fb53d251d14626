using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

/// <summary>Forms for tests: written out, alike throughout, or drawn at random.</summary>
internal static class Forms
{
    public static Instrument The(string code) => Instruments.Find(code) ?? throw new InvalidOperationException($"No instrument is called {code}.");

    public static Score Scored(string code, params int?[] answers) => Scoring.Of(The(code), ItemAnswer.Form(answers));

    public static string[] Codes(this Score score) => [.. score.Alerts.Select(alert => alert.Code)];

    public static decimal? Sub(this Score score, string key) => score.Subscales.Single(subscale => subscale.Key == key).Value;

    /// <summary>Every item at its lowest, or at its highest, worth.</summary>
    public static int?[] AllAt(Instrument instrument, bool highest) =>
        [.. instrument.Items.Select(item => (int?)(highest ? item.Codes.All.MaxBy(item.Counts) : item.Codes.All.MinBy(item.Counts)))];

    public static int?[] With(this int?[] answers, int item, int? code)
    {
        int?[] changed = [.. answers];
        changed[item - 1] = code;
        return changed;
    }

    /// <summary>An instrument with items and a form of it, some answers blank, some no code at all, as often as asked.</summary>
    public static Arbitrary<(Instrument Instrument, int?[] Answers, int Item)> Any(double blank = 0, double wrong = 0, Func<Instrument, bool>? where = null)
    {
        Instrument[] instruments = [.. Instruments.All.Where(instrument => instrument.Items.Count > 0 && (where is null || where(instrument)))];
        return Gen.Choose(0, int.MaxValue).Select(seed =>
        {
            var random = new Random(seed);
            var instrument = instruments[random.Next(instruments.Length)];
            int?[] answers =
            [
                .. instrument.Items.Select(item => random.NextDouble() < blank ? (int?)null
                    : random.NextDouble() < wrong ? item.Codes.Most + 1 + random.Next(3)
                    : item.Codes.All[random.Next(item.Codes.All.Count)]),
            ];
            return (instrument, answers, random.Next(answers.Length) + 1);
        }).ToArbitrary();
    }

    public static void ForAll<T>(Arbitrary<T> any, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(any, holds));
}
