namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>The eight items of STOP-BANG: five are asked, three are known of the patient already.</summary>
public sealed record StopBangItems(bool Snores, bool Tired, bool SeenNotBreathing, bool TreatedForPressure, bool WideNeck)
{
    private const decimal BodyMassOver = 35, YearsOver = 50;

    /// <summary>0 to 8; null while body mass, age or sex is unknown: an item nobody knows is not a no.</summary>
    public int? Total(decimal? bodyMassIndex, decimal? ageYears, bool? male) => bodyMassIndex is { } index && ageYears is { } years && male is { } man
        ? new[] { Snores, Tired, SeenNotBreathing, TreatedForPressure, WideNeck, index > BodyMassOver, years > YearsOver, man }.Count(item => item)
        : null;
}
