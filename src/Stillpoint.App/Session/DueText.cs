using Stillpoint.Care.Session.Monitoring;

namespace Stillpoint.App.Session;

/// <summary>What is due, in the words of a bedside.</summary>
internal static class DueText
{
    public static DueNext Of(DueItem item)
    {
        var (what, brief) = item.Only is [] ? Name(item.What) : (string.Join(", ", item.Only.Select(sign => Name(sign).What)), string.Join(", ", item.Only.Select(sign => Name(sign).Brief)));
        return new(what, brief, item.DueAt, item.State switch
        {
            DueState.BeforeStart => "before the drug starts",
            DueState.BeforeLeaving => "before leaving",
            DueState.MissedTwice => "missed twice",
            DueState.Later or DueState.Due or DueState.Reminder or DueState.Overdue => item.After is { } drug ? $"after {drug}" : null,
        })
        { IsOfVitals = item.What is MonitoredSign.Vitals or MonitoredSign.BloodPressure };
    }

    private static (string What, string Brief) Name(MonitoredSign sign) => sign switch
    {
        MonitoredSign.Vitals => ("HR, SpO2, breaths", "vitals"),
        MonitoredSign.HeartRate => ("HR", "HR"),
        MonitoredSign.Saturation => ("SpO2", "SpO2"),
        MonitoredSign.Breathing => ("Breaths", "RR"),
        MonitoredSign.BloodPressure => ("Blood pressure", "BP"),
        MonitoredSign.Sedation => ("Sedation, MOAA/S", "MOAA/S"),
        MonitoredSign.Dissociation => ("Dissociation, CADSS-23", "CADSS"),
        MonitoredSign.EtCo2 => ("EtCO2", "EtCO2"),
        MonitoredSign.Ecg => ("ECG", "ECG"),
        MonitoredSign.Nausea => ("Nausea, 0 to 10", "nausea"),
        MonitoredSign.Temperature => ("Temperature", "temp"),
        MonitoredSign.NextDevice => ("Next device", "device"),
        MonitoredSign.EndOfDrug => ("End of the drug", "end of drug"),
    };
}
