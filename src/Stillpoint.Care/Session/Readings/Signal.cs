namespace Stillpoint.Care.Session.Readings;

/// <summary>A vital sign a bedside monitor measures, in one unit for ever: pressures and end-tidal CO2 in mmHg, rates a minute, SpO2 in %, temperature in °C.</summary>
public enum Signal
{
    Systolic,
    Diastolic,
    MeanPressure,

    /// <summary>From the electrocardiogram.</summary>
    HeartRate,

    /// <summary>From the oximeter or the cuff; stands in for the heart rate where there is no electrocardiogram.</summary>
    PulseRate,
    SpO2,
    RespiratoryRate,
    EndTidalCO2,
    Temperature,
}
