namespace Stillpoint.Care.Booking;

/// <summary>What stands against a booking.</summary>
public enum ClashKind
{
    /// <summary>A session with drug has a chair, a nurse and a prescriber.</summary>
    NoChair, NoNurse, NoPrescriber,

    /// <summary>The chair isn't there, or isn't fitted for the route.</summary>
    ChairUnfit,
    ChairTaken, PatientElsewhere, NurseFull, NurseElsewhere, PrescriberElsewhere, PrescriberInTalk,

    /// <summary>Somebody is away.</summary>
    Away,
    NoSecondPerson, TooSoon, TooOften, SameDay,

    Past, FarAhead, Night, NotOpen, Closed, NoShift,
}

/// <summary>One thing that stands against a booking, in words for whoever books.</summary>
/// <param name="Says">The whole sentence.</param>
/// <param name="Person">Whom it is about, where it is about somebody who works here.</param>
public sealed record Clash(ClashKind Kind, string Says, Guid? Person = null)
{
    /// <summary>It is possible and improbable: whoever books says that it is meant. Everything else is refused.</summary>
    public bool IsAsked => Kind is ClashKind.Past or ClashKind.FarAhead or ClashKind.Night or ClashKind.NotOpen or ClashKind.Closed or ClashKind.NoShift;
}
