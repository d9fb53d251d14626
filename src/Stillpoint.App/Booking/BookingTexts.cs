using Stillpoint.App.Texts;

namespace Stillpoint.App.Booking;

/// <summary>What a patient reads of their visits, in both languages.</summary>
internal static class BookingTexts
{
    public static readonly Translated WhereYouAre = new("{0} ({1} where you are)", "{0} ({1} donde está usted)");
}
