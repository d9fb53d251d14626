using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>One item of a recovery scale, with what 2, 1 and 0 mean.</summary>
public sealed record RecoveryItem(string Name, string Two, string One, string Nought);

/// <summary>A scale of recovery, item by item in its own words.</summary>
/// <param name="Id">As the strip calls it.</param>
public sealed record RecoveryScale(string Id, string Title, IReadOnlyList<RecoveryItem> Items)
{
    public static RecoveryScale Aldrete { get; } = new("ALDRETE", "Modified Aldrete (Aldrete 1995)",
    [
        new("Activity", "moves four limbs on command", "moves two limbs", "moves none"),
        new("Breathing", "breathes deeply and coughs", "short of breath or limited", "does not breathe"),
        new("Circulation", "systolic within 20 % of baseline", "20 to 49 % away", "50 % or more away"),
        new("Consciousness", "fully awake", "wakes on calling", "does not respond"),
        new("Oxygen", "SpO2 above 92 % on room air", "needs oxygen to stay above 90 %", "below 90 % on oxygen"),
    ]);

    public static RecoveryScale Padss { get; } = new("MPADSS", "Modified PADSS (Chung 1995)",
    [
        new("Vital signs", "pressure and pulse within 20 % of baseline", "20 to 40 % away", "more than 40 % away"),
        new("Walking", "steady, no dizziness, or as before", "with help", "not, or severe dizziness"),
        new("Nausea and vomiting", "minimal", "moderate, treated", "severe, persistent"),
        new("Pain", "minimal or acceptable", "moderate", "severe"),
        new("IV site", "minimal bleeding", "moderate", "severe"),
    ]);

    public static IReadOnlyList<RecoveryScale> All { get; } = [Aldrete, Padss];

    /// <summary>What the chart says of an item, to be looked at by whoever scores; null where it says nothing, or not lately enough.</summary>
    public IReadOnlyList<int?> Proposed(DischargeFacts facts) => this == Aldrete
        ? [null, null, Away(facts.Vitals.Sbp, facts.Baseline.Sbp, percent => percent >= 50), facts.Gates.Moaas switch { 5 => 2, >= 2 => 1, null => null, _ => 0 }, Oxygen(facts.Vitals)]
        : [Worst(Away(facts.Vitals.Sbp, facts.Baseline.Sbp, percent => percent > 40), Away(facts.Vitals.HeartRate, facts.Baseline.HeartRate, percent => percent > 40)), facts.Gates.Walks10m switch { true => 2, _ => null }, null, null, null];

    private static int? Away(decimal? now, decimal? before, Func<decimal, bool> isFar) =>
        now is not { } value || before is not > 0 ? null : Math.Abs(value - before.Value) * 100 / before.Value is var percent && isFar(percent) ? 0 : percent > 20 ? 1 : 2;

    private static int? Worst(int? one, int? other) => one is null || other is null ? null : Math.Min(one.Value, other.Value);

    private static int? Oxygen(DischargeVitals now) => now switch
    {
        { SpO2: > 92, OnOxygen: false } => 2,
        { SpO2: > 90, OnOxygen: true } => 1,
        { SpO2: < 90, OnOxygen: true } => 0,
        _ => null,
    };
}
