using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Charting;

/// <summary>Whether something that happened fits the moment it is said to have happened at.</summary>
internal static class EntryOrder
{
    /// <param name="story">The strip without what the draft corrects.</param>
    public static string? Refuses(SessionStory story, Draft draft, DateTimeOffset at, Circumstances circumstances)
    {
        var then = story.Until(at);
        return draft.Entry switch
        {
            Entry.Arrived when story.Has<Entry.Arrived>() => "The patient has arrived already.",
            Entry.SecondChecked when story.WasGivenDrug => "The drug was given already. The check comes before it.",
            Entry.SecondChecked when Prepared.Of(story) is { IsChecked: true } => "What is drawn up was checked already. Prepared anew, it is checked again.",
            Entry.TimeOutSigned when !story.WasGivenDrug && Prepared.Of(story) is { IsChecked: false } => "Nobody has worked out apart what is drawn up. The second check comes before the time-out.",
            Entry.TimeOutSigned when story.WasGivenDrug => "The drug was given already. A time-out comes before it.",
            Entry.TimeOutSigned when circumstances.Withdrawn is null && TimeOut.Against(story, at) is null => "The time-out is signed already.",
            Entry.DrugStarted when story.Infusion is { Ended: null } => "The drug is running already. Change the rate instead.",
            Entry.DrugStarted when story.Has<Entry.DrugEnded>() => "The drug has ended. A new start needs a new session.",
            Entry.TimeOutSigned when circumstances.Alert is { } open => $"An alert is open: {open.TrimEnd('.')}. Say in the inbox how it ended, or let a prescriber sign at the gate why the drug may start.",
            Entry.DrugStarted { WithoutGate: null } or Entry.DoseGiven { WithoutGate: null } when !then.WasGivenDrug && circumstances.Alert is { } open =>
                $"An alert was raised: {open.TrimEnd('.')}. Give nothing until the inbox says how it ended, or a prescriber signs at the gate why the drug may start. If it was started anyway, chart it as started without the gate and say why.",
            Entry.DrugStarted { WithoutGate: null } when TimeOut.Against(story, at) is { } finding => $"{finding.Because} If the drug was started anyway, chart it as started without the gate and say why.",
            // One time-out opens the first dose; the devices that follow are its schedule.
            Entry.DoseGiven { WithoutGate: null } when !then.WasGivenDrug && TimeOut.Against(story, at) is { } finding => $"{finding.Because} If the drug was given anyway, chart it as given without the gate and say why.",
            _ when circumstances.Withdrawn is { } withdrawn && OnWithdrawn(then, draft.Entry, withdrawn) is { } refused => refused,
            Entry.RateChanged or Entry.Paused when then.Infusion is not { IsRunning: true } => "Nothing was running at that time.",
            Entry.Resumed when then.Infusion is not { IsPaused: true } => "The drug was not paused at that time.",
            Entry.RestartOrdered when story.Infusion is not { IsPaused: true } => "The drug is not paused.",
            Entry.DrugEnded when !then.WasGivenDrug => story.WasGivenDrug ? "The drug had not been given yet at that time." : "No drug was given yet.",
            Entry.DrugEnded when story.Has<Entry.DrugEnded>() => "The drug has ended already.",
            Entry.StopRaised { PumpOff: null } when !draft.By.Automatic && then.Infusion is { IsRunning: true } => "Say whether the pump is off.",
            Entry.StopClosed closed when story.OpenStops.All(open => open.Entry.Rule != closed.Rule) => "That stop is not open.",
            Entry.Addendum { About: { } about } when story.Strip.All(one => one.Id != about) => "The entry the addendum is about is not on this strip.",
            Entry.Discharged or Entry.LeftAgainstAdvice when story.LeftAt is not null => "The patient has gone home already.",
            Entry.Discharged or Entry.LeftAgainstAdvice when story.Phase is Phase.Running or Phase.Paused => "The drug has not ended. End it first.",
            Entry.SessionSigned when story.Phase is not Phase.Home => "The patient is still here.",
            Entry.Resumed { AgainstTheRules: null } resumed => Sentence(GoingOn.Judge(story, circumstances.AgeYears, resumed.MlPerHour, at)),
            Entry.RateChanged { AgainstTheRules: null } changed => Sentence(GoingOn.AgainstRate(then, circumstances.AgeYears, changed.MlPerHour, at)),
            Entry.OrderCountersigned signed when MedicinesGiven.Orders(story).FirstOrDefault(order => order.Event.Id == signed.Order) is not { WaitsForSignature: true } => "No order waits for that signature.",
            Entry.RestartOrdered ordered => Sentence(GoingOn.AgainstOrder(story, ordered)),
            _ => null,
        };
    }

    /// <summary>What gives more of the drug on what no longer stands is refused; less of it, and what happened anyway, is charted.</summary>
    private static string? OnWithdrawn(SessionStory then, Entry entry, Withdrawn withdrawn) => entry switch
    {
        Entry.TimeOutSigned when withdrawn.ToSign is { } first => $"{first} The time-out is signed after that.",
        Entry.RestartOrdered when withdrawn.ToSign is { } first => $"{first} The drug goes on after that.",
        Entry.DrugStarted { WithoutGate: null } => $"{withdrawn.BeforeTheDrug} If the drug was started anyway, chart it as started without the gate and say why.",
        Entry.DoseGiven { WithoutGate: null } => $"{(then.WasGivenDrug ? withdrawn.BeforeMore : withdrawn.BeforeTheDrug)} If the drug was given anyway, chart it as given without the gate and say why.",
        Entry.Resumed { AgainstTheRules: null } => $"{withdrawn.Why} Leave the drug off until a prescriber has judged it and signs that it goes on. If the pump ran anyway, chart it as gone on against the rules, and say why.",
        Entry.RateChanged { AgainstTheRules: null } changed when changed.MlPerHour > then.Infusion?.Flow.MlPerHour =>
            $"{withdrawn.Why} Go no faster until a prescriber has judged it; slower, or a pause, is charted at once. If the pump was set to it, chart it as against the rules, and say why.",
        _ => null,
    };

    internal static string? Sentence(IReadOnlyList<Finding> against) => against.Count == 0 ? null : string.Join(' ', against.Select(finding => finding.Because));
}
