using Stillpoint.Care.Session.Charting;

namespace Stillpoint.Care.Tests.Session;

/// <summary>What entries are written against in tests: 40 mg in 50 mL at 75 mL/h, from a vial of 500 mg in 10 mL.</summary>
internal static class SignedOrders
{
    public static OrderedDose Infusion { get; } = new("ketamine", "IV", 40) { MgPerMl = 0.8m, VolumeMl = 50, MlPerHour = 75, WeightKg = 80, VialMgPerMl = 50, VialMl = 10 };

    /// <summary>Two sprays of 28 mg.</summary>
    public static OrderedDose Spray { get; } = new("esketamine", "IN_Esketamine", 56) { Devices = 2 };
}
