using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>An age at the moment of decision; where only the year or month of birth is known, the youngest and the oldest it can be.</summary>
public readonly record struct PatientAge(DateOnly Today, DateOnly FirstBirthday, DateOnly LastBirthday)
{
    public static PatientAge? At(RecordedDay? birth, DateTimeOffset at) =>
        birth is { } day && !day.IsAfter(at) ? new(ClinicCalendar.Date(at), day.Earliest, day.LatestBy(at)) : null;

    /// <summary>Whole years; null when they depend on an unknown birthday.</summary>
    public int? Years => Youngest == Oldest ? Youngest : null;

    public int Youngest => Whole(LastBirthday);

    public int Oldest => Whole(FirstBirthday);

    /// <summary>May be younger than so many months.</summary>
    public bool MayBeUnderMonths(int months) => ClinicCalendar.After(LastBirthday, months) > Today;

    private int Whole(DateOnly birth) => Today.Year - birth.Year - (ClinicCalendar.After(birth, (Today.Year - birth.Year) * 12) > Today ? 1 : 0);
}
