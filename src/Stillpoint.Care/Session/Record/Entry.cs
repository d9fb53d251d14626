namespace Stillpoint.Care.Session.Record;

/// <summary>
/// What can be written on the strip: everything that happens to a patient between arriving and going home. The bare numbers
/// carry their unit in their name, because this is the form that is stored, hashed and read back for ever.
/// </summary>
public abstract record Entry
{
    /// <summary>What was asked about this entry and confirmed by whoever wrote it, by the key of each question.</summary>
    public IReadOnlyList<string>? Confirmed { get; init; }

    public sealed record Arrived : Entry;

    /// <summary>Who the patient is was asked of the patient: how many identifiers agreed, and the photograph.</summary>
    public sealed record IdentityChecked(int Identifiers, bool PhotoMatch) : Entry;

    /// <summary>An item of the gate that asked for a look: who looked, and what was done.</summary>
    public sealed record CheckAnswered(string Item, string Answer) : Entry;

    /// <summary>An item of the gate that a prescriber may override, with the reason (at least 20 characters).</summary>
    public sealed record GateOverridden(string Item, string Reason, Findings.Credential? Credential = null) : Entry;

    public sealed record IvPlaced(string Site, int Gauge, int Attempts, bool Flushed) : Entry;

    /// <summary>The syringe, bag or devices: from which vial, how much drug in how much volume. Who checked it stands here only in strips from before the check had an entry of its own.</summary>
    public sealed record DrugPrepared(string Drug, decimal? VialMgPerMl, string Lot, DateOnly Expiry, decimal Mg, decimal? VolumeMl, Guid? SecondCheck = null) : Entry;

    /// <summary>A second clinician worked it out apart, with the vial in hand: what they entered, which agreed with order and syringe, or it would not stand here.</summary>
    public sealed record SecondChecked(decimal Mg, decimal? WeightKg, decimal? VialMgPerMl, decimal? MgPerMl, decimal? MlPerHour, Guid Signature) : Entry;

    /// <summary>Two people stopped, looked and agreed that this patient gets this dose now, under these rules.</summary>
    public sealed record TimeOutSigned(string RulesVersion, string GateOutcome, decimal Mg, Guid SecondPerson, Guid Signature, Guid SecondSignature) : Entry
    {
        /// <summary>Who watches this patient; null, like all that follows, in strips from before it was asked.</summary>
        public Guid? WatchedBy { get; init; }

        /// <summary>The word with which the patient stops everything.</summary>
        public string? StopWord { get; init; }

        /// <summary>The patient can reach the call button.</summary>
        public bool? CallButton { get; init; }

        /// <summary>Rescue drugs, oxygen and airway are at hand.</summary>
        public bool? RescueAtHand { get; init; }
    }

    /// <summary>A prescriber signed why the drug may start in this session beside an alert that is open. It closes no alert.</summary>
    public sealed record AlertOverridden(Guid Alert, string Reason, Guid Signature) : Entry;

    /// <summary>The pump was started. A start that happened without the gate is charted as such, with why.</summary>
    public sealed record DrugStarted(string Route, decimal MlPerHour, decimal MgPerMl, decimal PlannedMg, string? WithoutGate = null) : Entry;

    /// <summary>The pump was set to another rate. Where the rules of going on stood against it, it is charted as such, with why.</summary>
    public sealed record RateChanged(decimal MlPerHour, string? Why = null, string? AgainstTheRules = null) : Entry;

    public sealed record Paused(string? Why = null) : Entry;

    /// <summary>The pump went on. Where the rules of going on stood against it, it is charted as such, with why.</summary>
    public sealed record Resumed(decimal MlPerHour, string? AgainstTheRules = null) : Entry;

    public sealed record DrugEnded(DrugEnding How, string? Why = null) : Entry;

    /// <summary>A single amount given at once: one injection, tablet, device or spray.</summary>
    public sealed record DoseGiven(string Drug, string Route, decimal Mg, int? Device = null, string? Site = null, string? WithoutGate = null) : Entry
    {
        /// <summary>Of a spray device, how many sprays went into each nostril; null where nobody said.</summary>
        public int? SpraysLeft { get; init; }

        public int? SpraysRight { get; init; }
    }

    /// <summary>A charted set of vital signs: only what was measured is present.</summary>
    public sealed record VitalsCharted : Entry
    {
        public decimal? Systolic { get; init; }
        public decimal? Diastolic { get; init; }
        public decimal? HeartRate { get; init; }
        public decimal? Spo2 { get; init; }
        public decimal? RespiratoryRate { get; init; }
        public decimal? EtCo2 { get; init; }
        public decimal? TemperatureCelsius { get; init; }
        public bool? OnOxygen { get; init; }

        /// <summary>The values were proposed by the monitor and looked at by the person who charted them.</summary>
        public bool FromMonitor { get; init; }

        /// <summary>A reading known to be wrong (movement, a cuff not at rest): kept, marked, never judged.</summary>
        public bool Artefact { get; init; }
    }

    /// <summary>A scale's total, and its item codes where they were charted; an item left blank is null.</summary>
    public sealed record ScaleScored(string Scale, decimal? Total, IReadOnlyList<int?>? Answers = null) : Entry;

    /// <summary>A prescriber ordered another drug than the treatment: in writing, aloud and read back, or to be given in this session when it is needed.</summary>
    /// <param name="Times">How often it may be given on this order.</param>
    public sealed record MedicationOrdered(string Drug, decimal Amount, string Unit, string Route, Medicines.OrderedHow How, string Why, Guid Prescriber, int Times = 1, decimal? MinutesApart = null, bool? ReadBack = null, Guid? Signature = null) : Entry;

