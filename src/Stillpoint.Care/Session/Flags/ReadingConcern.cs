using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Which reading of a monitor may raise a flag, so that its session is judged at once and not at the next round. It judges nothing itself.</summary>
public static class ReadingConcern
{
    public static bool MayFlag(Reading reading, House house)
    {
        ArgumentNullException.ThrowIfNull(reading);
        foreach (var signal in reading.Signals)
            if (signal.Usable is { } value && IsOutside(signal.Signal, value, house)) return true;
        return false;
    }

    private static bool IsOutside(Signal signal, decimal value, House house) => signal switch
    {
        Signal.SpO2 => value < house[FlagLimits.SpO2Yellow],
        Signal.HeartRate or Signal.PulseRate => value > house[FlagLimits.HeartRateYellow] || value < house[FlagLimits.HeartRateLowYellow],
        Signal.RespiratoryRate => value < house[FlagLimits.BreathsLowYellow] || value >= house[FlagLimits.BreathsYellow],
        // A monitor's pressure, carbon dioxide and temperature are judged when somebody charts them.
        Signal.Systolic or Signal.Diastolic or Signal.MeanPressure or Signal.EndTidalCO2 or Signal.Temperature => false,
    };
}
