using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Recovery;

/// <summary>Somebody who may go home: an infusion of 0.5 mg/kg ended at ten, and it is eleven.</summary>
internal static class Ready
{
    public static readonly DateTimeOffset Ten = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(-5));

    public static DateTimeOffset At(int hour, int minute) => new(2026, 11, 22, hour, minute, 0, TimeSpan.FromHours(-5));

    public static DischargeFacts Infusion { get; } = new(At(11, 0), Product.KetamineRacemic, Route.Intravenous)
    {
        MgPerKg = MgPerKg.Of(0.5m),
        Indication = "IND-01",
        AgeYears = 45,
        AdministrationEndAt = Ten,
        Rescues = [],
        Baseline = new() { Sbp = 120, Dbp = 75, SpO2 = 98, HeartRate = 70 },
        Vitals = new() { Sbp = 124, Dbp = 78, PreviousSbp = 130, SpO2 = 98, OnOxygen = false, SpO2StableMinutes = 30, HeartRate = 76 },
        Aldrete = [2, 2, 2, 2, 2],
        Gates = new()
        {
            Moaas = 5,
            Rass = 0,
            Oriented = true,
            MonthsBackwards = true,
            Cadss = 0,
            Walks10m = true,
            FluidsTolerated = true,
            CssrsPositiveBefore = false,
            IvRemoved = true,
            IvSiteChecked = true,
            OpenRed = 0,
            EscortPresent = true,
            EscortIdentityChecked = true,
            EscortKind = EscortKind.Adult,
            InstructionsSigned = true,
            ReleasedAt = At(11, 0),
            ReleasedBy = "a prescriber",
        },
    };

    public static DischargeFacts Spray { get; } = Infusion with { Product = Product.Esketamine, Route = Route.IntranasalEsketamine, MgPerKg = null, At = At(12, 0), Gates = Infusion.Gates with { ReleasedAt = At(12, 0) } };

    public static DischargeFacts With(this DischargeFacts facts, Func<DischargeGates, DischargeGates> gates) => facts with { Gates = gates(facts.Gates) };

    public static DischargeFacts Vitals(this DischargeFacts facts, Func<DischargeVitals, DischargeVitals> vitals) => facts with { Vitals = vitals(facts.Vitals) };

    public static Finding? Finding(this DischargeFacts facts, string rule) => Discharge.Judge(facts).Findings.SingleOrDefault(finding => finding.Rule == rule);

    public static Severity? Says(this DischargeFacts facts, string rule) => facts.Finding(rule)?.Severity;
}
