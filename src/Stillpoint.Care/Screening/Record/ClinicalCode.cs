namespace Stillpoint.Care.Screening.Record;

/// <summary>A code of a terminology with the name that came with it.</summary>
public sealed record ClinicalCode(string? System, string Code, string? Display = null)
{
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    /// <summary>Also the edition of the world health organisation and the numeric names of the same systems.</summary>
    public bool IsIcd10 => System is Icd10Cm or "http://hl7.org/fhir/sid/icd-10" or "urn:oid:2.16.840.1.113883.6.90" or "urn:oid:2.16.840.1.113883.6.3";

    public bool IsSnomed => System is Snomed or "urn:oid:2.16.840.1.113883.6.96";

    public bool IsLoinc => System is Loinc or "urn:oid:2.16.840.1.113883.6.1";

    public bool IsRxNorm => System is RxNorm or "urn:oid:2.16.840.1.113883.6.88";

    /// <summary>The code with a short name of its system, as findings show it.</summary>
    public string Path => (IsIcd10 ? "icd-10-cm" : IsSnomed ? "snomed" : IsLoinc ? "loinc" : IsRxNorm ? "rxnorm" : System ?? "code") + "|" + Code;
}
