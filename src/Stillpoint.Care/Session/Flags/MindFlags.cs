using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Monitoring;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Sedation, agitation, dissociation, distress and nausea.</summary>
internal static class MindFlags
{
    public static IEnumerable<FlagReading> Sedation(VitalSet set)
    {
        if (set.Moaas() is not { } moaas) yield break;
        var house = set.House;
        yield return !moaas.Usable ? FlagReading.Unusable(moaas)
            : moaas.Value <= house[MoaasRed] ? FlagReading.Of(Red, $"{moaas} is {house[MoaasRed]} or less", moaas)
            : moaas.Value <= house[MoaasYellow] ? FlagReading.Of(Yellow, $"{moaas} is {house[MoaasYellow]} or less", moaas)
            : FlagReading.Of(null, "Answers to name", moaas);
    }

    public static IEnumerable<FlagReading> Agitation(VitalSet set)
    {
        if (set.Rass() is not { } rass) yield break;
        var house = set.House;
        string[] lacks = rass.Value >= house[RassHighRed] && set.RassHighMinutes is null ? ["rassHighMin"] : [];
        var says = $"RASS {Signed(rass.Value)} is";
        yield return !rass.Usable ? FlagReading.Unusable(rass)
            : rass.Value >= house[RassHighRed] ? FlagReading.Of(Red, $"{says} {Signed(house[RassHighRed])} or more", rass) with { Missing = lacks }
            : rass.Value <= house[RassLowRed] ? FlagReading.Of(Red, $"{says} {Signed(house[RassLowRed])} or less", rass)
            : rass.Value >= house[RassHighYellow] ? FlagReading.Of(Yellow, $"{says} {Signed(house[RassHighYellow])} or more", rass)
            : rass.Value <= house[RassLowYellow] ? FlagReading.Of(Yellow, $"{says} {Signed(house[RassLowYellow])} or less", rass)
            : FlagReading.Of(null, "Calm", rass);
    }

    /// <summary>As RASS is written: +3, 0, −2.</summary>
    internal static string Signed(decimal score) => score > 0 ? FormattableString.Invariant($"+{score:0.##}") : FormattableString.Invariant($"{score:0.##}").Replace('-', '−');

    public static IEnumerable<FlagReading> Dissociation(VitalSet set)
    {
        if (set.Cadss() is not { } cadss)
        {
            if (set.Vitals.Cadss6 is { } six)
                yield return new(Unknown, "Not judged: CADSS-6 has no limits.", new Input("vitals.cadss6", six, null, null, "fact")) { Missing = ["vitals.cadss"] };
            yield break;
        }
        var house = set.House;
        yield return !cadss.Usable ? FlagReading.Unusable(cadss)
            : cadss.Value >= house[CadssRed] ? FlagReading.Of(Red, $"{cadss} is {house[CadssRed]} or more", cadss)
            : set.Suds() is { Usable: true } suds && suds.Value >= house[SudsRed] ? FlagReading.Of(Red, $"{cadss} with distress {suds.Amount}, {house[SudsRed]} or more", cadss, suds)
            : cadss.Value >= house[CadssYellow] ? FlagReading.Of(Yellow, $"{cadss} is {house[CadssYellow]} or more", cadss)
            : FlagReading.Of(null, "Dissociation is inside its limits", cadss);
    }

    public static IEnumerable<FlagReading> Distress(VitalSet set) => set.Suds() is { } suds ? [OfTen(suds, set.House[SudsYellow], set.House[SudsRed])] : [];

    private static FlagReading OfTen(Measured score, HouseValue yellow, HouseValue red) =>
        !score.Usable ? FlagReading.Unusable(score)
        : score.Value >= red ? FlagReading.Of(Red, $"{score} is {red} or more", score)
        : score.Value >= yellow ? FlagReading.Of(Yellow, $"{score} is {yellow} or more", score)
        : FlagReading.Of(null, $"{score} is inside its limits", score);

