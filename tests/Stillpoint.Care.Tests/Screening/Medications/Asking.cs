using System.Globalization;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Tests.Screening.Medications;

/// <summary>Boring medication lists, so that a test says only what matters.</summary>
internal static class Asking
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-5));

    /// <summary>An order with this ingredient code and no name at all.</summary>
    public static Medication Coded(string rxCui, string? display = null) => Order([new(ClinicalCode.RxNorm, rxCui, display)]);

    /// <summary>An order for a clinical drug: its own RxNorm code stands in no table, its name says what it holds.</summary>
    public static Medication Clinical(string display) => Order([new(ClinicalCode.RxNorm, "999999999", display)]);

    /// <summary>An order in free text.</summary>
    public static Medication Named(string text) => Order([]) with { Texts = [text] };

    /// <summary>What a patient says is taken.</summary>
    public static Medication Said(string text, string status = "active") => new("bundle:MedicationStatement/s1") { Kind = MedicationKind.Statement, Status = status, Texts = [text] };

    public static WrittenTime Time(string written) => WrittenTime.Read(written, Now.Offset)!.Value;

    public static InteractionAnswer Judge(Route? route, params Medication[] medications) => Judge(route, [], medications);

    public static InteractionAnswer Judge(Route? route, IReadOnlyList<Fact> facts, params Medication[] medications) =>
        Judge(new TreatmentPlan(Product.KetamineRacemic, route), facts, medications);

    public static InteractionAnswer Judge(TreatmentPlan plan, IReadOnlyList<Fact> facts, params Medication[] medications) =>
        Interactions.Judge(new(plan, medications, new PatientFacts(Now, facts)));

    public static Fact Fact<T>(FactKey<T> key, T value) where T : notnull => key.Fact(value, Now);

    public static Fact LastTaken(string drug, TimeSpan ago) => ScreeningFacts.LastTaken.Fact(new DrugTaken[] { new(drug, Now - ago) }, Now);

    public static IEnumerable<string> Rules(this InteractionAnswer answer) => answer.Findings.Select(found => found.Finding.Rule);

    public static CheckedMedication Only(this InteractionAnswer answer) => Assert.Single(answer.Checked);

    public static string Iso(this DateTimeOffset? moment) => moment is { } known ? known.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "never";

    private static Medication Order(IReadOnlyList<ClinicalCode> codes) =>
        new("bundle:MedicationRequest/m1") { Kind = MedicationKind.Request, Status = "active", Intent = "order", Codes = codes };
}
