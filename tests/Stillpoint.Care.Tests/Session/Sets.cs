using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Tests.Session;

/// <summary>Charted sets with boring defaults: somebody of 45 with a baseline of 120/75.</summary>
internal static class Sets
{
    public static VitalSet Of(Vitals vitals) => new() { AgeYears = 45, Baseline = new() { Sbp = 120, Dbp = 75, HeartRate = 70, SpO2 = 98, EtCo2 = 38 }, Vitals = vitals };

    public static VitalSet Device(MonitorExtremes device) => Of(new()) with { Device = device };

    public static FlagsAnswer Judged(this VitalSet set) => FlagsOf.Judge(set);

    public static Severity? Says(this VitalSet set, string rule) => set.Flag(rule)?.Finding.Severity;

    public static Flag? Flag(this VitalSet set, string rule) => set.Judged().Flags.SingleOrDefault(flag => flag.Finding.Rule == rule);
}
