namespace Stillpoint.Care.Kinetics;

/// <summary>One printed level: when, how high, and the spread that was printed with it.</summary>
/// <param name="Minute">Null means the peak, whenever it was.</param>
/// <param name="NgPerMl">Null where only a range was printed.</param>
public sealed record Observation(Series Series, double? Minute, double? NgPerMl, double? Low = null, double? High = null, double? PeakMinute = null);

/// <summary>A regimen whose levels somebody measured and printed.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="People">How many were measured, where that was printed.</param>
/// <param name="Regimen">What they were given, in words.</param>
/// <param name="Models">The models it is compared with, the natural one first.</param>
public sealed record PublishedLevel(string Source, int? People, string Regimen, IReadOnlyList<string> Models, double WeightKg, IReadOnlyList<Administration> Doses, IReadOnlyList<Observation> Observations)
{
    /// <summary>Whoever was measured was an adult, so an age of 35 stands in where a model asks for one.</summary>
    public Subject For(Model model) => new(model, new Covariates { WeightKg = WeightKg, AgeYears = 35, Asian = false, Japanese = false });

    /// <summary>What a model makes of it.</summary>
    public IReadOnlyList<Comparison> Compare(Model model)
    {
        var prediction = Prediction.Of(For(model), [.. Doses]);
        return [.. Observations.Where(observed => prediction.Has(observed.Series)).Select(observed =>
        {
            var predicted = observed.Minute is { } minute
                ? new Peak(minute, prediction.At(minute)[observed.Series]!.Value)
                : prediction.Peak(observed.Series);
            return new Comparison(this, observed, predicted);
        })];
    }
}

/// <summary>A printed level beside the predicted one.</summary>
public sealed record Comparison(PublishedLevel Published, Observation Observed, Peak? Predicted)
{
    /// <summary>Where no spread was printed, a quarter either way counts as meeting it. House assumption.</summary>
    public const double Near = 0.25;

    /// <summary>Predicted over observed, where both are one figure.</summary>
    public double? Ratio => Predicted?.NgPerMl / Observed.NgPerMl;

    /// <summary>Inside the printed spread, or near the printed figure where none was printed; null where the model quotes no figure.</summary>
    public bool? Meets => Predicted is not { NgPerMl: var level } ? null
        : Observed is { Low: { } low, High: { } high } ? level >= low && level <= high
        : Observed.NgPerMl is { } figure ? Math.Abs(level / figure - 1) <= Near
        : null;
}
