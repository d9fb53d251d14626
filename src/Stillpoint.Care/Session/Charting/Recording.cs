using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;

namespace Stillpoint.Care.Session.Charting;

/// <summary>Whether an entry may be written on a strip as it stands, and at which time; or why not, in words for the screen.</summary>
public abstract record Recording
{
    /// <summary>A clock that runs a little fast is corrected; a time further ahead is somebody's slip.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public sealed record Write(DateTimeOffset MeasuredAt) : Recording;

    public sealed record Refuse(string Because) : Recording;

    /// <param name="ageYears">Of the patient, by which the sets since a stop are judged; unknown, and the drug does not go on.</param>
    public static Recording Decide(SessionStory story, Entry entry, DateTimeOffset measuredAt, DateTimeOffset now, Guid? supersedes, decimal? ageYears = null)
    {
        if (measuredAt > now + ClockSkew) return new Refuse("The time lies in the future. Enter when it was measured.");
        if (supersedes is { } id && story.Strip.All(earlier => earlier.Id != id)) return new Refuse("The entry to correct is not on this strip.");
        if (supersedes is { } other && entry is not Entry.Corrected && story.Strip.First(earlier => earlier.Id == other).Entry.GetType() != entry.GetType()) return new Refuse("A correction is of the same kind as what it corrects.");
        if (supersedes is { } twice && story.CorrectionOf(twice) is not null) return new Refuse("That entry was corrected already. Correct the newer one.");
        if (entry is Entry.Corrected && supersedes is null) return new Refuse("Say which entry was made in error.");
        if (story.Phase == Phase.Closed && supersedes is null && entry is not Entry.Note) return new Refuse("The session is signed. Add a note, or correct an entry.");
        if (Implausible(entry) is { } why) return new Refuse(why);
        // A correction restates what is already on the strip; only something new must fit where the session stands.
        var at = measuredAt > now ? now : measuredAt;
        if (supersedes is null && (OutOfOrder(story, entry, at) ?? AgainstGoingOn(story, entry, at, ageYears)) is { } refused) return new Refuse(refused);
        return new Write(at);
    }

    private static string? OutOfOrder(SessionStory story, Entry entry, DateTimeOffset at) => entry switch
    {
        Entry.Arrived when story.Has<Entry.Arrived>() => "The patient has arrived already.",
        Entry.TimeOutSigned when story.Infusion is not null || story.Has<Entry.DoseGiven>() => "The drug was given already. A time-out comes before it.",
        Entry.TimeOutSigned when TimeOut.Against(story, at) is null => "The time-out is signed already.",
        Entry.DrugStarted when story.Infusion is { Ended: null } => "The drug is running already. Change the rate instead.",
        Entry.DrugStarted when story.Has<Entry.DrugEnded>() => "The drug has ended. A new start needs a new session.",
        Entry.DrugStarted { WithoutGate: null } when TimeOut.Against(story, at) is { } finding => $"{finding.Because} If the drug was started anyway, chart it as started without the gate and say why.",
        // One time-out opens the first dose; the devices that follow are its schedule.
        Entry.DoseGiven { WithoutGate: null } when !story.Has<Entry.DoseGiven>() && story.Infusion is null && TimeOut.Against(story, at) is { } finding => $"{finding.Because} If the drug was given anyway, chart it as given without the gate and say why.",
        Entry.DoseGiven when story.Has<Entry.DrugEnded>() => "The drug has ended. A further dose needs a new session.",
        Entry.RateChanged when story.Infusion is not { IsRunning: true } => "Nothing is running. Start or resume first.",
        Entry.Paused when story.Infusion is not { IsRunning: true } => "Nothing is running.",
        Entry.Resumed when story.Infusion is not { IsPaused: true } => "The drug is not paused.",
        Entry.RestartOrdered when story.Infusion is not { IsPaused: true } => "The drug is not paused.",
        Entry.DrugEnded when story.Infusion is null && !story.Has<Entry.DoseGiven>() => "No drug was given yet.",
        Entry.DrugEnded when story.Has<Entry.DrugEnded>() => "The drug has ended already.",
        Entry.Discharged or Entry.LeftAgainstAdvice when story.Phase is Phase.Home => "The patient has gone home already.",
        Entry.Discharged or Entry.LeftAgainstAdvice when story.Phase is Phase.Running or Phase.Paused => "The drug has not ended. End it first.",
        Entry.SessionSigned when story.Phase is not Phase.Home => "The patient is still here.",
        _ => null,
    };

