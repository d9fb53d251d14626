using System.Globalization;
using System.Text;

namespace Stillpoint.Bench.Ask;

/// <summary>
/// A made-up patient whose chart another system exported, always the same for the same size: of a hundred entries 55 are observations
/// (blood pressures as panels, vital signs, liver tests, and as many under codes no rule reads), 12 conditions coded twice, 15 orders
/// (half of them by reference to a Medication), 3 medications, 3 statements, 3 allergies, 4 procedures, 1 relative, 4 encounters.
/// </summary>
internal static class ChartedPatient
{
    public const string At = "2026-11-22T09:00:00-05:00";

    private static readonly (string Code, string Name, string Unit, decimal Value)[] Measured =
    [
        ("8867-4", "Heart rate", "/min", 71), ("29463-7", "Body weight", "kg", 82.4m), ("8302-2", "Body height", "cm", 178.5m), ("59408-5", "Oxygen saturation", "%", 98),
        ("1742-6", "Alanine aminotransferase", "U/L", 23.4m), ("1920-8", "Aspartate aminotransferase", "U/L", 21.9m), ("6768-6", "Alkaline phosphatase", "U/L", 72), ("1975-2", "Bilirubin.total", "mg/dL", 0.7m),
        ("2823-3", "Potassium", "mmol/L", 4.1m), ("2345-7", "Glucose", "mg/dL", 93), ("98979-8", "eGFR", "mL/min/{1.73_m2}", 91),
        ("718-7", "Hemoglobin", "g/dL", 14.1m), ("4544-3", "Hematocrit", "%", 42), ("777-3", "Platelets", "10*3/uL", 231), ("2093-3", "Cholesterol", "mg/dL", 182), ("2571-8", "Triglycerides", "mg/dL", 121),
        ("6299-2", "Urea nitrogen", "mg/dL", 14), ("2951-2", "Sodium", "mmol/L", 140), ("20565-8", "Carbon dioxide", "mmol/L", 24), ("2069-3", "Chloride", "mmol/L", 103), ("72166-2", "Tobacco smoking status", "{score}", 0),
    ];

    private static readonly (string Icd, string Snomed, string Name)[] Diagnoses =
    [
        ("F33.2", "450714000", "Major depressive disorder, recurrent, severe"), ("I10", "59621000", "Essential hypertension"), ("E78.5", "55822004", "Hyperlipidemia"), ("J02.9", "195662009", "Acute viral pharyngitis"),
        ("M54.50", "278860009", "Chronic low back pain"), ("K21.9", "235595009", "Gastroesophageal reflux disease"), ("G47.33", "78275009", "Obstructive sleep apnea"), ("E11.9", "44054006", "Type 2 diabetes mellitus"),
    ];

    private static readonly (string Code, string Name)[] Drugs =
    [
        ("314076", "lisinopril 10 MG Oral Tablet"), ("312940", "sertraline 50 MG Oral Tablet"), ("197321", "alprazolam 0.5 MG Oral Tablet"), ("860975", "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet"),
        ("197517", "clarithromycin 500 MG Oral Tablet"), ("993781", "acetaminophen 300 MG / codeine phosphate 15 MG Oral Tablet"), ("617318", "atorvastatin 20 MG Oral Tablet [Lipitor]"), ("310965", "ibuprofen 200 MG Oral Tablet"),
    ];

