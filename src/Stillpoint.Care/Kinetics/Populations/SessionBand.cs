namespace Stillpoint.Care.Kinetics;

/// <summary>
/// The band around a prediction: virtual patients who get the same drug as this person, followed through the session as
/// <see cref="Prediction"/> follows the typical one. A value; it keeps where they stood at the last event and draws from there.
/// </summary>
public sealed class SessionBand
{
    /// <summary>Enough when they are spread evenly: the percentiles of 100,000 random ones to within about 2 %.</summary>
    public const int Patients = 500;

    private readonly VirtualPatients patients;
    private readonly LaneMarch march;
    private readonly Administration[] doses;

    private SessionBand(VirtualPatients patients, LaneMarch march, Administration[] doses)
    {
        this.patients = patients;
        this.march = march;
        this.doses = doses;
    }

    /// <summary>Everything from this minute on can be drawn; what lies before has been.</summary>
    public double From => march.At;

    public IReadOnlyList<Administration> Doses => doses;

    public Subject Subject => patients.Subject;

    public static SessionBand Of(Subject subject, IReadOnlyList<Administration> doses, int count = Patients, ulong seed = 1)
    {
        var people = VirtualPatients.Draw(subject, doses, count, seed, Spread.Even);
        Administration[] all = [.. doses];
        return new(people, LaneMarch.Start(people, all), all);
    }

    /// <summary>The same people with one more dose; a dose from before the last event starts them over.</summary>
    public SessionBand With(Administration dose) =>
        patients.Covers(dose) && dose.Begins >= march.At
            ? Changed([.. doses, dose], dose.Begins)
            : Of(patients.Subject, [.. doses, dose], patients.Count, patients.Seed);

    /// <summary>The same people with a pump that from this minute runs at this rate for so long, instead of whatever it was doing.</summary>
    public SessionBand Running(double minute, double milligramsPerMinute, double duration)
    {
        var stopped = Prediction.Cut(doses, minute);
        Administration[] changed = milligramsPerMinute > 0 && duration > 0 ? [.. stopped, Administration.Infusion(minute, milligramsPerMinute, duration)] : stopped;
        return minute >= march.At ? Changed(changed, minute) : Of(patients.Subject, changed, patients.Count, patients.Seed);
    }

    public SessionBand Paused(double minute) => Running(minute, 0, 0);

    /// <summary>
    /// The same people under what was given and is planned by now. What agrees with before is not computed again; where
    /// something from before the last event was entered late or corrected, they start over.
    /// </summary>
    public SessionBand Following(IReadOnlyList<Administration> now)
    {
        var minute = Administration.FirstDifference(doses, now);
        if (double.IsPositiveInfinity(minute)) return this;
        return doses.Length > 0 && minute >= march.At && now.All(patients.Covers)
            ? Changed([.. now], minute)
            : Of(patients.Subject, now, patients.Count, patients.Seed);
    }

    /// <summary>The percentiles from the last event on.</summary>
    public PopulationPercentiles Percentiles(Grid grid, Band band = Band.WithDoubt, IReadOnlyList<double>? shares = null) =>
        grid.First >= march.At || doses.Length == 0 || march.At == doses.Min(dose => dose.Begins)
            ? PopulationPercentiles.Of(patients, march.Copy(), grid, band, shares ?? PopulationPercentiles.Usual)
            : PopulationPercentiles.Of(patients, LaneMarch.Start(patients, doses), grid, band, shares ?? PopulationPercentiles.Usual);

    private SessionBand Changed(Administration[] changed, double minute) => new(patients, march.Continue(minute, changed), changed);
}