    private static string? AgainstGoingOn(SessionStory story, Entry entry, DateTimeOffset at, decimal? ageYears)
    {
        IReadOnlyList<Finding> against = entry switch
        {
            Entry.Resumed { AgainstTheRules: null } resumed => GoingOn.Judge(story, ageYears, resumed.MlPerHour, at),
            Entry.RestartOrdered ordered => GoingOn.AgainstOrder(story, ordered),
            _ => [],
        };
        return against.Count == 0 ? null : string.Join(' ', against.Select(finding => finding.Because));
    }

    private static string? Implausible(Entry entry) => entry switch
    {
        Entry.DrugStarted { MlPerHour: <= 0 } or Entry.RateChanged { MlPerHour: <= 0 } or Entry.Resumed { MlPerHour: <= 0 } => "A rate is above 0 mL/h. To stop the flow, pause.",
        Entry.DrugStarted { MlPerHour: > 2000 } or Entry.RateChanged { MlPerHour: > 2000 } or Entry.Resumed { MlPerHour: > 2000 } => "No pump runs at more than 2000 mL/h.",
        Entry.RestartOrdered { MlPerHour: <= 0 or > 2000 } => "Order a rate above 0 mL/h that a pump can run.",
        Entry.RestartOrdered { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say why it may go on.",
        Entry.DrugStarted { WithoutGate: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug was started without the gate.",
        Entry.DoseGiven { WithoutGate: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug was given without the gate.",
        Entry.Resumed { AgainstTheRules: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug went on against the rules.",
        Entry.DrugStarted { MgPerMl: <= 0 or > 200 } => "A concentration lies between 0 and 200 mg/mL.",
        Entry.DrugStarted { PlannedMg: <= 0 or > 5000 } or Entry.DoseGiven { Mg: <= 0 or > 5000 } => "A dose is above 0 mg and at most 5000 mg.",
        Entry.DrugPrepared { Mg: <= 0 or > 5000 } or Entry.DrugPrepared { VolumeMl: <= 0 or > 5000 } => "Say how many mg in how many mL were prepared.",
        Entry.Note { Text: var text } when string.IsNullOrWhiteSpace(text) => "The note is empty.",
        Entry.StaffHandover { Says: var says } when string.IsNullOrWhiteSpace(says) => "Say what the next person must know.",
        Entry.GateOverridden { Reason: var reason } when reason.Trim().Length < 20 => "Give the reason in at least 20 characters.",
        Entry.Corrected { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say why the entry was wrong.",
        Entry.VitalsCharted vitals when vitals is { Systolic: null, Diastolic: null, HeartRate: null, Spo2: null, RespiratoryRate: null, EtCo2: null, TemperatureCelsius: null } => "No value was entered.",
        Entry.VitalsCharted { Systolic: < 0 or > 400 } or Entry.VitalsCharted { Diastolic: < 0 or > 400 } or Entry.VitalsCharted { HeartRate: < 0 or > 400 } => "That pressure or heart rate cannot be measured. Check the number.",
        Entry.VitalsCharted { Systolic: { } systolic, Diastolic: { } diastolic, Artefact: false } when systolic <= diastolic => "Systolic is above diastolic. Check the numbers, or mark the reading as artefact.",
        Entry.VitalsCharted { Spo2: < 0 or > 100 } => "SpO2 lies between 0 and 100 %.",
        Entry.VitalsCharted { RespiratoryRate: < 0 or > 100 } => "A respiratory rate lies between 0 and 100 a minute.",
        Entry.VitalsCharted { TemperatureCelsius: < 20 or > 46 } => "A temperature lies between 20 and 46 °C.",
        Entry.RecoveryScored { Items: var items } when items.Count != 5 || items.Any(item => item is < 0 or > 2) => "Five items, each 0, 1 or 2.",
        Entry.AdverseEvent { Grade: < 1 or > 5 } => "A grade lies between 1 and 5.",
        _ => null,
    };
}