    /// <summary>A bundle with so many entries.</summary>
    public static byte[] Bundle(int entries)
    {
        var json = new StringBuilder("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:p1","resource":{"resourceType":"Patient","id":"p1","gender":"male","birthDate":"1981-03-05"}}""");
        for (var number = 1; number < entries; number++) json.Append(",{\"fullUrl\":\"urn:uuid:r").Append(number).Append("\",\"resource\":").Append(Resource(number)).Append('}');
        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }

    /// <summary>A whole screening request on one line.</summary>
    public static byte[] Screening(int entries) =>
        [.. Encoding.UTF8.GetBytes($$$$"""{"at":"{{{{At}}}}","plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-01"},"bundle":"""), .. Bundle(entries), (byte)'}', (byte)'\n'];

    private static string Resource(int number) => (number % 100) switch
    {
        < 8 => Head("Observation", number) + $$$$"""{{{{Codes("http://loinc.org", "85354-9", "Blood pressure panel")}}}},{{{{Final(number)}}}},"component":[{{{{Part("8480-6", 112 + (number % 40))}}}},{{{{Part("8462-4", 66 + (number % 20))}}}}]}""",
        < 55 => Head("Observation", number) + Result(number),
        < 67 => Head("Condition", number) + Diagnosis(number),
        < 75 => Head("MedicationRequest", number) + $$$$"""{{{{Ordered(number)}}}},"medicationCodeableConcept":{{{{Drug(number)}}}}}""",
        < 82 => Head("MedicationRequest", number) + $$$$"""{{{{Ordered(number)}}}},"medicationReference":{"reference":"urn:uuid:r{{{{(number / 100 * 100) + 82 + (number % 3)}}}}"}}""",
        < 85 => $$$$"""{"resourceType":"Medication","id":"r{{{{number}}}}","status":"active","code":{{{{Drug(number)}}}}}""",
        < 88 => Head("MedicationStatement", number) + $$$$""" "status":"active","effectivePeriod":{"start":"{{{{Day(number)}}}}"},"medicationCodeableConcept":{{{{Drug(number)}}}}}""",
        < 91 => $$$$"""{"resourceType":"AllergyIntolerance","id":"r{{{{number}}}}","patient":{"reference":"urn:uuid:p1"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7980","display":"penicillin G"}],"text":"Penicillin"}}""",
        < 95 => Head("Procedure", number) + $$$$""" "status":"completed",{{{{Codes("http://snomed.info/sct", "430193006", "Medication reconciliation")}}}},"performedPeriod":{"start":"{{{{Day(number)}}}}","end":"{{{{Day(number)}}}}"}}""",
        < 96 => $$$$"""{"resourceType":"FamilyMemberHistory","id":"r{{{{number}}}}","status":"completed","patient":{"reference":"urn:uuid:p1"},"relationship":{"coding":[{"code":"MTH"}]},"condition":[{{{{{Codes("http://snomed.info/sct", "38341003", "Hypertension")}}}}}]}""",
        _ => Head("Encounter", number) + $$$$""" "status":"finished","class":{"code":"AMB"},"period":{"start":"{{{{Day(number)}}}}","end":"{{{{Day(number)}}}}"}}""",
    };

    private static string Head(string type, int number) => $$$$"""{"resourceType":"{{{{type}}}}","id":"r{{{{number}}}}","subject":{"reference":"urn:uuid:p1"},""";

    private static string Codes(string system, string code, string name) => $$$$""" "code":{"coding":[{"system":"{{{{system}}}}","code":"{{{{code}}}}","display":"{{{{name}}}}"}],"text":"{{{{name}}}}"}""";

    private static string Final(int number) => $$$$""" "status":"final","category":[{"coding":[{"code":"vital-signs"}]}],"effectiveDateTime":"{{{{Day(number)}}}}T08:30:00-05:00","issued":"{{{{Day(number)}}}}T08:30:00.123-05:00" """;

    private static string Part(string code, int value) => $$$"""{"code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"valueQuantity":{"value":{{{value}}},"unit":"mm[Hg]","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}""";

    private static string Result(int number)
    {
        var (code, name, unit, value) = Measured[number % Measured.Length];
        return string.Create(CultureInfo.InvariantCulture, $$$$"""{{{{Codes("http://loinc.org", code, name)}}}},{{{{Final(number)}}}},"valueQuantity":{"value":{{{{value}}}},"unit":"{{{{unit}}}}","system":"http://unitsofmeasure.org","code":"{{{{unit}}}}"}}""");
    }

    private static string Diagnosis(int number)
    {
        var (icd, snomed, name) = Diagnoses[number % Diagnoses.Length];
        return $$$$""" "clinicalStatus":{"coding":[{"code":"{{{{(number % 3 == 0 ? "active" : "resolved")}}}}"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},"onsetDateTime":"{{{{Day(number)}}}}","code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{{snomed}}}}","display":"{{{{name}}}}"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"{{{{icd}}}}","display":"{{{{name}}}}"}],"text":"{{{{name}}}}"}}""";
    }

    private static string Ordered(int number) => $$$$""" "status":"{{{{(number % 4 == 0 ? "active" : "stopped")}}}}","intent":"order","authoredOn":"{{{{Day(number)}}}}T10:00:00-05:00","dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":1}}]}]""";

    private static string Drug(int number)
    {
        var (code, name) = Drugs[number % Drugs.Length];
        return $$$$"""{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{{{code}}}}","display":"{{{{name}}}}"}],"text":"{{{{name}}}}"}""";
    }

    private static string Day(int number) => new DateOnly(2026, 11, 22).AddDays(-(number * 7 % 2000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
