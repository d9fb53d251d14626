using System.Globalization;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>A place in the calendar in words.</summary>
internal static class VisitWordsOf
{
    /// <summary>Tue 24 Nov 14:00, and whatever of chair and people is another than was wished.</summary>
    public static string Slot(Appointment slot, Schedule schedule, Appointment? wished = null)
    {
        var place = schedule.PlaceOf(slot.Clinic)!;
        var when = place.Local(slot.Times.Starts).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        string?[] others =
        [
            slot.Clinic != wished?.Clinic ? place.Name : null,
            slot.Chair is { } chair && chair != wished?.Chair ? place.Chairs.FirstOrDefault(one => one.Id == chair)?.Name : null,
            slot.Nurse is { } nurse && nurse != wished?.Nurse ? schedule.NameOf(nurse) : null,
            slot.Prescriber is { } prescriber && prescriber != wished?.Prescriber ? schedule.NameOf(prescriber) : null,
        ];
        return string.Join(", ", [when, .. others.OfType<string>()]);
    }
}
