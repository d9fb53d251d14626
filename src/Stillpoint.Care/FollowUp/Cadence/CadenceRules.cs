using Stillpoint.Care.Findings;
using static Stillpoint.Care.FollowUp.Cadence.CadenceLimits;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>The rules by which patients are asked between sessions, with their cards.</summary>
public static class CadenceRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("FUP-01", house => $"Asked {house[Before].WithUnit} before a session, at its end, and {house[SameEvening].WithUnit}, {house[DayAfter].WithUnit} and {house[ThirdDay].WithUnit} after it: mood, one question about suicide, side effects. After {house[SeventhDay].WithUnit} the leading scale. The next session's check takes the place of what would come after it, and is asked by the link of the evening before where one is sent.",
            "The drug acts in hours, and so do its harms; a weekly form sees neither.", Source.Policy) { Policy = true, Inputs = ["session.administrationEndedAt", "visit.startsAt", "indication"] },
        new("FUP-02", house => $"Nothing is sent from {house[QuietFrom]}:00 to {house[QuietUntil]}:00 where the patient is: it goes out when the quiet ends, or just before it begins where it would come too late.",
            "Nobody is woken by a form, and a form at night is answered by a tired person.", Source.Policy) { Policy = true, Inputs = ["patient.timeZone"] },
        new("FUP-03", house => $"An unanswered check is brought to mind after {house[FirstReminder].WithUnit} and {house[SecondReminder].WithUnit}, while it still counts, and never once it was answered.",
            "A reminder more than these is an annoyance, and people stop answering.", Source.Policy) { Policy = true, Inputs = ["check.sentAt", "check.answeredAt"] },
        new("FUP-04", house => $"A check with a question about suicide that nobody answered goes to a person: called within {house[CallWithin].WithUnit}; the next person hears of it after {house[CallEscalates].WithUnit} more.",
            "Silence after a session is not an answer.", Source.Policy) { Policy = true, Inputs = ["check.closes", "check.answeredAt"] },
        new("FUP-05", house => $"After the last session the series is counted after {house[AfterTheSeries].WithUnit}, the leading scale is asked weekly for {house[WeeksAfter]} weeks and monthly for {house[MonthsAfter]} months, the bladder every {house[BladderEvery].WithUnit}.",
            "Relapse comes in weeks, harm of long use in months.", Source.Policy) { Policy = true, Inputs = ["session.administrationEndedAt"] },
        new("FUP-06", house => $"A form is never asked sooner than it can register a change, nor in words that may not be shown, nor beyond {house[MostItems]} questions in one check.",
            "A form that looks back two weeks says nothing a day after a dose; a check that takes long is not answered.", Source.Policy) { Policy = true, Inputs = ["measure.answeredAt"] },
    ];
}
