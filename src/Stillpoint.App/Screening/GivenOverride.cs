using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stillpoint.App.Records;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.App.Screening;

/// <summary>An override as it was signed: why, what is done about it, for how long, and who signed beside.</summary>
internal sealed record GivenOverride(string Reason, string Done, OverrideHolds Holds, DateOnly? Until)
{
    public string? Second { get; init; }

    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(Dictionary<string, object> given) => JsonSerializer.Serialize(given, Written);

    /// <summary>The overrides of a decision by rule; one from before its mitigation was kept has the reason alone, and holds for the course.</summary>
    public static IReadOnlyDictionary<string, GivenOverride> Of(SuitabilityRow decision) =>
        (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(decision.Overrides) ?? []).ToDictionary(
            one => one.Key,
            one => one.Value.ValueKind == JsonValueKind.Object ? one.Value.Deserialize<GivenOverride>(Written)! : new(one.Value.GetString() ?? "", "", OverrideHolds.TheCourse, null),
            StringComparer.Ordinal);

    /// <summary>Whether it still holds on a day, after so many sessions since it was signed.</summary>
    public bool StillHolds(DateOnly today, int sessionsSince) => Holds switch
    {
        OverrideHolds.TheCourse => true,
        OverrideHolds.OneSession => sessionsSince == 0,
        OverrideHolds.UntilDay => Until >= today,
    };

    public string Shown => string.Join(" ", new[]
    {
        Reason, Done.Length > 0 ? $"Done about it: {Done}" : null,
        Holds switch { OverrideHolds.TheCourse => null, OverrideHolds.OneSession => "Holds for one session.", OverrideHolds.UntilDay => $"Holds until {Until?.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}." },
        Second is { } second ? $"Signed by {second} too." : null,
    }.Where(part => part is not null));

    public override string ToString() => "[override]";
}
