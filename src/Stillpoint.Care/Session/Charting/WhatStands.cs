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
    /// <param name="story">The strip without what the draft corrects.</param>
    /// <param name="draft">What is to be written.</param>
    /// <param name="at">When it is said to have happened.</param>
    /// <param name="now">When it is entered.</param>
    public static IEnumerable<EntryQuestion> Asks(SessionStory story, Draft draft, DateTimeOffset at, DateTimeOffset now)
    {
        if (!IsOfThePatient(draft.Entry)) yield break;
        if (story.Last<Entry.Arrived>() is { } arrived)
        {
            var (from, until) = (arrived.Event.MeasuredAt - TypedMinute, story.LeftAt ?? now);
            if (at < from) yield return new("before-arrival", "That lies before the patient arrived. Check the time; if it was measured then, confirm it.") { Instead = Meant(at, from, until) };
            if (at > story.LeftAt) yield return new("after-leaving", "That lies after the patient left. Check the time and the patient; if it is right, confirm it.") { Instead = Meant(at, from, until) };
        }
        else if (at > story.LeftAt) yield return new("after-leaving", "That lies after the patient left. Check the time and the patient; if it is right, confirm it.");
        if (draft.Entry is Entry.VitalsCharted or Entry.ScaleScored or Entry.IvPlaced or Entry.MedicationGiven && NobodyKnowsWho(story))
            yield return new("identity", "Nobody has asked yet who this patient is. Ask for name and birth date: if both are those on this page, confirm it; if not, open the right patient's session.");
        if (draft is { Supersedes: null, Entry: Entry.DrugStarted started } && now - at >= LateStart) yield return Late(story, started, at, now);
    }

    /// <summary>What a time typed wrongly usually was: the hour beside it, morning for afternoon, the day before or after; as far as the patient was here.</summary>
    private static IReadOnlyList<DateTimeOffset> Meant(DateTimeOffset at, DateTimeOffset from, DateTimeOffset until) =>
        [.. Slips.SelectMany(hours => new[] { at.AddHours(hours), at.AddHours(-hours) }).Where(other => other >= from && other <= until).Take(MostMeant)];

    private static readonly int[] Slips = [1, 12, 24, 2];

    private const int MostMeant = 2;

    /// <summary>A start entered later than this changes what is due: it is asked whether it was really then. [POLICY]</summary>
    private static readonly TimeSpan LateStart = TimeSpan.FromMinutes(5);

    /// <summary>What a start entered late means for the rest: what has been given by now, when it ends, and what was due meanwhile.</summary>
    private static EntryQuestion Late(SessionStory story, Entry.DrugStarted started, DateTimeOffset at, DateTimeOffset now)
    {
        var (minutes, perMinute) = ((now - at).TotalMinutes, started.MlPerHour * started.MgPerMl / 60);
        var given = Math.Min(started.PlannedMg, (decimal)minutes * perMinute);
        var left = perMinute <= 0 ? null : (double?)(double)(started.PlannedMg / perMinute) - minutes;
        var ends = left is not { } more ? "" : more > 0 ? FormattableString.Invariant($", and it ends in {more:0} minutes") : FormattableString.Invariant($", and it ended {-more:0} minutes ago: chart the end too");
        var sets = story.All<Entry.VitalsCharted>().Count(set => !set.Entry.Artefact && set.Event.MeasuredAt >= at);
        var looked = sets == 0 ? "No vital signs stand on the strip since then: what was measured is charted with its time, and a set is due now."
            : FormattableString.Invariant($"{sets} {(sets == 1 ? "set of vital signs stands" : "sets of vital signs stand")} on the strip since then; every check is counted from this start.");
        return new(FormattableString.Invariant($"late-start {at.UtcDateTime:HH:mm}"), FormattableString.Invariant($"The start is entered {minutes:0} minutes late. By it {given:0.#} of {started.PlannedMg:0.####} mg have been given{ends}. {looked} If the pump started then, confirm it."));
    }

    /// <summary>The patient has come, and neither an identity was checked nor the gate passed, nor did anybody say so at an earlier entry: this may be another patient's strip.</summary>
    private static bool NobodyKnowsWho(SessionStory story) =>
        story.Has<Entry.Arrived>() && !story.WasGivenDrug && !story.Has<Entry.IdentityChecked>() && !story.Has<Entry.TimeOutSigned>() && story.Standing.All(entry => entry.Entry.Confirmed?.Contains("identity") is not true);

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
