using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Booking;

/// <summary>A stretch of time: from a moment until just before another.</summary>
public readonly record struct Span(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Meets(Span other) => From < other.Until && other.From < Until;

    public bool Holds(Span other) => From <= other.From && other.Until <= Until;

    public bool Holds(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>What is left of it when some hours are taken out.</summary>
    public IEnumerable<Span> Without(IEnumerable<Span> gone)
    {
        var from = From;
        foreach (var one in gone.Where(Meets).OrderBy(one => one.From))
        {
            if (one.From > from) yield return this with { From = from, Until = one.From };
            if (one.Until > from) from = one.Until;
        }
        if (from < Until) yield return this with { From = from };
    }
}

/// <summary>What of a signed plan says how long its session takes.</summary>
public sealed record SessionOrder(Product Product, Route Route, DoseRow Row)
{
    public string? Indication { get; init; }

    public decimal? Minutes { get; init; }

    public MgPerKg? MgPerKg { get; init; }

    public decimal? AgeYears { get; init; }
}

/// <summary>The phases of a visit in minutes: arriving, the drug, recovery with the way out, and cleaning the chair. A talk is its arrival alone.</summary>
public readonly record struct VisitLength(int Arrival, int Dosing, int Recovery, int Cleaning)
{
    /// <summary>How long the patient is here.</summary>
    public int Stay => Arrival + Dosing + Recovery;

    /// <summary>How long the chair is theirs.</summary>
    public int Chair => Stay + Cleaning;

    public static VisitLength OfTalk(int minutes) => new(minutes, 0, 0, 0);

    public static VisitLength OfTalk(House house) => OfTalk(house[BookingLimits.Talk].Whole);

    /// <summary>The drug as ordered, the shortest recovery after it, and the clinic's own padding.</summary>
    public static VisitLength OfSession(SessionOrder order, House house)
    {
        var dosing = order.Row.IsInfusedBy(order.Route) ? order.Minutes ?? order.Row.Over.Most ?? house[BookingLimits.Infused] : house[BookingLimits.ShortDose];
        var clock = ObservationTime.Of(new(default, order.Product, order.Route) { House = house, MgPerKg = order.MgPerKg, Indication = order.Indication, AgeYears = order.AgeYears });
        return new(house[BookingLimits.Arrival].Whole, (int)Math.Ceiling(dosing), (int)Math.Ceiling(clock.MinimumMinutes ?? house[BookingLimits.UnknownRecovery]) + house[BookingLimits.GoingHome].Whole, house[BookingLimits.Cleaning].Whole);
    }
}

/// <summary>When a visit begins and how its phases follow. Minutes are true minutes, also over a change of the clock.</summary>
public readonly record struct VisitTimes(DateTimeOffset Starts, VisitLength Length)
{
    public DateTimeOffset DrugFrom => Starts.AddMinutes(Length.Arrival);

    public DateTimeOffset RecoveryFrom => DrugFrom.AddMinutes(Length.Dosing);

    public DateTimeOffset Leaves => Starts.AddMinutes(Length.Stay);

    public DateTimeOffset ChairFree => Starts.AddMinutes(Length.Chair);

    /// <summary>The patient is here.</summary>
    public Span Stay => new(Starts, Leaves);

    /// <summary>The chair is theirs.</summary>
    public Span InChair => new(Starts, ChairFree);

    /// <summary>A prescriber is in reach: from the drug to the ride home, or all of a talk.</summary>
    public Span Covered => new(Length.Stay == Length.Arrival ? Starts : DrugFrom, Leaves);
}
