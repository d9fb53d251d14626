using Stillpoint.Care.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Sedation, agitation, dissociation, distress, nausea and the patient's own complaints.</summary>
internal static class MindFlags
{
    public static IEnumerable<Reading> Sedation(VitalSet set)
    {
        if (set.Moaas() is not { } moaas) yield break;
        yield return !moaas.Usable ? Reading.Unusable(moaas) : moaas.Value switch
        {
            < MoaasYellow => Reading.Of(Red, $"MOAA/S {moaas} is 2 or less", moaas),
            MoaasYellow => Reading.Of(Yellow, "MOAA/S is 3", moaas),
            _ => Reading.Of(null, "Answers to name", moaas),
        };
    }

    public static IEnumerable<Reading> Agitation(VitalSet set)
    {
        if (set.Rass() is not { } rass) yield break;
        string[] lacks = rass.Value >= RassHighRed && set.RassHighMinutes is null ? ["rassHighMin"] : [];
        yield return !rass.Usable ? Reading.Unusable(rass) : rass.Value switch
        {
            >= RassHighRed => Reading.Of(Red, FormattableString.Invariant($"RASS +{rass.Value:0} is +3 or more"), rass) with { Missing = lacks },
            <= RassLowRed => Reading.Of(Red, $"RASS {rass} is −3 or less", rass),
            -2 => Reading.Of(Yellow, "RASS is −2", rass),
            1 or 2 => Reading.Of(Yellow, FormattableString.Invariant($"RASS is +{rass.Value:0}"), rass),
            _ => Reading.Of(null, "Calm", rass),
        };
    }

    public static IEnumerable<Reading> Dissociation(VitalSet set)
    {
        if (set.Cadss() is not { } cadss)
        {
            if (set.Vitals.Cadss6 is { } six)
                yield return new(Unknown, "Not judged: CADSS-6 has no limits (vitals.cadss6).", new Input("vitals.cadss6", six, null, null, "fact")) { Missing = ["vitals.cadss"] };
            yield break;
        }
        yield return !cadss.Usable ? Reading.Unusable(cadss)
            : cadss.Value >= CadssRed ? Reading.Of(Red, $"CADSS {cadss} is 30 or more", cadss)
            : set.Suds() is { Usable: true, Value: >= SudsRed } suds ? Reading.Of(Red, $"CADSS {cadss} with a distress of {suds}", cadss, suds)
            : cadss.Value >= CadssYellow ? Reading.Of(Yellow, $"CADSS {cadss} is 15 or more", cadss)
            : Reading.Of(null, "Dissociation is inside its limits", cadss);
    }

    public static IEnumerable<Reading> Distress(VitalSet set)
    {
        if (set.Suds() is not { } suds) yield break;
        yield return !suds.Usable ? Reading.Unusable(suds) : suds.Value switch
        {
            >= SudsRed => Reading.Of(Red, $"Distress {suds} of 10 is 8 or more", suds),
            >= SudsYellow => Reading.Of(Yellow, $"Distress {suds} of 10 is 5 or more", suds),
            _ => Reading.Of(null, "Distress is inside its limits", suds),
        };
    }

    public static IEnumerable<Reading> Nausea(VitalSet set)
    {
        if (set.Nausea() is { } nausea)
            yield return !nausea.Usable ? Reading.Unusable(nausea) : nausea.Value switch
            {
                >= NauseaRed => Reading.Of(Red, $"Nausea {nausea} of 10 is 7 or more", nausea),
                >= NauseaYellow => Reading.Of(Yellow, $"Nausea {nausea} of 10 is 4 or more", nausea),
                _ => Reading.Of(null, "Nausea is inside its limits", nausea),
            };
        if (set.Vitals.VomitEpisodes is not { } episodes) yield break;
        var vomited = new Measured("vitals.vomitEpisodes", episodes, null, true);
        var moaas = set.Moaas();
        string[] lacks = episodes > 0 && moaas is not { Usable: true } ? ["vitals.moaas"] : [];
        if (episodes >= 2) yield return Reading.Of(Red, $"Vomited {episodes} times", vomited) with { Missing = lacks };
        else if (episodes == 1 && moaas is { Usable: true, Value: <= MoaasYellow }) yield return Reading.Of(Red, $"Vomited at MOAA/S {moaas}", vomited, moaas);
        else yield return Reading.Of(episodes == 1 ? Yellow : null, episodes == 1 ? "Vomited once" : "Has not vomited", vomited) with { Missing = lacks };
    }

