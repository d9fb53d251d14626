using Stillpoint.Care.Booking;

namespace Stillpoint.App.Asking;

/// <summary>Under which keys the answers of the evening before are kept, for whoever asks and whoever reads.</summary>
internal static class EveningAnswers
{
    public const string Version = "evening-1/";

    private static readonly (EveningAsk Ask, string Key)[] Keys = [.. Enum.GetValues<EveningAsk>().Select(ask => (ask, Version + ask.ToString()))];

    public static string KeyOf(EveningAsk ask) => Keys.First(one => one.Ask == ask).Key;

    /// <summary>What was answered; null where it was passed over.</summary>
    public static string? To(this Answers given, EveningAsk ask) => given[KeyOf(ask)] is { } answer && answer != Answers.Skipped ? answer : null;
}
