using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Screening;
using Stillpoint.Care.Session.Emergencies;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>An entry in one line, as it stands beside a pin, in the table and in a printed strip.</summary>
internal static class EntryText
{
    public static string Line(Entry entry) => entry.Confirmed is { Count: > 0 } confirmed ? $"{Says(entry)} (confirmed: {string.Join(", ", confirmed)})" : Says(entry);

    private static string Says(Entry entry) => entry switch
    {
        Entry.Arrived => "Arrived",
        Entry.IdentityChecked e => $"Identity checked: {e.Identifiers} identifiers, {(e.PhotoMatch ? "photo matches" : "photo does not match")}",
        Entry.CheckAnswered e => $"{e.Item} looked at: {e.Answer}",
        Entry.GateOverridden e => $"{e.Item} overridden: {e.Reason}",
        Entry.IvPlaced e => $"IV {e.Gauge} G, {e.Site}, {Times(e.Attempts, "attempt")}{(e.Flushed ? ", flushed" : "")}",
        Entry.DrugPrepared e => $"{e.Drug} {Mg(e.Mg)} mg{(e.VolumeMl is { } volume ? $" in {Mg(volume)} mL" : "")} prepared{(e.VialMgPerMl is > 0 and { } strength ? $" from {Mg(strength)} mg/mL" : "")}, lot {e.Lot}{(e.SecondCheck is null ? "" : ", second check done")}",
        Entry.SecondChecked e => $"Second check, worked out apart: {Checked(e)}",
        Entry.TimeOutSigned e => $"Time-out signed for {Mg(e.Mg)} mg{(e.StopWord is { } word ? $", stop word “{word}”" : "")}",
        Entry.AlertOverridden e => $"Signed why the drug may start beside an open alert: {e.Reason.Trim().TrimEnd('.')}",
        Entry.DrugStarted e => $"Drug started, {Rate(e.MlPerHour)}{(e.WithoutGate is { } why ? $", without gate: {why}" : "")}",
        Entry.RateChanged e => $"Rate changed to {Rate(e.MlPerHour)}{Because(e.Why)}{(e.AgainstTheRules is { } why ? $", against the rules of restarting: {why}" : "")}",
        Entry.Paused e => $"Paused{Because(e.Why)}",
        Entry.Resumed e => $"Resumed at {Rate(e.MlPerHour)}{(e.AgainstTheRules is { } why ? $", against the rules of restarting: {why}" : "")}",
        Entry.DrugEnded e => $"Drug {(e.How switch { DrugEnding.Completed => "completed", DrugEnding.Stopped => "stopped", DrugEnding.Aborted => "aborted" })}{Because(e.Why)}",
        Entry.DoseGiven e => $"{e.Drug} {Mg(e.Mg)} mg {e.Route}{(e.Device is { } device ? $", device {device}" : "")}{(e.SpraysLeft is { } left && e.SpraysRight is { } right ? $", sprays left {left}, right {right}" : "")}{(e.Site is { } site ? $", {site}" : "")}{(e.WithoutGate is { } why ? $", without gate: {why}" : "")}",
        Entry.VitalsCharted e => Vitals(e),
        Entry.ScaleScored e => $"{e.Scale} {(e.Total is { } total ? Mg(total) : "not scored")}{(e.Answers is { } items ? $" ({string.Join(" ", items.Select(item => item?.ToString(CultureInfo.InvariantCulture) ?? "–"))})" : "")}",
        Entry.MedicationGiven e => $"{e.Drug} {e.Dose} {e.Route}{(e.ObserveMinutes is { } minutes ? $", watch {Mg(minutes)} min" : "")}{(e.WithoutOrder is { } none ? $", without an order: {none}" : "")}{(e.AgainstLimits is { } beyond ? $", beyond its limits: {beyond}" : "")}",
        Entry.MedicationOrdered e => $"{(e.How switch { OrderedHow.Written => "Order", OrderedHow.Verbal => "Order, said and read back", OrderedHow.Standing => "Standing order" })}: {e.Drug} {Mg(e.Amount)} {e.Unit} {e.Route}{(e.Times > 1 ? $", up to {e.Times} times" : "")}{(e.MinutesApart is { } apart ? $", {Mg(apart)} min apart" : "")}{Because(e.Why)}",
        Entry.OrderCountersigned => "Order signed that was said and read back",
        Entry.AdverseEvent e => $"{e.What}, grade {e.Grade}{(e.Serious is true ? ", serious" : "")}: {e.Action.Trim().TrimEnd('.')}{(e.Relation is { } relation ? $"; {relation switch { EventRelation.Unrelated => "unrelated", EventRelation.Possible => "possibly", EventRelation.Probable => "probably", EventRelation.Definite => "surely" }} by the drug" : "")}{(e.Outcome is { } outcome ? $"; {Ended(outcome)}" : "")}",
        Entry.FlagAcknowledged e => $"{e.Level} {e.Rule} acknowledged: {e.Action}",
        Entry.StopRaised e => $"Stop {e.Rule}: {e.Why.TrimEnd('.')}{(e.PumpOff switch { true => ", pump off", false => ", pump still running", null => "" })}",
        Entry.StopClosed e => $"Stop {e.Rule} closed: {e.Why}",
        Entry.RestartOrdered e => $"Restart ordered at {Rate(e.MlPerHour)} at most{Because(e.Why)}",
        Entry.EmergencyStep e => Emergency(e),
        Entry.Comfort e => $"{e.What}{Because(e.Detail)}",
        Entry.WasteWitnessed e => $"{Mg(e.Mg)} mg {e.Drug} wasted, witnessed",
        Entry.StaffHandover e => $"Handed over: {e.Says.Trim().TrimEnd('.')}{(e.Open is { } open ? $". Open then: {open}" : "")}",
        Entry.Note e => e.Text.Trim().TrimEnd('.'),
        Entry.RecoveryScored e => $"{e.Scale} {(e.Items.All(item => item is not null) ? $"{e.Items.Sum()} of 10" : "incomplete")}",
        Entry.RecoveryChecked => "Looked at before going home",
        Entry.InstructionsAcknowledged e => $"Instructions ({e.Language}) acknowledged by {e.Patient} and {e.Escort}",
        Entry.Discharged e => $"Went home with {e.Escort}",
        Entry.LeftAgainstAdvice e => $"Left against advice: {e.Why}",
        Entry.SessionSigned => "Session signed",
        Entry.Addendum e => $"Addendum, signed: {e.Says.Trim().TrimEnd('.')}",
        Entry.Corrected e => $"Made in error: {e.Why}",
        _ => throw new UnreachableException($"An entry of {entry.GetType().Name} has no line yet."),
    };