    /// <summary>The prescriber of an order that was said and read back signed it.</summary>
    public sealed record OrderCountersigned(Guid Order, Guid Signature) : Entry;

    /// <summary>Another drug than the treatment; with the minutes it asks to be watched, when a prescriber set them.</summary>
    public sealed record MedicationGiven(string Drug, string Dose, string Route, decimal? ObserveMinutes = null) : Entry
    {
        public decimal? Amount { get; init; }

        public string? Unit { get; init; }

        /// <summary>The order it was given on; null where a prescriber gave it, or nobody ordered it.</summary>
        public Guid? Order { get; init; }

        /// <summary>It was given without an order, and why.</summary>
        public string? WithoutOrder { get; init; }

        /// <summary>It was given beyond its limits or in spite of an allergy, and why.</summary>
        public string? AgainstLimits { get; init; }
    }

    /// <summary>What should not have happened: how grave, what was done, and where it was asked, whether the drug may have done it, how it ended and whether it was serious.</summary>
    public sealed record AdverseEvent(string What, int Grade, string Action) : Entry
    {
        public EventRelation? Relation { get; init; }

        public EventOutcome? Outcome { get; init; }

        /// <summary>Death, danger to life, a stay in hospital, lasting harm, harm to a child, or another important medical event.</summary>
        public bool? Serious { get; init; }
    }

    /// <summary>Somebody saw a flag: which, at which level, from which inputs, judged by which rules, and what they did.</summary>
    public sealed record FlagAcknowledged(string Rule, string Level, string Inputs, string RulesVersion, string Action) : Entry;

    /// <summary>A reason to stop the drug. Whoever raised it said whether the pump is off; if it is, nothing flows from then on. Null where nobody was asked.</summary>
    public sealed record StopRaised(string Rule, string Why, bool? PumpOff = null) : Entry;

    public sealed record StopClosed(string Rule, string Why) : Entry;

    /// <summary>A prescriber signed that a stopped drug may go on, at most so fast, and what did or did not happen in this session; null was not stated.</summary>
    public sealed record RestartOrdered(decimal MlPerHour, string Why, Guid? Signature = null, bool? Laryngospasm = null, bool? Anaphylaxis = null, bool? Seizure = null) : Entry;

    public sealed record EmergencyStep(string Card, string Step) : Entry;

    /// <summary>Music, eye mask, guided imagery, an intention: what helps the patient rest.</summary>
    public sealed record Comfort(string What, string? Detail = null) : Entry;

    public sealed record WasteWitnessed(string Drug, decimal Mg, Guid Witness, Guid WitnessSignature) : Entry;

    /// <summary>Whoever wrote it handed the patient over; the receiving person confirmed with a signature what was said and what was open then.</summary>
    public sealed record StaffHandover(Guid To, string Says, string? Open = null, Guid? Signature = null) : Entry;

    public sealed record Note(string Text) : Entry;

    /// <summary>Aldrete or modified PADSS: five items, each 0, 1 or 2; an item not assessed is null.</summary>
    public sealed record RecoveryScored(string Scale, IReadOnlyList<int?> Items) : Entry;

    /// <summary>What was looked at before going home; only what was assessed is present.</summary>
    public sealed record RecoveryChecked : Entry
    {
        public bool? Oriented { get; init; }
        public bool? MonthsBackwards { get; init; }
        public bool? DissociationResolved { get; init; }
        public bool? WalksTenMetres { get; init; }
        public bool? FluidsTolerated { get; init; }
        public bool? Vomited { get; init; }
        public bool? SuicideRiskReassessed { get; init; }
        public string? SuicideRisk { get; init; }
        public bool? DispositionSigned { get; init; }
        public bool? IvRemoved { get; init; }
        public bool? IvSiteChecked { get; init; }
        public bool? EscortPresent { get; init; }
        public bool? EscortIdentityChecked { get; init; }

        /// <summary><c>adult</c>, <c>rideShare</c> or <c>none</c>.</summary>
        public string? EscortKind { get; init; }
        public bool? InstructionsSigned { get; init; }
    }

    /// <summary>Patient and escort were told what matters until tomorrow, in the patient's language, have it in writing, and each said so with their name.</summary>
    public sealed record InstructionsAcknowledged(string Sheet, string Language, string Patient, string Escort) : Entry;

    /// <summary>The patient went home with a named adult who showed who they are.</summary>
    public sealed record Discharged(string Escort, string Instructions, Guid Signature) : Entry;

    public sealed record LeftAgainstAdvice(string Why, string Advice) : Entry;

    public sealed record SessionSigned(Guid Signature) : Entry;

    /// <summary>A prescriber's signed word on a session, or on one entry of it, that may no longer be corrected. It changes nothing that stands.</summary>
    public sealed record Addendum(string Says, Guid Signature, Guid? About = null) : Entry;

    /// <summary>The entry it supersedes was made in error: it stays on the strip, struck through, with why.</summary>
    public sealed record Corrected(string Why) : Entry;
}

/// <summary>Whether the drug may have done it.</summary>
public enum EventRelation { Unrelated, Possible, Probable, Definite }

/// <summary>How an adverse event ended, as far as it is known.</summary>
public enum EventOutcome { Recovered, Recovering, NotRecovered, Sequelae, Fatal, Unknown }

/// <summary>How the drug ended: all given, stopped early on purpose, or aborted because something was wrong.</summary>
public enum DrugEnding { Completed, Stopped, Aborted }
