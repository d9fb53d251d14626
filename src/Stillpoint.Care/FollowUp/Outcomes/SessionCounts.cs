namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>Sessions in a time: how they were borne, who came to them, and how long chairs were taken.</summary>
/// <param name="OpenMinutes">How long chairs could have been taken; null where the clinic has not written down when it is open.</param>
public sealed record SessionCounts(int Sessions, int AdverseEvents, int Grave, int Came, int Missed, long ChairMinutes, long? OpenMinutes = null)
{
    public PerHundred Events => new(AdverseEvents, Sessions);

    public PerHundred GraveEvents => new(Grave, Sessions);

    /// <summary>Of those who were expected, who did not come and had not cancelled.</summary>
    public Proportion NoShows => new(Missed, Came + Missed);

    /// <summary>In percent of the hours that chairs were there.</summary>
    public double? ChairUse => OpenMinutes is > 0 and var open ? 100.0 * ChairMinutes / open : null;
}
