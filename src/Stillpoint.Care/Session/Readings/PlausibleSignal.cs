namespace Stillpoint.Care.Session.Readings;

/// <summary>Which numbers a vital sign can have at all. Outside them the number is an artefact: kept, marked and never judged.</summary>
public static class PlausibleSignal
{
    public static bool Holds(Signal signal, decimal value) => signal switch
    {
        Signal.Systolic => value is >= 30 and <= 300,
        Signal.Diastolic => value is >= 10 and <= 200,
        Signal.MeanPressure => value is >= 10 and <= 300,
        Signal.HeartRate or Signal.PulseRate => value is >= 0 and <= 300,
        Signal.SpO2 => value is >= 0 and <= 100,
        Signal.RespiratoryRate => value is >= 0 and <= 80,
        Signal.EndTidalCO2 => value is >= 0 and <= 150,
        Signal.Temperature => value is >= 25 and <= 45,
    };

    /// <summary>A systolic pressure stands above its diastolic; a pair that does not is an artefact as a whole.</summary>
    public static bool Pair(decimal systolic, decimal diastolic) => systolic > diastolic;
}
