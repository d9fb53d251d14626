using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>How an instrument, its items and its answers are named in FHIR: by LOINC where the code is verified, and always by our own name as well.</summary>
internal static class ScaleCodes
{
    public const string LoincSystem = "http://loinc.org";
    public const string Own = "urn:stillpoint:instrument";
    public const string OwnAnswer = "urn:stillpoint:answer";
    public const string Ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    public const string Absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    public const string Weight = "http://hl7.org/fhir/StructureDefinition/itemWeight";

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Canonical(Instrument instrument) => $"urn:stillpoint:questionnaire:{instrument.Code}";

    public static string Name(Instrument instrument, Item item) => $"{instrument.Code}.{item.Mark}";

    public static string Word(ScoreStatus status) => status switch
    {
        ScoreStatus.Ok => "ok",
        ScoreStatus.Prorated => "prorated",
        ScoreStatus.Incomplete => "incomplete",
        ScoreStatus.Invalid => "invalid",
    };

    /// <summary>Scored items, then those that are only asked.</summary>
    public static IEnumerable<Item> AllItems(Instrument instrument) => instrument.Items.Concat(instrument.Unscored);

    /// <summary>The item of a code, ours or LOINC's.</summary>
    public static Item? ItemOf(Instrument instrument, string? system, string code) => AllItems(instrument).FirstOrDefault(item =>
        (system == Own && code == Name(instrument, item)) || (system == LoincSystem && code == item.Loinc));

    /// <summary>The item of a link id: a LOINC code or our name, bare or at the end of a path.</summary>
    public static Item? ItemAt(Instrument instrument, string linkId)
    {
        // The name of an instrument may itself hold a slash.
        var last = linkId.StartsWith(instrument.Code, StringComparison.Ordinal) ? linkId : linkId[(linkId.LastIndexOf('/') + 1)..];
        return ItemOf(instrument, LoincSystem, last) ?? ItemOf(instrument, Own, last);
    }

    public static JsonArray CodesOf(Instrument instrument, Item item) => Codings(item.Loinc, Name(instrument, item), item.Topic);

    public static JsonArray Codings(string? loinc, string own, string? display)
    {
        var codings = new JsonArray();
        if (loinc is not null) codings.Add(new JsonObject { ["system"] = LoincSystem, ["code"] = loinc });
        var coding = new JsonObject { ["system"] = Own, ["code"] = own };
        if (display is not null) coding["display"] = display;
        codings.Add(coding);
        return codings;
    }

    /// <summary>An answer as a coding: LOINC's where it has one, and always with the number it stands for.</summary>
    public static JsonObject AnswerCoding(Item item, int code, string? display)
    {
        var loinc = item.Codes.Loinc?.GetValueOrDefault(code);
        var coding = new JsonObject
        {
            ["extension"] = new JsonArray(new JsonObject { ["url"] = Ordinal, ["valueDecimal"] = code }),
            ["system"] = loinc is null ? OwnAnswer : LoincSystem,
            ["code"] = loinc ?? Plain(code),
        };
        if (display is not null) coding["display"] = display;
        return coding;
    }

    /// <summary>What a value says about an item. Something that cannot be read is unreadable: never blank, and never rounded.</summary>
    public static ItemAnswer AnswerIn(JsonElement holder, Item item)
    {
        if (holder.Member("valueInteger"u8) is { } integer) return Number(integer);
        if (holder.Member("valueDecimal"u8) is { } number) return Number(number);
        if (holder.Member("valueQuantity"u8) is { } quantity)
            return quantity.Text("unit"u8) is null or "{score}" or "1" && quantity.Member("value"u8) is { } score && quantity.Member("comparator"u8) is null ? Number(score) : ItemAnswer.Unreadable;
        if (holder.Bool("valueBoolean"u8) is { } yes) return item.Codes.All is [0, 1] ? ItemAnswer.Of(yes ? 1 : 0) : ItemAnswer.Unreadable;
        if (holder.Member("valueCoding"u8) is { } coding) return Coded([coding], item);
        if (holder.Member("valueCodeableConcept"u8) is { } concept) return Coded([.. concept.Items("coding"u8)], item);
        return ItemAnswer.Unreadable;
    }

    /// <summary>The number a coding stands for; null when it says none.</summary>
    public static int? CodeOf(JsonElement coding, Item item)
    {
        int?[] said = [ByCode(coding, item), ByExtension(coding)];
        int[] known = [.. said.OfType<int>().Distinct()];
        return known.Length == 1 ? known[0] : null; // two numbers that differ are none
    }

    private static ItemAnswer Coded(IReadOnlyList<JsonElement> codings, Item item)
    {
        int[] codes = [.. codings.Select(coding => CodeOf(coding, item)).OfType<int>().Distinct()];
        return codes.Length == 1 ? ItemAnswer.Of(codes[0]) : ItemAnswer.Unreadable;
    }

    private static int? ByCode(JsonElement coding, Item item) => (coding.Text("system"u8), coding.Text("code"u8)) switch
    {
        (_, null) => null,
        (OwnAnswer, { } code) => int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var own) ? own : null,
        (LoincSystem or null, { } code) when item.Codes.AlsoLoinc.TryGetValue(code, out var also) => also,
        (LoincSystem or null, { } code) when item.Codes.Loinc?.Any(answer => answer.Value == code) == true => item.Codes.Loinc.First(answer => answer.Value == code).Key,
        _ => null,
    };

    private static int? ByExtension(JsonElement coding) => coding.Items("extension"u8)
        .Where(extension => extension.Text("url"u8) is Ordinal or Weight)
        .Select(extension => extension.Number("valueDecimal"u8) ?? extension.Number("valueInteger"u8))
        .Select(number => number is { } value ? ItemAnswer.Read(value).Code : null)
        .FirstOrDefault();

    private static ItemAnswer Number(JsonElement number) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var value) ? ItemAnswer.Read(value) : ItemAnswer.Unreadable;
}
