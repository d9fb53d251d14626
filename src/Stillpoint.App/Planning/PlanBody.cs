using System.Text.Json;
using System.Text.Json.Serialization;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Planning;

/// <summary>What a signed plan holds beside its columns: the order as written, the numbers it came to, and the course around it.</summary>
internal sealed record PlanBody
{
    public required decimal Amount { get; init; }
    public required string AmountUnit { get; init; }
    public decimal? Minutes { get; init; }
    public decimal? VialMgPerMl { get; init; }
    public decimal? VialMl { get; init; }

    /// <summary><c>asSupplied</c>, <c>qs</c>, <c>bag</c> or <c>equalVolume</c>.</summary>
    public required string Mix { get; init; }
    public decimal? MixMl { get; init; }
    public decimal? MixMgPerMl { get; init; }

    /// <summary>The weight the order was written for.</summary>
    public decimal? WeightKg { get; init; }

    /// <summary>The weight it was computed with, and which of the three that is: <c>Actual</c>, <c>Ideal</c> or <c>Adjusted</c>; null in orders from before it was kept, and where the dose follows no weight.</summary>
    public decimal? DosingKg { get; init; }
    public string? WeightBasis { get; init; }

    /// <summary>Where the prescriber chose another weight than the rule.</summary>
    public string? ChosenBasis { get; init; }

    /// <summary>What it came to: milligrams of base, millilitres to draw, what is in the syringe, and the pump's setting.</summary>
    public required decimal DoseMg { get; init; }
    public decimal? MgPerKg { get; init; }
    public int? Devices { get; init; }
    public decimal? DrawMl { get; init; }
    public decimal? FinalMgPerMl { get; init; }
    public decimal? FinalMl { get; init; }
    public decimal? MlPerHour { get; init; }
    public bool DoubleCheckRequired { get; init; }
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>2 since the course around the order is structured; null in the bodies from before, which hold it in words alone.</summary>
    public int? Format { get; init; }

    /// <summary>How the course runs; null in a body of the first format.</summary>
    public CoursePlan? Course { get; init; }

    /// <summary>The same for people, in a sentence each; all there is of a body of the first format.</summary>
    public int Sessions { get; init; }
    public string Spacing { get; init; } = "";
    public string TitrationLimit { get; init; } = "";
    public string StopRules { get; init; } = "";
    public string Measures { get; init; } = "";

    /// <summary>The prescriber's reason where the verdict was an override.</summary>
    public string? OverrideReason { get; init; }

    public static PlanBody Read(string body) => JsonSerializer.Deserialize<PlanBody>(body, Written)!;

    /// <summary>The same; null when it can't be read.</summary>
    public static PlanBody? TryRead(string body)
    {
        try
        {
            return Read(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Written);

    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
