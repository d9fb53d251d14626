namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Which scale decides the outcome of an indication, and which go beside it.</summary>
public sealed record LeadingScale(Instrument? Leads, IReadOnlyList<Instrument> Beside)
{
    /// <summary>For an indication such as IND-07. None leads where the outcome is counted in days or events rather than scored.</summary>
    public static LeadingScale For(string indication) => new(
        Instruments.All.SingleOrDefault(instrument => instrument.LeadsFor.Contains(indication)),
        [.. Instruments.All.Where(instrument => instrument.AccompaniesFor.Contains(indication))]);

    /// <summary>The same where a plan names its own scales: what usually leads leads if it is among them, otherwise the first of them that says what a response is; the others go beside.</summary>
    /// <param name="planned">Codes of the plan's own scales; none leaves what is usual.</param>
    public static LeadingScale For(string? indication, IReadOnlyList<string> planned)
    {
        var usual = indication is null ? new(null, []) : For(indication);
        List<Instrument> own = [.. planned.Select(Instruments.Find).OfType<Instrument>()];
        var leads = own.Count == 0 || (usual.Leads is { } known && own.Contains(known)) ? usual.Leads
            : own.Find(scale => scale is { Total: not null, Change: { ResponsePercent: not null } or { ResponsePoints: not null } }) ?? usual.Leads;
        return new(leads, [.. usual.Beside.Union(own).Where(scale => scale != leads)]);
    }
}
