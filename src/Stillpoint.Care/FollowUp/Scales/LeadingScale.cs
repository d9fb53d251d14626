namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Which scale decides the outcome of an indication, and which go beside it.</summary>
public sealed record LeadingScale(Instrument? Leads, IReadOnlyList<Instrument> Beside)
{
    /// <summary>For an indication such as IND-07. None leads where the outcome is counted in days or events rather than scored.</summary>
    public static LeadingScale For(string indication) => new(
        Instruments.All.SingleOrDefault(instrument => instrument.LeadsFor.Contains(indication)),
        [.. Instruments.All.Where(instrument => instrument.AccompaniesFor.Contains(indication))]);
}
