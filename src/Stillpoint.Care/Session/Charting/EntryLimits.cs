using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// The bounds of every number and text of an entry, in one place: outside them it cannot be read back, so it is never written.
/// Within them a vital sign that is rare is asked about once.
/// </summary>
public static class EntryLimits
{
    /// <summary>Characters in a text where nothing else is said, and in what tells a story.</summary>
    public const int MostText = 500, MostStory = 4000;

    private const int MostDecimals = 6, MostItems = 100;

    /// <param name="Says">The field as a person knows it.</param>
    /// <param name="Rare">Below the first or above the second a number is asked about. [POLICY]</param>
    private sealed record Bound(string Says, string Unit, decimal Least, decimal Most, (decimal Below, decimal Above)? Rare = null);

    private static readonly Dictionary<string, Bound> Numbers = new(StringComparer.Ordinal)
    {
        ["MlPerHour"] = new("Rate", "mL/h", 0.1m, 2000),
        ["MgPerMl"] = new("Strength", "mg/mL", 0.01m, 200),
        ["VialMgPerMl"] = new("Strength of the vial", "mg/mL", 0, 200),
        ["PlannedMg"] = new("Dose", "mg", 0.01m, 5000),
        ["Mg"] = new("Amount", "mg", 0.01m, 5000),
        ["VolumeMl"] = new("Volume", "mL", 0.01m, 5000),
        ["WeightKg"] = new("Weight", "kg", 1, 635),
        ["Systolic"] = new("Systolic", "mmHg", 0, 350, (70, 230)),
        ["Diastolic"] = new("Diastolic", "mmHg", 0, 250, (30, 140)),
        ["HeartRate"] = new("Heart rate", "/min", 0, 350, (35, 180)),
        ["Spo2"] = new("SpO2", "%", 0, 100, (70, 100)),
        ["RespiratoryRate"] = new("Respiratory rate", "/min", 0, 100, (5, 40)),
        ["EtCo2"] = new("EtCO2", "mmHg", 0, 150, (15, 70)),
        ["TemperatureCelsius"] = new("Temperature", "°C", 20, 46, (34, 41)),
        ["ObserveMinutes"] = new("Minutes to watch", "min", 0, 1440),
        ["Grade"] = new("Grade", "", 1, 5),
        ["Identifiers"] = new("Identifiers", "", 0, 10),
        ["Amount"] = new("Amount", "", 0.001m, 10_000),
        ["Times"] = new("How often", "", 1, 20),
        ["MinutesApart"] = new("Minutes apart", "min", 0, 1440),
        ["Gauge"] = new("Gauge", "G", 10, 30),
        ["Attempts"] = new("Attempts", "", 1, 20),
        ["Device"] = new("Device number", "", 1, 20),
        ["SpraysLeft"] = new("Sprays in the left nostril", "", 0, 2),
        ["SpraysRight"] = new("Sprays in the right nostril", "", 0, 2),
        ["Total"] = new("Score", "points", -1000, 1000),
    };

    /// <summary>The least and the most a scale can come to.</summary>
    private static readonly Dictionary<string, (int Least, int Most)> Scales = new(StringComparer.Ordinal)
    {
        ["MOAA/S"] = (0, 5), ["RASS"] = (-5, 4), ["CADSS-23"] = (0, 92), ["CADSS-6"] = (0, 24), ["NAUSEA"] = (0, 10), ["SUDS"] = (0, 10), ["PAIN-NRS"] = (0, 10),
    };

    /// <summary>Scales that are charted item by item, and how many items of 0 to 4 each has.</summary>
    private static readonly Dictionary<string, int> ByItem = new(StringComparer.Ordinal) { ["CADSS-23"] = 23, ["CADSS-6"] = 6 };

    private static readonly Dictionary<string, int> Texts = new(StringComparer.Ordinal) { ["Note.Text"] = MostStory, ["StaffHandover.Says"] = MostStory, ["Addendum.Says"] = MostStory, ["StaffHandover.Open"] = 4 * MostStory, ["FlagAcknowledged.Inputs"] = MostStory };

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Fields = new();

