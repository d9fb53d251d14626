using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>
/// The written word of every kind of entry and its body as JSON. A word, once used, is never given another meaning and never
/// taken away: old strips stay readable for ever, whatever the class is called.
/// </summary>
internal static class EntryCodec
{
    private static readonly (string Word, Type Type)[] Known =
    [
        ("arrived", typeof(Entry.Arrived)), ("identity-checked", typeof(Entry.IdentityChecked)), ("check-answered", typeof(Entry.CheckAnswered)),
        ("gate-overridden", typeof(Entry.GateOverridden)), ("iv-placed", typeof(Entry.IvPlaced)), ("drug-prepared", typeof(Entry.DrugPrepared)), ("second-checked", typeof(Entry.SecondChecked)), ("alert-overridden", typeof(Entry.AlertOverridden)),
        ("time-out-signed", typeof(Entry.TimeOutSigned)), ("drug-started", typeof(Entry.DrugStarted)), ("rate-changed", typeof(Entry.RateChanged)),
        ("paused", typeof(Entry.Paused)), ("resumed", typeof(Entry.Resumed)), ("drug-ended", typeof(Entry.DrugEnded)), ("dose-given", typeof(Entry.DoseGiven)),
        ("vitals-charted", typeof(Entry.VitalsCharted)), ("scale-scored", typeof(Entry.ScaleScored)), ("medication-given", typeof(Entry.MedicationGiven)),
        ("medication-ordered", typeof(Entry.MedicationOrdered)), ("order-countersigned", typeof(Entry.OrderCountersigned)),
        ("adverse-event", typeof(Entry.AdverseEvent)), ("flag-acknowledged", typeof(Entry.FlagAcknowledged)), ("stop-raised", typeof(Entry.StopRaised)),
        ("stop-closed", typeof(Entry.StopClosed)), ("restart-ordered", typeof(Entry.RestartOrdered)), ("emergency-step", typeof(Entry.EmergencyStep)),
        ("comfort", typeof(Entry.Comfort)), ("waste-witnessed", typeof(Entry.WasteWitnessed)), ("staff-handover", typeof(Entry.StaffHandover)),
        ("note", typeof(Entry.Note)), ("recovery-scored", typeof(Entry.RecoveryScored)), ("recovery-checked", typeof(Entry.RecoveryChecked)),
        ("instructions-acknowledged", typeof(Entry.InstructionsAcknowledged)), ("discharged", typeof(Entry.Discharged)), ("left-against-advice", typeof(Entry.LeftAgainstAdvice)), ("session-signed", typeof(Entry.SessionSigned)),
        ("addendum", typeof(Entry.Addendum)), ("corrected", typeof(Entry.Corrected)),
    ];

    private static readonly Dictionary<string, Type> ByWord = Known.ToDictionary(known => known.Word, known => known.Type, StringComparer.Ordinal);
    private static readonly Dictionary<Type, string> ByType = Known.ToDictionary(known => known.Type, known => known.Word);

    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        // What is not known is not written, so it is not asked for when it is read.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NothingUnknownIsNeeded } },
    };

    private static void NothingUnknownIsNeeded(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter is { } parameter && IsUnknowable(parameter))) property.IsRequired = false;
    }

    private static bool IsUnknowable(JsonParameterInfo parameter) => parameter.ParameterType.IsValueType ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null : parameter.IsNullable;

    // What arrives now may hold nothing we do not know; what was stored once is read whatever it holds.
    private static readonly JsonSerializerOptions Arriving = new(Written) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IEnumerable<string> All => Known.Select(known => known.Word);

    public static string WordFor(Entry entry) => WordFor(entry.GetType());

    public static string WordFor(Type kind) => ByType[kind];

    /// <summary>What a word is read as; null for a word that was never used.</summary>
    public static Type? TypeOf(string word) => ByWord.GetValueOrDefault(word);

    public static string Write(Entry entry) => JsonSerializer.Serialize(entry, entry.GetType(), Written);

    /// <summary>An entry read back from a strip.</summary>
    public static Entry Read(string word, string body) =>
        (Entry)JsonSerializer.Deserialize(body, ByWord.GetValueOrDefault(word) ?? throw new InvalidOperationException($"No entry was ever called '{word}'."), Written)!;

    /// <summary>An entry as somebody sends it; null with the reason in words when it cannot be read.</summary>
    public static Entry? Accept(string word, JsonElement body, out string? refused)
    {
        refused = null;
        if (!ByWord.TryGetValue(word, out var type))
        {
            refused = $"There is no entry called '{word}'.";
            return null;
        }
        try
        {
            if (body.ValueKind == JsonValueKind.Object && body.Deserialize(type, Arriving) is Entry entry) return entry;
        }
        catch (JsonException bad)
        {
            refused = $"The entry could not be read at '{bad.Path}'.";
            return null;
        }
        refused = "The entry's body is an object.";
        return null;
    }
}
