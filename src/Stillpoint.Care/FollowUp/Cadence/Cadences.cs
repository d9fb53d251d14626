using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.FollowUp.Cadence.CadenceLimits;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>
/// What a patient is asked and when: counted from sessions as they actually were and as they are booked, in the patient's own
/// time. Asked again with the same facts it answers the same, so that it can be shown beforehand and planned as often as anything changes.
/// </summary>
public static class Cadences
{
    private const int DaysInAMonth = 30;

    /// <summary>Checks up to a moment; those that count no more at <paramref name="from"/> are over, and what they would have asked was not asked.</summary>
    public static CadencePlan Of(CadenceFacts facts, DateTimeOffset until, DateTimeOffset from = default)
    {
        var hours = new QuietHours(facts.Zone, facts.House);
        var forms = new CheckForms(facts, hours);
        List<PlannedCheck> checks = [];
        foreach (var one in Moments(facts).Where(one => one.At <= until && one.Closes > from).OrderBy(one => one.At).ThenBy(one => one.Moment))
        {
            if (one.Moment != CheckMoment.AtTheEnd && hours.Fit(one.At, one.Opens, one.Closes) is null)
            {
                forms.LeftOut.Add(new(one.Moment, one.At, "the whole check", "it would come in the quiet hours, and after them too late"));
                continue;
            }
            var sendAt = one.Moment == CheckMoment.AtTheEnd ? one.At : hours.Fit(one.At, one.Opens, one.Closes)!.Value;
            if (forms.Of(one.Moment, sendAt, one.Month) is { Count: > 0 } asked)
                checks.Add(new(one.Key, one.Moment, sendAt, one.Closes, asked) { Session = one.Session, Reminders = [.. Reminders(sendAt, one.Closes, hours, facts.House)] });
        }
        return new([.. checks.Where(check => check.SendAt <= until)], forms.LeftOut);
    }

    /// <summary>The key of the check before a booked session.</summary>
    public static string KeyBefore(Guid visit) => $"{visit:N}/before";

    private sealed record Due(string Key, CheckMoment Moment, DateTimeOffset At, DateTimeOffset Opens, DateTimeOffset Closes, Guid? Session = null, int Month = 0);

    private static IEnumerable<Due> Moments(CadenceFacts facts)
    {
        var house = facts.House;
        foreach (var booked in facts.Booked)
            yield return new(KeyBefore(booked.Visit), facts.Given.Any(given => given.EndedAt < booked.StartsAt) ? CheckMoment.Before : CheckMoment.Baseline, booked.StartsAt - house[CadenceLimits.Before].Time, booked.StartsAt.AddHours(-48), booked.StartsAt.AddHours(-1));
        for (var at = 0; at < facts.Given.Count; at++)
        {
            var session = facts.Given[at];
            // The check of the next session takes the place of all that would come after it.
            var next = at + 1 < facts.Given.Count ? facts.Given[at + 1].EndedAt.AddHours(-4) - house[CadenceLimits.Before].Time
                : facts.Booked.FirstOrDefault(booked => booked.StartsAt > session.EndedAt) is { } booked ? booked.StartsAt - house[CadenceLimits.Before].Time : DateTimeOffset.MaxValue;
            foreach (var one in After(session, house).Where(one => one.Moment is CheckMoment.AtTheEnd or CheckMoment.SameEvening || one.At < next.AddHours(-6))) yield return one;
        }
    }

    private static IEnumerable<Due> After(GivenSession session, House house)
    {
        yield return new(Key(session, CheckMoment.AtTheEnd), CheckMoment.AtTheEnd, session.EndedAt, session.EndedAt, session.EndedAt.AddHours(2), session.Id);
        foreach (var (moment, after) in new[]
        {
            (CheckMoment.SameEvening, house[CadenceLimits.SameEvening].Time), (CheckMoment.DayAfter, house[CadenceLimits.DayAfter].Time),
            (CheckMoment.ThirdDay, house[CadenceLimits.ThirdDay].Time), (CheckMoment.SeventhDay, house[CadenceLimits.SeventhDay].Time),
        })
        {
            var (opens, closes) = Window(moment);
            yield return new(Key(session, moment), moment, session.EndedAt + after, session.EndedAt.AddHours(opens), session.EndedAt.AddHours(closes), session.Id);
        }

        var series = house[CadenceLimits.AfterTheSeries].Whole;
        yield return Later(CheckMoment.AfterTheSeries, series, 7);
        for (var week = 2; week <= house[WeeksAfter].Whole; week++)
            if (week * 7 != series) yield return Later(CheckMoment.Weekly, week * 7, 4);
        for (var month = 1; month <= house[MonthsAfter].Whole; month++)
            // Not in the weeks that are asked weekly, nor right behind them.
            if (month * DaysInAMonth >= (house[WeeksAfter].Whole * 7) + 14) yield return Later(CheckMoment.Monthly, month * DaysInAMonth, 7, month);

        Due Later(CheckMoment moment, int days, int late, int month = 0)
        {
            var at = session.EndedAt.AddDays(days);
            return new(FormattableString.Invariant($"{Key(session, moment)}-{days}"), moment, at, at.AddDays(-1), at.AddDays(late), session.Id, month);
        }
    }

    private static IEnumerable<DateTimeOffset> Reminders(DateTimeOffset sent, DateTimeOffset closes, QuietHours hours, House house)
    {
        DateTimeOffset? before = null;
        foreach (var after in (HouseNumber[])[FirstReminder, SecondReminder])
            if (hours.Fit(sent + house[after].Time, sent, closes) is { } at && at < closes.AddMinutes(-30) && at > (before ?? sent).AddHours(1)) yield return (before = at).Value;
    }

    private static string Key(GivenSession session, CheckMoment moment) => $"{session.Id:N}/{moment.ToString().ToLowerInvariant()}";
}
