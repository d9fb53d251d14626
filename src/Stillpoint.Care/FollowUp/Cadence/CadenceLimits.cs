using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>When patients are asked, reminded and called: all of it house policy.</summary>
public static class CadenceLimits
{
    public static readonly HouseNumber
        Before = new("FUP-01.before", "Hours before a session at which the patient is asked", 24, "h", 6, 48, Source.Policy) { Whole = true },
        SameEvening = new("FUP-01.sameEvening", "Hours after a session at which the patient is asked first", 4, "h", 2, 6, Source.Policy) { Whole = true },
        DayAfter = new("FUP-01.dayAfter", "Hours after a session at which the patient is asked again", 24, "h", 18, 30, Source.Policy) { Whole = true },
        ThirdDay = new("FUP-01.thirdDay", "Hours after a session at which the patient is asked a third time", 72, "h", 60, 84, Source.Policy) { Whole = true },
        SeventhDay = new("FUP-01.seventhDay", "Days after a session at which the leading scale is asked", 7, "days", 6, 8, Source.Policy) { Whole = true },
        QuietFrom = new("FUP-02.from", "Hour of the evening from which nothing is sent, in the patient's own time", 21, "", 18, 23, Source.Policy) { Whole = true },
        QuietUntil = new("FUP-02.until", "Hour of the morning until which nothing is sent, in the patient's own time", 8, "", 6, 10, Source.Policy) { Whole = true },
        FirstReminder = new("FUP-03.first", "Hours after sending at which an unanswered check is brought to mind", 3, "h", 1, 12, Source.Policy) { Whole = true },
        SecondReminder = new("FUP-03.second", "Hours after sending at which it is brought to mind again", 20, "h", 12, 48, Source.Policy) { Whole = true, Above = FirstReminder },
        CallWithin = new("FUP-04.call", "Hours within which a person calls after a safety check nobody answered", 4, "h", 1, 12, Source.Policy) { Whole = true },
        CallEscalates = new("FUP-04.escalates", "Hours after which the next person hears that nobody has called", 4, "h", 1, 12, Source.Policy) { Whole = true },
        AfterTheSeries = new("FUP-05.series", "Days after the last session at which a series is counted", 14, "days", 14, 31, new("McInnes 2022") { Title = "Ketamine infusions in 178 community practices, Journal of Affective Disorders", Year = 2022, Place = "doi 10.1016/j.jad.2021.12.097" }) { Whole = true },
        WeeksAfter = new("FUP-05.weeks", "Weeks after the last session for which the leading scale is asked weekly", 4, "", 2, 8, Source.Policy) { Whole = true },
        MonthsAfter = new("FUP-05.months", "Months after the last session for which the patient is asked monthly", 12, "", 3, 24, Source.Policy) { Whole = true },
        BladderEvery = new("FUP-05.bladder", "Months between the questionnaires on the bladder", 3, "months", 1, 3, Source.Policy) { Whole = true },
        MostItems = new("FUP-06.items", "Questions in one check, at most", 40, "", 20, 60, Source.Policy) { Whole = true };

    /// <summary>How early and how late a check still counts for its moment, in hours from the end of the session.</summary>
    internal static (double Opens, double Closes) Window(CheckMoment moment) => moment switch
    {
        CheckMoment.SameEvening => (2, 8),
        CheckMoment.DayAfter => (18, 36),
        CheckMoment.ThirdDay => (60, 96),
        CheckMoment.SeventhDay => (5 * 24, 9 * 24),
        CheckMoment.Baseline or CheckMoment.Before or CheckMoment.AtTheEnd or CheckMoment.AfterTheSeries or CheckMoment.Weekly or CheckMoment.Monthly => throw new System.Diagnostics.UnreachableException(),
    };
}
