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

internal sealed record MedicationLine(string Name, decimal? DoseMg, decimal? TimesADay, bool AsNeeded, bool OverTheCounter)
{
    public const string Key = "medication";

    /// <summary>The codes it came with from elsewhere.</summary>
    public IReadOnlyList<CodeLine>? Codes { get; init; }

    public Medication Read(string from) => new(from)
    {
        Status = "active",
        Texts = [Name],
        Codes = CodeLine.Read(Codes),
        AsNeeded = AsNeeded,
        OverTheCounter = OverTheCounter,
        Dosages = DoseMg is { } mg ? [new DosageLine { Amount = mg, Unit = "mg", Frequency = TimesADay, Period = TimesADay is null ? null : 1, PeriodUnit = TimesADay is null ? null : "d" }] : [],
    };

    public string Shown => string.Join(", ", new[]
    {
        Name, DoseMg is { } mg ? FormattableString.Invariant($"{mg:0.###} mg") : "dose unknown",
        TimesADay is { } times ? FormattableString.Invariant($"{times:0.##} a day") : null, AsNeeded ? "when needed" : null, OverTheCounter ? "over the counter" : null,
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
