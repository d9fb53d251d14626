using System.Text.Json;
using System.Text.Json.Serialization;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Screening;

/// <summary>
/// A line of the problem, allergy or medicine list as somebody of the clinic typed it. It becomes the same value an imported
/// record yields, so that the rules cannot tell where a line came from.
/// </summary>
internal sealed record ConditionLine(string Text, string? Icd10, bool Confirmed, string Status, string? Onset)
{
    public const string Key = "condition";

    /// <summary>The codes it came with from elsewhere.</summary>
    public IReadOnlyList<CodeLine>? Codes { get; init; }

    public string Shown => string.Join(", ", new[] { Icd10 is null ? Text : $"{Text} ({Icd10})", Status == "remission" ? "in remission" : Status, Confirmed ? "confirmed" : "not confirmed", Onset is null ? null : $"since {Onset}" }.Where(part => part is not null));

    public Condition Read(string from, TimeSpan offset) => new(from)
    {
        Text = Text,
        Codes = Codes is not null ? CodeLine.Read(Codes) : Icd10 is { Length: > 0 } code ? [new ClinicalCode(ClinicalCode.Icd10Cm, code, Text)] : [],
        VerificationStatus = Confirmed ? "confirmed" : "provisional",
        ClinicalStatus = Status,
        Onset = WrittenTime.Read(Onset, offset),
    };
}

internal sealed record AllergyLine(string Substance, string? Reaction)
{
    public const string Key = "allergy";

    /// <summary>The codes it came with from elsewhere.</summary>
    public IReadOnlyList<CodeLine>? Codes { get; init; }

    public string Shown => Reaction is null ? Substance : $"{Substance}: {Reaction}";

    public Allergy Read(string from) => new(from) { Texts = [Substance], Codes = CodeLine.Read(Codes), Reactions = Reaction is null ? [] : [Reaction] };
}

/// <summary>How a medicine gets in, where that changes how its dose is reckoned.</summary>
internal enum MedicineForm { Usual, Patch, Depot }

internal sealed record MedicationLine(string Name, decimal? DoseMg, decimal? TimesADay, bool AsNeeded, bool OverTheCounter)
{
    public const string Key = "medication";

    /// <summary>The codes it came with from elsewhere.</summary>
    public IReadOnlyList<CodeLine>? Codes { get; init; }

    /// <summary>Null is the usual: by the clock or when needed.</summary>
    public MedicineForm? Form { get; init; }

    /// <summary>Of a patch, what it gives in an hour, in micrograms.</summary>
    public decimal? MicrogramsAnHour { get; init; }

    /// <summary>Of a depot, the days from one dose to the next.</summary>
    public decimal? EveryDays { get; init; }

    /// <summary>The day it was stopped, as it was told: a day, a month or a year.</summary>
    public string? StoppedOn { get; init; }

    /// <summary>What is left out before a session, in words for the patient.</summary>
    public string? Hold { get; init; }

    public string? ManagedBy { get; init; }

    /// <summary>Somebody was asked, and it is taken beside another line of the same drug.</summary>
    public bool? TakenBeside { get; init; }

    public Medication Read(string from, TimeSpan offset) => new(from)
    {
        Status = StoppedOn is null ? "active" : "stopped",
        Texts = [Name],
        Codes = CodeLine.Read(Codes),
        AsNeeded = AsNeeded,
        OverTheCounter = OverTheCounter,
        TakenBeside = TakenBeside is true,
        PeriodEnd = WrittenTime.Read(StoppedOn, offset),
        Form = Form switch { MedicineForm.Patch => "patch", MedicineForm.Depot => "depot injection", MedicineForm.Usual or null => null },
        Dosages = Dosage is { } dosage ? [dosage] : [],
    };

    private DosageLine? Dosage => Form switch
    {
        MedicineForm.Patch => MicrogramsAnHour is { } hourly ? new() { Amount = hourly, Unit = "ug", Frequency = 1, Period = 1, PeriodUnit = "h" } : null,
        MedicineForm.Depot => DoseMg is { } depot ? new() { Amount = depot, Unit = "mg", Frequency = EveryDays is null ? null : 1, Period = EveryDays, PeriodUnit = EveryDays is null ? null : "d" } : null,
        MedicineForm.Usual or null => DoseMg is { } mg ? new() { Amount = mg, Unit = "mg", Frequency = TimesADay, Period = TimesADay is null ? null : 1, PeriodUnit = TimesADay is null ? null : "d" } : null,
    };

    public string Shown => string.Join(", ", new[]
    {
        Name, Form is MedicineForm.Patch ? "patch" : Form is MedicineForm.Depot ? "depot" : null,
        Form is MedicineForm.Patch ? (MicrogramsAnHour is { } hourly ? FormattableString.Invariant($"{hourly:0.##} µg/h") : "dose unknown") : DoseMg is { } mg ? FormattableString.Invariant($"{mg:0.###} mg") : "dose unknown",
        EveryDays is { } days ? FormattableString.Invariant($"every {days:0.#} days") : null,
        TimesADay is { } times ? FormattableString.Invariant($"{times:0.##} a day") : null, AsNeeded ? "when needed" : null, OverTheCounter ? "over the counter" : null,
        StoppedOn is { } stopped ? $"stopped {stopped}" : null, Hold is { } hold ? $"before a session: {hold}" : null, ManagedBy is { } who ? $"managed by {who}" : null,
    }.Where(part => part is not null));
}

/// <summary>A code of a terminology as a line keeps it.</summary>
internal sealed record CodeLine(string? System, string Code, string? Display)
{
    public static IReadOnlyList<ClinicalCode> Read(IReadOnlyList<CodeLine>? lines) => lines is null ? [] : [.. lines.Select(line => new ClinicalCode(line.System, line.Code, line.Display))];
}

internal static class RecordLines
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The lists that name what could hurt.</summary>
    public static IReadOnlyList<string> Keys { get; } = [ConditionLine.Key, AllergyLine.Key, MedicationLine.Key];

    public static string Write<T>(T line) => JsonSerializer.Serialize(line, Written);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Written)!;
}
