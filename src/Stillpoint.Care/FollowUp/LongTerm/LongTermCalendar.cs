namespace Stillpoint.Care.FollowUp.LongTerm;

/// <summary>Which tests of the long run are due, and when the others will be: the most urgent first.</summary>
public static class LongTermCalendar
{
    /// <summary>A test is overdue when its day passed this long ago.</summary>
    private const int GraceDays = 14;

    public static IReadOnlyList<DueTest> Of(LongTermFacts facts) =>
    [
        .. LongTermCheck.All.Select(check => Of(check, facts)).OfType<DueTest>()
            .OrderByDescending(due => due.When).ThenBy(due => due.On).ThenBy(due => due.Check.Test),
    ];

    private static DueTest? Of(LongTermCheck check, LongTermFacts facts)
    {
        var when = check.When;
        var done = facts.Done.Where(test => test.Test == check.Test && test.On <= facts.Today).OrderBy(test => test.On).ToList();
        var last = done.Count > 0 ? done[^1] : null;

        if (last is null && when.AtBaseline) return new(check, facts.FirstSessionOn is null ? TestDue.Now : TestDue.Overdue, facts.FirstSessionOn);
        if (when.EachSession) return new(check, TestDue.AtNextSession, null);
        if (facts.FirstSessionOn is not { } first) return null;
        if (when.AtSessions.Count > 0) return Milestone(check, facts, last);
        if (when.InMaintenance && facts.MaintenanceSince is null) return null;

        // Until somebody says that doses are neither high nor daily, only the usual interval can be counted.
        if (when.DaysWhenHeavy is { } days && facts.Heavy == true) return On(check, facts, (last?.On ?? first).AddDays(days));
        if (when.FirstAfterSessions is { } sessions && last?.AfterSessions < sessions)
            return facts.Sessions >= sessions ? new(check, TestDue.Now, null) : Earlier(check, facts, last.On);

        var from = last?.On ?? (when.InMaintenance ? facts.MaintenanceSince!.Value : first);
        // The first of a series that only maintenance begins is its baseline.
        if (last is null && when.InMaintenance && check.Test == LongTermTest.Cognition) return On(check, facts, from);
        return On(check, facts, when.Days is { } apart ? from.AddDays(apart) : from.AddMonths(when.Months!.Value));
    }

    private static DueTest? Milestone(LongTermCheck check, LongTermFacts facts, DoneTest? last)
    {
        var passed = check.When.AtSessions.Where(sessions => facts.Sessions >= sessions).Select(sessions => (int?)sessions).LastOrDefault();
        return passed is { } milestone && (last is null || last.AfterSessions < milestone) ? new(check, TestDue.Now, null) : null;
    }

    // A test promised after some sessions is never later than its own interval.
    private static DueTest Earlier(LongTermCheck check, LongTermFacts facts, DateOnly last) => On(check, facts, last.AddMonths(check.When.Months!.Value));

    private static DueTest On(LongTermCheck check, LongTermFacts facts, DateOnly day) =>
        new(check, facts.Today < day ? TestDue.Later : facts.Today > day.AddDays(GraceDays) ? TestDue.Overdue : TestDue.Now, day);
}