    public static IEnumerable<FlagReading> Nausea(VitalSet set)
    {
        if (set.Nausea() is { } nausea) yield return OfTen(nausea, set.House[NauseaYellow], set.House[NauseaRed]);
        if (set.Vitals.VomitEpisodes is not { } episodes) yield break;
        var vomited = new Measured("vitals.vomitEpisodes", "Vomits", episodes, null, true);
        var moaas = set.Moaas();
        string[] lacks = episodes > 0 && moaas is not { Usable: true } ? ["vitals.moaas"] : [];
        if (episodes >= set.House[VomitsRed]) yield return FlagReading.Of(Red, $"Vomited {episodes} times", vomited) with { Missing = lacks };
        else if (episodes > 0 && IsSedated(set)) yield return FlagReading.Of(Red, $"Vomited at {moaas}", vomited, moaas!);
        else yield return FlagReading.Of(episodes > 0 ? Yellow : null, episodes == 1 ? "Vomited once" : episodes == 0 ? "Has not vomited" : $"Vomited {episodes} times", vomited) with { Missing = lacks };
    }

    /// <summary>Sedated to the yellow limit or deeper.</summary>
    internal static bool IsSedated(VitalSet set) => set.Moaas() is { Usable: true } moaas && moaas.Value <= set.House[MoaasYellow];

    public static IEnumerable<FlagReading> Emergence(VitalSet set)
    {
        if (set.Vitals.Agitation is not { } agitation) yield break;
        Input input = new("vitals.agitation", agitation.ToString().ToLowerInvariant(), null, null, "fact");
        yield return agitation switch
        {
            Flags.Agitation.Combative => new(Red, "Combative, not to be redirected.", input),
            Flags.Agitation.Verbal => new(Yellow, "Distress in words.", input),
            Flags.Agitation.None => new(null, "Not agitated.", input),
        };
    }

    public static IEnumerable<FlagReading> Line(VitalSet set)
    {
        if (set.Vitals.IvSite is not { } site) yield break;
        Input input = new("vitals.ivSite", site.ToString().ToLowerInvariant(), null, null, "fact");
        yield return site switch
        {
            IvSite.Infiltrated => new(Red, "The line has infiltrated.", input),
            IvSite.Burning => new(Yellow, "Burning at the line.", input),
            IvSite.Ok => new(null, "The line is well.", input),
        };
    }

    /// <summary>What is late, as a sentence begins.</summary>
    private static string Named(MonitoredSign sign) => sign switch
    {
        MonitoredSign.Vitals => "A set is",
        MonitoredSign.HeartRate => "A heart rate is",
        MonitoredSign.Saturation => "A saturation is",
        MonitoredSign.Breathing => "A breathing rate is",
        MonitoredSign.BloodPressure => "A blood pressure is",
        MonitoredSign.Sedation => "A sedation score is",
        MonitoredSign.Nausea => "A nausea score is",
        MonitoredSign.Dissociation => "The dissociation interview is",
        MonitoredSign.EtCo2 => "A carbon dioxide is",
        MonitoredSign.Ecg => "An ECG is",
        MonitoredSign.Temperature => "A temperature is",
        MonitoredSign.EndOfDrug => "The end of the drug is",
        MonitoredSign.NextDevice => "The next device is",
    };

    public static IEnumerable<FlagReading> Gap(VitalSet set)
    {
        var (schedule, house) = (set.Schedule, set.House);
        if (schedule.MonitorLostMinutes is { } lost)
        {
            Measured input = new("schedule.monitorLostMin", "No valid reading for", lost, "min", true);
            yield return lost > house[MonitorLost] ? FlagReading.Of(Red, FormattableString.Invariant($"No valid reading for {lost:0.#} min"), input) : FlagReading.Of(null, "The monitor reads", input);
        }
        if (schedule.ConsecutiveMissed is { } missed)
        {
            Measured input = new("schedule.consecutiveMissed", "Sets missed in a row", missed, null, true);
            yield return missed >= house[MissedInARow] ? FlagReading.Of(Red, $"{missed} sets in a row were missed", input) : FlagReading.Of(null, "No two sets missed", input);
        }
        if (schedule.MinutesOverdue is { } overdue)
        {
            Measured input = new("schedule.minutesOverdue", "A set is overdue by", overdue, "min", true);
            yield return overdue >= house[Overdue] ? FlagReading.Of(Yellow, FormattableString.Invariant($"{Named(schedule.Behind ?? MonitoredSign.Vitals)} {overdue:0.#} min overdue"), input) : FlagReading.Of(null, "Charted in time", input);
        }
    }
}
