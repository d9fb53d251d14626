using Stillpoint.Care.Findings;

namespace Stillpoint.App.Session.Bedside;

/// <summary>Flags in the words of a bedside.</summary>
internal static class FlagText
{
    /// <summary>What a flag was judged from, as an acknowledgement keeps it.</summary>
    public static string Inputs(Finding finding) => string.Join("; ", finding.Inputs.Select(input => $"{input.Path} {input.Value} {input.Unit}".TrimEnd()));

    public static string Missing(string path) => path switch
    {
        "patient.ageYears" => "age",
        "baseline" => "any baseline",
        "vitals" => "vital signs",
        "vitals.moaas" => "sedation",
        "vitals.onOxygen" => "whether on oxygen",
        "vitals.cadss" => "CADSS-23",
        "vitals.sbp" => "systolic",
        "vitals.dbp" => "diastolic",
        "vitals.symptomatic" => "whether there are symptoms",
        "rassHighMin" => "how long RASS has been high",
        "bpRedMin" => "how long pressure has been red",
        _ when path.StartsWith("baseline.", StringComparison.Ordinal) => $"baseline {path["baseline.".Length..]}",
        _ when path.StartsWith("vitals.", StringComparison.Ordinal) => path["vitals.".Length..],
        _ => path,
    };
}
