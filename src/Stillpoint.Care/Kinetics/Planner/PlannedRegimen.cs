namespace Stillpoint.Care.Kinetics;

/// <summary>One way of giving the drug that a planner compares with others: for whom, by which model, which doses.</summary>
public sealed record PlannedRegimen(string Name, Subject Subject, IReadOnlyList<Administration> Doses)
{
    /// <summary>What to read beside it: doubts about the way in and about the model for this person.</summary>
    public IReadOnlyList<string> Says => Cautions.Of(Subject, Doses);

    /// <summary>Reasons not to draw it at all.</summary>
    public IReadOnlyList<string> Refused => Subject.Model.OutsideLimits(Subject.Covariates);

    /// <summary>The picture of a regimen, or null where the model refuses the person.</summary>
    public RegimenPicture? Draw(double until, double level, double washoutLevel)
    {
        if (Refused.Count > 0) return null;
        var prediction = Prediction.Of(Subject, [.. Doses]);
        var band = SessionBand.Of(Subject, Doses).Percentiles(Grid.Between(0, until, Math.Max(1, until / 240)));
        var peak = prediction.Peak();
        return new(
            this, prediction.Curve(band.Grid), band, peak,
            peak is null ? null : SessionBand.Of(Subject, Doses).Percentiles(new Grid(peak.Minute, 1, 1)),
            prediction.MinutesAbove(level), prediction.StaysBelow(washoutLevel));
    }
}

/// <summary>A regimen drawn: the typical curve, its band, and the figures read off them. Estimates, all of them.</summary>
/// <param name="Curve">The typical person.</param>
/// <param name="Band">Percentiles of virtual patients, widened by the doubt about the way in.</param>
/// <param name="AtPeak">The same at the minute of the typical peak.</param>
/// <param name="MinutesAbove">Minutes the typical ketamine level is above the level asked about.</param>
/// <param name="WashoutMinute">When it stays below the other level asked about; null where it never was above.</param>
public sealed record RegimenPicture(PlannedRegimen Regimen, Curves Curve, PopulationPercentiles Band, Peak? Peak, PopulationPercentiles? AtPeak, double MinutesAbove, double? WashoutMinute);
