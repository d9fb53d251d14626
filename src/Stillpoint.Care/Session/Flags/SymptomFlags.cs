using Stillpoint.Care.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>
/// What the patient complains of, or somebody sees. Some are red by themselves; short of breath, a rash and changed vision are
/// weighed with what stands beside them.
/// </summary>
internal static class SymptomFlags
{
    public static IEnumerable<FlagReading> Complaints(VitalSet set)
    {
        if (set.Vitals.Symptoms is not { } symptoms) yield break;
        Input input = new("vitals.symptoms", symptoms.Select(Word).ToList(), null, null, "fact");
        if (symptoms.Count == 0) yield return new(null, "No complaints.", input);

        var alone = symptoms.Where(IsRedAlone).ToList();
        if (alone.Count > 0) yield return new(Red, $"{List(alone)}.", input);

        var weighed = symptoms.Where(symptom => symptom is Symptom.Dyspnoea or Symptom.VisionChange).ToList();
        Input[] pressures = [.. new[] { set.Sbp(), set.Dbp() }.OfType<Measured>().Select(value => value.AsInput)];
        if (weighed.Count > 0 && IsEmergency(set) == true)
            yield return new(Red, $"{List(weighed)} at a pressure of {set.House[SbpEmergency]} systolic or {set.House[DbpEmergency]} diastolic.", [input, .. pressures]);
        if (IsAnaphylaxis(set)) yield return new(Red, $"Rash with {string.Join(", ", BesideRash(set))}: may be anaphylaxis.", [input, .. pressures]);

        if (symptoms.Contains(Symptom.Dyspnoea)) yield return new(Yellow, "Short of breath.", input) { Policy = true, Missing = PressuresLacking(set) };
        if (symptoms.Contains(Symptom.Rash)) yield return new(Yellow, "Rash.", input) { Policy = true, Missing = set.Sbp() is { Usable: true } ? [] : ["vitals.sbp"] };
        if (symptoms.Contains(Symptom.VisionChange)) yield return IsEmergency(set) is null
            ? new(Unknown, "Changed vision, and the pressure that decides was not measured.", input) { Missing = PressuresLacking(set) }
            : new(null, "Changed vision, not at a pressure of the emergency range.", input);
    }

    /// <summary>Short of breath or changed vision make a complaint red at this pressure: known when one is reached, or both are measured and neither is.</summary>
    internal static bool? IsEmergency(VitalSet set)
    {
        var (sbp, dbp) = (set.Sbp(), set.Dbp());
        if ((sbp is { Usable: true } && sbp.Value >= set.House[SbpEmergency]) || (dbp is { Usable: true } && dbp.Value >= set.House[DbpEmergency])) return true;
        return sbp is { Usable: true } && dbp is { Usable: true } ? false : null;
    }

    /// <summary>A rash with a second system: breathing, gut or pressure.</summary>
    internal static bool IsAnaphylaxis(VitalSet set) => set.Has(Symptom.Rash) && BesideRash(set).Any();

    private static IEnumerable<string> BesideRash(VitalSet set)
    {
        if (set.Has(Symptom.Dyspnoea)) yield return "shortness of breath";
        if (set.Has(Symptom.Wheeze)) yield return "wheeze";
        if (set.Has(Symptom.ThroatTightness)) yield return "throat tightness";
        if (set.Vitals.VomitEpisodes > 0) yield return "vomiting";
        if (set.Sbp() is { Usable: true } sbp && sbp.Value < set.House[SbpWithRash]) yield return $"systolic {sbp.Amount}, below {set.House[SbpWithRash]}";
    }

    /// <summary>A complaint of heart or brain, or none that speaks of skin and airway alone.</summary>
    internal static bool OfHeartOrBrain(VitalSet set) =>
        set.Vitals.Symptoms is not { Count: > 0 } symptoms || symptoms.Any(symptom => symptom is not (Symptom.Wheeze or Symptom.ThroatTightness or Symptom.Rash));

    internal static bool Has(this VitalSet set, Symptom symptom) => set.Vitals.Symptoms?.Contains(symptom) == true;

    private static string[] PressuresLacking(VitalSet set) =>
        IsEmergency(set) is not null ? [] : [.. new[] { ("vitals.sbp", set.Sbp()), ("vitals.dbp", set.Dbp()) }.Where(value => value.Item2 is not { Usable: true }).Select(value => value.Item1)];

    private static bool IsRedAlone(Symptom symptom) => symptom switch
    {
        Symptom.ChestPain or Symptom.FocalDeficit or Symptom.SevereHeadache or Symptom.Syncope or Symptom.Seizure or Symptom.Wheeze or Symptom.ThroatTightness => true,
        Symptom.Dyspnoea or Symptom.VisionChange or Symptom.Rash => false,
    };

    private static string Word(Symptom symptom) => char.ToLowerInvariant(symptom.ToString()[0]) + symptom.ToString()[1..];

    private static string List(IReadOnlyList<Symptom> symptoms) => string.Join(", ", symptoms.Select((symptom, index) => index == 0 ? Says(symptom) : char.ToLowerInvariant(Says(symptom)[0]) + Says(symptom)[1..]));

    private static string Says(Symptom symptom) => symptom switch
    {
        Symptom.ChestPain => "Chest pain",
        Symptom.FocalDeficit => "A focal deficit",
        Symptom.SevereHeadache => "Severe headache",
        Symptom.Syncope => "Syncope",
        Symptom.Seizure => "A seizure",
        Symptom.Dyspnoea => "Short of breath",
        Symptom.VisionChange => "Changed vision",
        Symptom.Rash => "Rash",
        Symptom.Wheeze => "Wheeze",
        Symptom.ThroatTightness => "Throat tightness",
    };
}
