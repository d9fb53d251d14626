using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.FollowUp.Cadence.CadenceLimits;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>What a check asks: only what may be asked of this patient by link, at that time, and no more than can be answered in minutes.</summary>
internal sealed class CheckForms
{
    private static readonly Instrument Mood = The("MOOD-NRS"), Safety = The("SAFETY-QUESTION"), SideEffects = The("ADVERSE-EFFECTS"), Anxiety = The("GAD-7"), WellBeing = The("WHO-5"), Bladder = The("BPIC-SS");

    private readonly CadenceFacts facts;
    private readonly QuietHours hours;
    private readonly Instrument? leading;
    private readonly IReadOnlyList<Instrument> beside;
    private readonly Dictionary<string, DateOnly> last = new(StringComparer.Ordinal);

    public CheckForms(CadenceFacts facts, QuietHours hours)
    {
        (this.facts, this.hours) = (facts, hours);
        var scale = LeadingScale.For(facts.Indication, facts.Planned);
        (leading, beside) = (scale.Leads, scale.Beside);
        foreach (var form in facts.Answered) Note(form.Instrument, form.At);
    }

    public List<LeftOut> LeftOut { get; } = [];

    /// <summary>The forms of a check at this moment, the questions that matter most first. What is asked here counts as asked for the checks after it.</summary>
    /// <param name="month">Which of the monthly checks it is, from 1.</param>
    public IReadOnlyList<Instrument> Of(CheckMoment moment, DateTimeOffset at, int month = 0)
    {
        List<Instrument> asked = [];
        var items = 0;
        foreach (var form in Wanted(moment, month).OfType<Instrument>().Distinct())
        {
            if (Refused(form, at) is { } why) LeftOut.Add(new(moment, at, form.Code, why));
            // What keeps the patient safe is never left out for being one more.
            else if (form.SafetyItems.Count == 0 && items + Questions(form) > facts.House[MostItems]) LeftOut.Add(new(moment, at, form.Code, $"more than {facts.House[MostItems]} questions in one check"));
            else
            {
                asked.Add(form);
                items += Questions(form);
            }
        }
        // A check always asks about suicide: by its leading scale, or by our own question.
        if (asked.Exists(form => form != Safety && form.SafetyItems.Count > 0)) asked.Remove(Safety);
        foreach (var form in asked) Note(form.Code, at);
        return asked;
    }

    private IEnumerable<Instrument?> Wanted(CheckMoment moment, int month) => moment switch
    {
        CheckMoment.Before => [leading, Mood, Safety, SideEffects],
        CheckMoment.AtTheEnd or CheckMoment.SameEvening or CheckMoment.DayAfter or CheckMoment.ThirdDay => [Mood, Pain, Safety, SideEffects],
        CheckMoment.SeventhDay or CheckMoment.Weekly => [leading, Mood, Safety, SideEffects],
        CheckMoment.Baseline or CheckMoment.AfterTheSeries => [leading, Safety, SideEffects, Anxiety, .. beside, WellBeing, Bladder],
        CheckMoment.Monthly => [leading, Safety, SideEffects, Anxiety, WellBeing, month % facts.House[BladderEvery].Whole == 0 ? Bladder : null],
    };

    /// <summary>Where pain is treated, it is asked for like the mood.</summary>
    private Instrument? Pain => leading?.Code == "PAIN-NRS" ? leading : null;

    private string? Refused(Instrument form, DateTimeOffset at)
    {
        if (form.AtTheChair || (form.FilledBy != FilledBy.Patient && form != SideEffects)) return "rated or asked by a clinician, at the next visit";
        if (!facts.MayShow(form)) return "its words may not be shown in this language, so it is filled in at the next visit";
        if (form.RepeatAfterDays is not { } days) return null;
        return last.TryGetValue(form.Code, out var asked) && hours.Day(at).DayNumber - asked.DayNumber is var since && since < days
            ? $"asked {since} {(since == 1 ? "day" : "days")} before, and it cannot register a change in less than {days}" : null;
    }

    /// <summary>How many screens it is: of a checklist, one, as only what is ticked is asked further.</summary>
    private static int Questions(Instrument form) => form.IsChecklist ? 1 : form.Items.Count;

    private void Note(string code, DateTimeOffset at)
    {
        var day = hours.Day(at);
        if (!last.TryGetValue(code, out var before) || before < day) last[code] = day;
    }

    private static Instrument The(string code) => Instruments.Find(code) ?? throw new InvalidOperationException($"No instrument is called {code}.");
}
