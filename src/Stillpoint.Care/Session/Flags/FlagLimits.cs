namespace Stillpoint.Care.Session.Flags;

/// <summary>The alert limits of adults. Differences from baseline, and where no source is named on the rule, the limits themselves are house policy.</summary>
public static class FlagLimits
{
    public const decimal SbpYellow = 160, SbpRed = 180, SbpRiseYellow = 30, SbpRiseRed = 50;
    public const decimal DbpYellow = 100, DbpRed = 110, DbpRiseYellow = 20;
    public const decimal SbpLowYellow = 100, SbpLowRed = 90, SbpFallYellowPercent = 20, SbpFallRedPercent = 30;
    public const decimal SbpEmergency = 180, DbpEmergency = 120;
    public const decimal HeartRateYellow = 110, HeartRateRed = 130, HeartRateRedSymptomatic = 120, HeartRateLowYellow = 50, HeartRateLowRed = 40;
    public const decimal SpO2Yellow = 94, SpO2Red = 90, SpO2RedOnOxygen = 92, SpO2SustainedSeconds = 15;
    public const decimal RespiratoryRateLowYellow = 10, RespiratoryRateLowRed = 8, RespiratoryRateYellow = 25, RespiratoryRateRed = 30;
    public const decimal ApnoeaYellowSeconds = 10, ApnoeaRedSeconds = 20, FlatCo2Seconds = 15;
    public const decimal EtCo2Yellow = 45, EtCo2Red = 50, EtCo2Low = 30, EtCo2RiseYellow = 10;
    public const decimal MoaasYellow = 3, RassHighRed = 3, RassLowRed = -3;
    public const decimal CadssYellow = 15, CadssRed = 30, SudsYellow = 5, SudsRed = 8, NauseaYellow = 4, NauseaRed = 7;
    public const decimal OverdueMinutes = 5, MonitorLostMinutes = 5;
    public const int MissedInARow = 2;

    /// <summary>A high red pressure that has not fallen by then stops the session.</summary>
    public const decimal PressureSettlesMinutes = 10;

    /// <summary>Agitation that has not settled by then stops the session.</summary>
    public const decimal AgitationSettlesMinutes = 5;

    /// <summary>A reading is confirmed by one at most this long before it.</summary>
    public const decimal ConfirmedWithinMinutes = 2;

    public const decimal AdultFrom = 18;
}
