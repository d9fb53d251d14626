using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>How the evening before stands, in the few words of a list.</summary>
internal static class EveningLine
{
    public static string Words(EveningWord word) => word switch { EveningWord.Clear => "all well", EveningWord.Look => "to be looked at", EveningWord.Red => "a person calls" };

    public static string Words(EscortWord word) => word switch { EscortWord.Asked => "asked, no answer yet", EscortWord.Yes => "said yes", EscortWord.No => "said no" };

    public static string Waiting(EveningCheckRow? evening, ClinicClock clock) => evening switch
    {
        null => "not asked yet",
        { ByPerson: { } why } => $"to be called: {why}",
        { SentAt: { } sent } => $"asked {clock.Moment(sent)}, no answer yet",
        _ => $"asked at {clock.Moment(evening.SendAt)}",
    };
}