    public static IEnumerable<Reading> Emergence(VitalSet set)
    {
        if (set.Vitals.Agitation is not { } agitation) yield break;
        Input input = new("vitals.agitation", agitation.ToString().ToLowerInvariant(), null, null, "fact");
        yield return agitation switch
        {
            Flags.Agitation.Combative => new(Red, "Combative, not to be redirected (vitals.agitation).", input),
            Flags.Agitation.Verbal => new(Yellow, "Distress in words (vitals.agitation).", input),
            _ => new(null, "Not agitated.", input),
        };
    }

    public static IEnumerable<Reading> Line(VitalSet set)
    {
        if (set.Vitals.IvSite is not { } site) yield break;
        Input input = new("vitals.ivSite", site.ToString().ToLowerInvariant(), null, null, "fact");
        yield return site switch
        {
            IvSite.Infiltrated => new(Red, "The line has infiltrated (vitals.ivSite).", input),
            IvSite.Burning => new(Yellow, "Burning at the line (vitals.ivSite).", input),
            _ => new(null, "The line is well.", input),
        };
    }

    public static IEnumerable<Reading> Complaints(VitalSet set)
    {
        if (set.Vitals.Symptoms is not { } symptoms) yield break;
        Input input = new("vitals.symptoms", symptoms.Select(Word).ToList(), null, null, "fact");
        var alone = symptoms.Where(symptom => symptom is not (Symptom.Dyspnoea or Symptom.VisionChange)).ToList();
        var withPressure = symptoms.Except(alone).ToList();
        if (alone.Count > 0)
            yield return new(Red, $"{string.Join(", ", alone.Select(Says))} (vitals.symptoms).", input);
        if (withPressure.Count > 0 && IsEmergency(set) == true)
            yield return new(Red, $"{string.Join(", ", withPressure.Select(Says))} at a pressure of the emergency range (vitals.symptoms).", [input, .. new[] { set.Sbp(), set.Dbp() }.OfType<Measured>().Select(value => value.AsInput)]);
        else if (withPressure.Count > 0 && IsEmergency(set) is null)
            yield return new(Unknown, $"{string.Join(", ", withPressure.Select(Says))}, and the pressure that decides was not measured (vitals.symptoms).", input)
            {
                Missing = [.. new[] { ("vitals.sbp", set.Sbp()), ("vitals.dbp", set.Dbp()) }.Where(value => value.Item2 is not { Usable: true }).Select(value => value.Item1)],
            };
        if (alone.Count == 0 && withPressure.Count == 0) yield return new(null, "No complaints.", input);
        else if (alone.Count == 0 && IsEmergency(set) == false) yield return new(null, "Not at a pressure of the emergency range.", input);
    }

    /// <summary>Systolic 180 or diastolic 120: known when one is reached, or both are measured and neither is.</summary>
    internal static bool? IsEmergency(VitalSet set)
    {
        var (sbp, dbp) = (set.Sbp(), set.Dbp());
        if (sbp is { Usable: true, Value: >= SbpEmergency } || dbp is { Usable: true, Value: >= DbpEmergency }) return true;
        return sbp is { Usable: true } && dbp is { Usable: true } ? false : null;
    }

    public static IEnumerable<Reading> Gap(VitalSet set)
    {
        var schedule = set.Schedule;
        if (schedule.MonitorLostMinutes is { } lost)
            yield return lost > MonitorLostMinutes ? Reading.Of(Red, FormattableString.Invariant($"No valid reading for {lost:0.#} min"), new Measured("schedule.monitorLostMin", lost, "min", true)) : Fine("schedule.monitorLostMin", lost);
        if (schedule.ConsecutiveMissed is { } missed)
            yield return missed >= MissedInARow ? Reading.Of(Red, FormattableString.Invariant($"{missed} sets in a row were missed"), new Measured("schedule.consecutiveMissed", missed, null, true)) : Fine("schedule.consecutiveMissed", missed);
        if (schedule.MinutesOverdue is { } overdue)
            yield return overdue >= OverdueMinutes ? Reading.Of(Yellow, FormattableString.Invariant($"A set is {overdue:0.#} min overdue"), new Measured("schedule.minutesOverdue", overdue, "min", true)) : Fine("schedule.minutesOverdue", overdue);

        static Reading Fine(string path, decimal value) => Reading.Of(null, "Charted in time", new Measured(path, value, null, true));
    }

    private static string Word(Symptom symptom) => char.ToLowerInvariant(symptom.ToString()[0]) + symptom.ToString()[1..];

    private static string Says(Symptom symptom) => symptom switch
    {
        Symptom.ChestPain => "Chest pain",
        Symptom.FocalDeficit => "A focal deficit",
        Symptom.SevereHeadache => "Severe headache",
        Symptom.Syncope => "Syncope",
        Symptom.Seizure => "A seizure",
        Symptom.Dyspnoea => "Short of breath",
        _ => "Changed vision",
    };
}
