namespace Stillpoint.Care.Screening.Record;

/// <summary>A code of a terminology with the name that came with it.</summary>
public sealed record ClinicalCode(string? System, string Code, string? Display = null)
{
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private static readonly HashSet<string> Icd10Ids = new(["2.16.840.1.113883.6.90", "2.16.840.1.113883.6.3", "1.2.276.0.76.5.311"], StringComparer.Ordinal);

    /// <summary>The edition of the United States, that of the world health organization and the national ones: the categories read here are shared by all.</summary>
    public bool IsIcd10 => System is Icd10Cm || (System is not (null or Snomed or Loinc or RxNorm) && NamesIcd10(System));

    public bool IsSnomed => System is Snomed or "urn:oid:2.16.840.1.113883.6.96" || System?.StartsWith(Snomed + "/", StringComparison.Ordinal) is true;

    public bool IsLoinc => System is Loinc or "urn:oid:2.16.840.1.113883.6.1";

    public bool IsRxNorm => System is RxNorm or "urn:oid:2.16.840.1.113883.6.88";

    /// <summary>How the international patient summary says that there is nothing, or that nobody knows.</summary>
    public bool IsAbsentOrUnknown => System is "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

    /// <summary>The code with a short name of its system, as findings show it.</summary>
    public string Path => (IsIcd10 ? "icd-10-cm" : IsSnomed ? "snomed" : IsLoinc ? "loinc" : IsRxNorm ? "rxnorm" : System ?? "code") + "|" + Code;

    /// <summary><c>ICD-10-CM</c>, <c>icd10</c>, <c>CIE-10</c>, <c>…/icd-10-gm</c>; procedure codes (ICD-10-PCS) are another system.</summary>
    private static bool NamesIcd10(string system)
    {
        if (Icd10Ids.Contains(system[(system.LastIndexOf(':') + 1)..])) return true;
        var name = system[(system.LastIndexOf('/') + 1)..].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return (name.StartsWith("ICD10", StringComparison.Ordinal) || name.StartsWith("CIE10", StringComparison.Ordinal) || name.StartsWith("CIM10", StringComparison.Ordinal) || name == "I10")
            && !name.Contains("PCS", StringComparison.Ordinal);
    }
}
