using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.Care.Session.Charting;

/// <summary>The laws of a whole strip in the order it happened. What breaks one that held before is refused, whether it was entered or corrected.</summary>
internal static class WhatStands
{
    /// <summary>A time typed as hours and minutes may lie up to a minute before what happened in the same minute.</summary>
    private static readonly TimeSpan TypedMinute = TimeSpan.FromMinutes(1);

    /// <param name="before">The strip as it stands.</param>
    /// <param name="after">The strip as the draft would leave it.</param>
    public static string? Refuses(SessionStory before, SessionStory after, Draft draft, Circumstances circumstances)
    {
        var known = Broken(before).Select(broken => (broken.Event, broken.Says)).ToHashSet();
        var broken = Broken(after).FirstOrDefault(found => !known.Contains((found.Event, found.Says))).Says;
        return broken ?? GoesOnByCorrection(before, after, draft, circumstances);
    }

    /// <summary>What a person is asked because of when it is said to have happened.</summary>
    public static IEnumerable<EntryQuestion> Asks(SessionStory story, Entry entry, DateTimeOffset at)
    {
        if (!IsOfThePatient(entry)) yield break;
        if (story.Last<Entry.Arrived>() is { } arrived && at < arrived.Event.MeasuredAt - TypedMinute) yield return new("before-arrival", "That lies before the patient arrived. Check the time; if it was measured then, confirm it.");
        if (at > story.LeftAt) yield return new("after-leaving", "That lies after the patient left. Check the time and the patient; if it is right, confirm it.");
    }

    private static IEnumerable<(Guid Event, string Says)> Broken(SessionStory story)
    {
        bool given = false, started = false, paused = false, ended = false, left = false;
        foreach (var one in story.Standing)
        {
            switch (one.Entry)
            {
                case Entry.DrugStarted { WithoutGate: null } or Entry.DoseGiven { WithoutGate: null } when !given && TimeOut.Against(story, one.MeasuredAt) is not null:
                    yield return (one.Id, "That would leave drug given without a time-out. Chart it as given without the gate first, and say why.");
                    break;
                case Entry.DrugStarted or Entry.DoseGiven or Entry.RateChanged or Entry.Paused or Entry.Resumed when ended || left:
                    yield return (one.Id, "That would leave drug given after its end or after the patient left. Correct that entry first.");
                    break;
                case Entry.RateChanged or Entry.Paused or Entry.Resumed when !started:
                    yield return (one.Id, "That would leave a change at the pump before the drug was started. Correct that entry first.");
                    break;
                case Entry.Resumed when !paused:
                    yield return (one.Id, "That would leave the drug going on without a pause. Correct that entry first.");
                    break;
                case Entry.DrugEnded when !given:
                    yield return (one.Id, "That would leave the end of the drug before its start. Correct the end first.");
                    break;
                case Entry.DrugEnded when left:
                    yield return (one.Id, "That would leave the end of the drug after the patient left. Correct the time.");
                    break;
                case Entry.Discharged or Entry.LeftAgainstAdvice when given && !ended:
                    yield return (one.Id, "The patient has gone home, and the drug would stand as not ended.");
                    break;
            }
            given |= one.Entry is Entry.DrugStarted or Entry.DoseGiven;
            started |= one.Entry is Entry.DrugStarted;
            ended |= one.Entry is Entry.DrugEnded;
            left |= one.Entry is Entry.Discharged or Entry.LeftAgainstAdvice;
            paused = one.Entry switch
            {
                Entry.Paused or Entry.StopRaised { PumpOff: true } => started,
                Entry.Resumed or Entry.RateChanged or Entry.DrugStarted => false,
                _ => paused,
            };
        }
    }

    /// <summary>A pump that stood still and would run once a correction stands has gone on: by the rules of going on, or not at all.</summary>
    private static string? GoesOnByCorrection(SessionStory before, SessionStory after, Draft draft, Circumstances circumstances)
    {
        if (draft.Supersedes is null || draft.Entry is Entry.Resumed || before.Infusion is not { IsRunning: false } || after.Infusion is not { IsRunning: true } running) return null;
        var rate = running.Flow.MlPerHour;
        var against = EntryOrder.Sentence(GoingOn.Judge(before, circumstances.AgeYears, rate, circumstances.Now))
            ?? (before.OpenStops.Any() ? "A stop is open, and a prescriber closes it before the drug goes on." : null);
        return against is null ? null : $"That would leave the drug running. {against} If the pump did run, chart it as gone on against the rules, and say why.";
    }

    private static bool IsOfThePatient(Entry entry) => entry is Entry.VitalsCharted or Entry.ScaleScored or Entry.DrugStarted or Entry.DoseGiven or Entry.RateChanged or Entry.Paused or Entry.Resumed
        or Entry.DrugEnded or Entry.MedicationGiven or Entry.RecoveryScored or Entry.RecoveryChecked or Entry.AdverseEvent or Entry.IvPlaced;
}
