using Stillpoint.Care.Recovery;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>When somebody may go home at the earliest, by the clocks of their drugs alone: so that the floor can plan. It lets nobody go.</summary>
internal static class HomeFrom
{
    /// <summary>Null where no drug was given, where they have gone, or where a clock cannot be known.</summary>
    public static DateTimeOffset? Of(SessionView view)
    {
        var story = view.Story;
        if (!story.WasGivenDrug || story.LeftAt is not null) return null;
        var ended = story.AdministrationEndedAt ?? story.Infusion?.EndsAt(view.Now) ?? (story.Infusion is null ? story.Last<Entry.DoseGiven>()?.Event.MeasuredAt : null);
        return ObservationTime.Of(new(view.Now, view.Order.Product, view.Order.Route)
        {
            House = story.House, MgPerKg = view.Order.MgPerKg, Indication = view.Order.Indication.Id, AgeYears = view.AgeYears, AdministrationEndAt = ended,
            Rescues = [.. story.All<Entry.MedicationGiven>().Select(given => new GivenDrug(given.Entry.Drug, given.Event.MeasuredAt, given.Entry.ObserveMinutes))],
        }).EarliestAt;
    }
}