    /// <summary>Whether an entry is a pin under the strip: something that happened, not a number on a lane.</summary>
    public static bool IsPin(Entry entry) => entry is not (Entry.VitalsCharted or Entry.ScaleScored or Entry.FlagAcknowledged or Entry.CheckAnswered
        or Entry.Corrected or Entry.RecoveryScored or Entry.RecoveryChecked);

    /// <summary>What a second person worked out, each number with its unit.</summary>
    public static string Checked(Entry.SecondChecked e) => string.Join(", ", new[]
    {
        e.WeightKg is { } weight ? $"{Mg(weight)} kg" : null, e.VialMgPerMl is { } vial ? $"vial {Mg(vial)} mg/mL" : null, e.MgPerMl is { } strength ? $"{Mg(strength)} mg/mL in the syringe" : null,
        $"{Mg(e.Mg)} mg", e.MlPerHour is { } rate ? Rate(rate) : null,
    }.OfType<string>());

    /// <summary>Every value of a charted set with its unit.</summary>
    private static string Vitals(Entry.VitalsCharted e)
    {
        var said = new List<string>();
        if (e.Systolic is not null || e.Diastolic is not null) said.Add($"BP {Number(e.Systolic)}/{Number(e.Diastolic)} mmHg");
        if (e.HeartRate is { } pulse) said.Add($"HR {Mg(pulse)} /min");
        if (e.Spo2 is { } saturation) said.Add($"SpO2 {Mg(saturation)} %{(e.OnOxygen switch { true => " on oxygen", false => " on air", _ => "" })}");
        if (e.RespiratoryRate is { } breaths) said.Add($"RR {Mg(breaths)} /min");
        if (e.EtCo2 is { } carbon) said.Add($"EtCO2 {Mg(carbon)} mmHg");
        if (e.TemperatureCelsius is { } warm) said.Add($"{Mg(warm)} °C");
        return string.Join(", ", said) + (e.Artefact ? ", artefact" : "");
    }

    /// <summary>The card and the step in their own words; an id nobody knows any more stays as it was written.</summary>
    private static string Emergency(Entry.EmergencyStep done)
    {
        var card = EmergencyCards.Find(done.Card);
        return $"{card?.Title ?? done.Card}: {(card?.Steps.FirstOrDefault(step => step.Id == done.Step)?.Says ?? done.Step).TrimEnd('.')}";
    }

    public static string Number(decimal? value) => value is { } number ? Mg(number) : "–";

    /// <summary>Digits without trailing zeros: 40, 0.5, 37.5.</summary>
    public static string Mg(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A pump shows one decimal, and so do we: 75.0 mL/h.</summary>
    public static string Rate(decimal mlPerHour) => $"{mlPerHour.ToString("0.0##", CultureInfo.InvariantCulture)} mL/h";

    public static string Ended(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Recovered => "recovered",
        EventOutcome.Recovering => "recovering",
        EventOutcome.NotRecovered => "not recovered",
        EventOutcome.Sequelae => "lasting harm",
        EventOutcome.Fatal => "death",
        EventOutcome.Unknown => "end not known",
    };

    private static string Because(string? why) => string.IsNullOrWhiteSpace(why) ? "" : $": {why.Trim().TrimEnd('.')}";

    private static string Times(int count, string what) => count == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}s");
}