    /// <summary>Why an entry cannot be written whatever stands on the strip, naming the value; null when it can.</summary>
    public static string? Refuses(Entry entry) => Fields.GetOrAdd(entry.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Select(field => Refuses(entry, field.Name, field.GetValue(entry))).FirstOrDefault(refused => refused is not null) ?? Missing(entry);

    /// <summary>What is possible and rare enough to be a slip. What a monitor measured nobody typed.</summary>
    public static IEnumerable<EntryQuestion> Asks(Entry entry)
    {
        if (entry is not Entry.VitalsCharted { FromMonitor: false, Artefact: false } vitals) yield break;
        foreach (var rare in AsksOfRare(vitals)) yield return rare;
        if (vitals.Systolic is null != vitals.Diastolic is null) yield return new("half a pressure", $"{(vitals.Systolic is null ? "Systolic" : "Diastolic")} is missing. Enter it; if only one could be read, confirm it.");
    }

    /// <summary>Vital signs that somebody typed, wherever it was: each that is possible and rare enough to be a slip.</summary>
    public static IEnumerable<EntryQuestion> AsksOfRare(Entry.VitalsCharted entry)
    {
        foreach (var field in Fields.GetOrAdd(typeof(Entry.VitalsCharted), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            if (field.GetValue(entry) is not decimal value || !Numbers.TryGetValue(field.Name, out var bound) || bound.Rare is not { } rare) continue;
            if (value < rare.Below) yield return new($"{bound.Says} {Number(value)}", $"{bound.Says} {Number(value)} {bound.Unit}: below {Number(rare.Below)} is rare. Check the number; if it was measured, confirm it.");
            if (value > rare.Above) yield return new($"{bound.Says} {Number(value)}", $"{bound.Says} {Number(value)} {bound.Unit}: above {Number(rare.Above)} is rare. Check the number; if it was measured, confirm it.");
        }
    }

    /// <summary>Why a pair is no blood pressure; null when it may be one.</summary>
    public static string? NoPressure(decimal? systolic, decimal? diastolic) => systolic <= diastolic ? $"Systolic {Number(systolic.Value)} is not above diastolic {Number(diastolic!.Value)}. Check the numbers" : null;

    private static string? Refuses(Entry entry, string field, object? value) => value switch
    {
        decimal number => Refuses(field, number),
        int number => Refuses(field, number),
        string text => TooLong(Words(field), text, Texts.GetValueOrDefault($"{entry.GetType().Name}.{field}", MostText)),
        DateOnly date when date.Year is < 2000 or > 2100 => $"{Words(field)}: check the year.",
        IEnumerable<string> many => many.Count() > MostItems ? $"{Words(field)}: at most {MostItems}." : many.Select(one => TooLong(Words(field), one, MostText)).FirstOrDefault(refused => refused is not null),
        IEnumerable<int?> list => list.Count() > MostItems || list.Any(item => item is < -100 or > 100) ? $"{Words(field)}: at most {MostItems} answers, each between -100 and 100." : null,
        _ => null,
    };

    private static string? Refuses(string field, decimal number)
    {
        var bound = Numbers[field];
        var meant = field == nameof(Entry.VitalsCharted.TemperatureCelsius) && Improbable.Celsius(number) is { } celsius ? $" In Fahrenheit it is {Number(celsius)} °C." : "";
        if (number < bound.Least || number > bound.Most)
            return $"{bound.Says} {Number(number)} {bound.Unit} cannot be: it lies between {Number(bound.Least)} and {Number(bound.Most)}. Check the number.{meant}".Replace("  ", " ", StringComparison.Ordinal);
        return decimal.Round(number, MostDecimals) == number ? null : $"{bound.Says} has more than {MostDecimals} decimals. Check the number.";
    }

    private static string? TooLong(string field, string text, int most)
    {
        if (text.Length > most) return string.Create(CultureInfo.InvariantCulture, $"{field} is too long: {text.Length:N0} characters, at most {most:N0}. Shorten it, or add a second note.");
        return text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) ? $"{field} holds a sign that cannot be kept. Type it again." : null;
    }

    private static string? Missing(Entry entry) => entry switch
    {
        Entry.DrugStarted { WithoutGate: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug was started without the gate.",
        Entry.DoseGiven { WithoutGate: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug was given without the gate.",
        Entry.DoseGiven { SpraysLeft: var left, SpraysRight: var right } when left + right > 2 => "A device holds two sprays. Check how many went into each nostril.",
        Entry.Resumed { AgainstTheRules: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the drug went on against the rules.",
        Entry.RateChanged { AgainstTheRules: { } reason } when string.IsNullOrWhiteSpace(reason) => "Say why the rate was changed against the rules.",
        Entry.RestartOrdered { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say why it may go on.",
        Entry.StopRaised { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say what happened.",
        Entry.StopClosed { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say why the stop is closed.",
        Entry.Note { Text: var text } when string.IsNullOrWhiteSpace(text) => "The note is empty.",
        Entry.Addendum { Says: var says } when string.IsNullOrWhiteSpace(says) => "The addendum is empty.",
        Entry.StaffHandover { Says: var says } when string.IsNullOrWhiteSpace(says) => "Say what the next person must know.",
        Entry.GateOverridden { Reason: var reason } when reason.Trim().Length < Gate.SessionGate.ReasonLength => "Give the reason in at least 20 characters.",
        Entry.MedicationOrdered { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say what it is for.",
        Entry.MedicationGiven { WithoutOrder: { } why } when string.IsNullOrWhiteSpace(why) => "Say why it was given without an order.",
        Entry.MedicationGiven { AgainstLimits: { } why } when string.IsNullOrWhiteSpace(why) => "Say why it was given beyond its limits.",
        Entry.AlertOverridden { Reason: var reason } when reason.Trim().Length < Gate.SessionGate.ReasonLength => "Give the reason in at least 20 characters.",
        Entry.Corrected { Why: var why } when string.IsNullOrWhiteSpace(why) => "Say why the entry was wrong.",
        Entry.VitalsCharted { Systolic: null, Diastolic: null, HeartRate: null, Spo2: null, RespiratoryRate: null, EtCo2: null, TemperatureCelsius: null } => "No value was entered.",
        Entry.VitalsCharted { Systolic: var systolic, Diastolic: var diastolic, Artefact: false } when NoPressure(systolic, diastolic) is { } wrong => $"{wrong}, or mark the reading as artefact.",
        Entry.ScaleScored { Total: null, Answers: null } => "No score was entered.",
        Entry.ScaleScored { Answers: { } answers, Scale: var scale } score when ByItem.TryGetValue(scale, out var items) && WrongItems(answers, score.Total, scale, items) is { } wrong => wrong,
        Entry.AdverseEvent { Grade: >= 4, Serious: false } => "Grade 4 or 5 is serious: danger to life, or death. Check the grade.",
        Entry.AdverseEvent { Outcome: Record.EventOutcome.Fatal, Grade: not 5 } => "What ended in death is grade 5. Check the grade and how it ended.",
        Entry.ScaleScored { Total: { } total, Scale: var scale } when Scales.TryGetValue(scale, out var range) && (total < range.Least || total > range.Most || total % 1 != 0) => $"{scale} {Number(total)} cannot be: it is a whole number between {range.Least} and {range.Most}.",
        Entry.RecoveryScored { Items: var items } when items.Count != 5 || items.Any(item => item is < 0 or > 2) => "Five items, each 0, 1 or 2.",
        _ => null,
    };

    /// <summary>The total is the sum of all items, and there is none while one is blank.</summary>
    private static string? WrongItems(IReadOnlyList<int?> answers, decimal? total, string scale, int items) =>
        answers.Count != items || answers.Any(answer => answer is < 0 or > 4) ? $"{scale} has {items} items, each 0 to 4."
        : answers.Any(answer => answer is null) ? total is null ? null : $"{scale} has no total while an item is blank."
        : total == answers.Sum() ? null : $"The items of {scale} add up to {answers.Sum()}, not to {Number(total ?? 0)}.";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>WithoutGate as “Without gate”.</summary>
    private static string Words(string field) => string.Concat(field.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
