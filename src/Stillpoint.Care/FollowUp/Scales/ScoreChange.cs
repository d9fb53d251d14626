namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>A change between two totals of one instrument, form and window. Thresholds are compared unrounded.</summary>
public sealed record ScoreChange
{
    /// <summary>Percent of the baseline by which the total improved; negative when it got worse. Null when the baseline is zero.</summary>
    public decimal? PercentReduction { get; private init; }

    public bool? Response { get; private init; }

    public bool? Remission { get; private init; }

    public bool? Worsened { get; private init; }

    /// <summary>Better, short of a response.</summary>
    public bool? Partial { get; private init; }

    public bool? Substantial { get; private init; }

    /// <summary>Improved by at least what matters to patients; null where nobody has published how much that is.</summary>
    public bool? Meaningful { get; private init; }

    /// <summary>Changed, either way, by more than the error of measurement.</summary>
    public bool? Reliable { get; private init; }

    /// <summary>Risen enough to be looked at.</summary>
    public bool? Watch { get; private init; }

    public static ScoreChange Between(Instrument instrument, decimal baseline, decimal followUp)
    {
        if (instrument.Change is not { } change) return new();

        var better = change.HigherIsBetter ? followUp - baseline : baseline - followUp;
        var measured = baseline != 0;
        // Multiplied rather than divided, so that exactly half is a response whatever the baseline.
        bool? By(decimal? percent) => percent is { } share && measured ? better * 100 >= share * baseline : null;
        bool? ByPoints(decimal? points) => points is { } step && measured ? better >= step : null;

        var response = change.ResponseAtMost is { } good ? followUp <= good : By(change.ResponsePercent) ?? ByPoints(change.ResponsePoints);
        return new()
        {
            PercentReduction = measured ? 100 * better / baseline : null,
            Response = response,
            Partial = response is null ? null : (By(change.PartialPercent) ?? ByPoints(change.PartialPoints)) & !response,
            Substantial = By(change.SubstantialPercent),
            Remission = change.RemissionAtMost is { } remitted ? followUp <= remitted : null,
            Worsened = change.WorsenedBy is { } worse ? -better >= worse : null,
            Watch = change.WatchBy is { } rise ? -better >= rise : null,
            Meaningful = Either(change.MeaningfulPoints is { } points ? better >= points : null, By(change.MeaningfulPercent)),
            Reliable = change.ReliablePoints is { } error ? Math.Abs(better) >= error : null,
        };
    }

    private static bool? Either(bool? one, bool? other) => one is null ? other : other is null ? one : one.Value || other.Value;
}
