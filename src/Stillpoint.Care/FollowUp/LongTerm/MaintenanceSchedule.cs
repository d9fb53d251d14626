using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.LongTerm;

/// <summary>How maintenance is given by one product or route, as shown beside a plan.</summary>
public sealed record MaintenanceSchedule(string What, string Schedule, string? Most, string Evidence, Source Source, bool Policy)
{
    /// <summary>Every maintenance is looked at again this often, with an attempt to lengthen the interval.</summary>
    public const int ReviewMonths = 6;

    public static IReadOnlyList<MaintenanceSchedule> All { get; } =
    [
        new("Esketamine", "weeks 5–8 weekly, then every 1–2 weeks, the least frequent that holds", "84 mg", "relapse 45 % against 27 % in stable remitters; followed up to 4.5 years", new("SPRAVATO PI 2025"), false),
        new("Racemic, IV", "weekly four times, every 2 weeks twice, monthly; a week longer while stable, a week shorter when the score rises by 20 %", "not closer than weekly", "level 3", new("Swainson 2021; Phillips 2019"), true),
        new("Racemic, SC, IM, SL or by mouth", "every 1–4 weeks", null, "levels 3–4", new("Swainson 2021"), true),
        new("Pain", "again when half of the benefit is lost, at least 2–4 weeks apart; oral treatment instead in some responders", "12 sessions a year", "consensus", new("Cohen 2018"), true),
    ];
}
