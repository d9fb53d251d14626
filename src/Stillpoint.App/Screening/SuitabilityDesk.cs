using System.Text.Json;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.Care;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Rules;
using Routes = Stillpoint.Care.Planning.Routes;

namespace Stillpoint.App.Screening;

internal sealed class SuitabilityForm
{
    public string? Product { get; set; }
    public string? Route { get; set; }
    public string? Indication { get; set; }
    public string? Decision { get; set; }
    public string? Password { get; set; }

    public override string ToString() => "[suitability form]";
}

/// <summary>Lets a prescriber see every finding with its source and sign whether a patient may be treated.</summary>
internal sealed class SuitabilityDesk(ClinicDb db, AuditTrail audit, Signing signing, TimeProvider clock)
{
    public const string Meaning = "I have read every finding and this is my decision.";

    public const int LeastReason = 20;

    /// <summary>Judges what is known for this plan; null while the plan cannot be read.</summary>
    public static ScreeningAnswer? Judge(SuitabilityForm form, KnownPatient known, DateTimeOffset at, FormErrors errors)
    {
        if (!Enum.TryParse<Product>(form.Product, out var product) || form.Product != product.ToString()) errors.Add("Form.Product", "Choose the product.");
        var route = Routes.Find(form.Route ?? "");
        if (route is null) errors.Add("Form.Route", "Choose the route.");
        if (Indications.Find(form.Indication ?? "") is null) errors.Add("Form.Indication", "Choose what it is for.");
        if (errors.Any) return null;
        return ScreeningRules.Judge(known.Case(new TreatmentPlan(product, route) { Indication = form.Indication }, at));
    }

    /// <summary>Which decisions the findings leave open: a signature clears no Exclude, Unknown or Defer.</summary>
    public static IReadOnlyList<(string Value, string Word)> Open(ScreeningAnswer answer) => answer.Findings.Select(finding => finding.Severity).ToList() switch
    {
        var found when found.Any(severity => severity is Severity.Exclude or Severity.Unknown or Severity.Defer) => [("needsMoreData", "needs more data"), ("notSuitable", "not suitable")],
        var found when found.Contains(Severity.Override) => [("suitableWithOverrides", "suitable with overrides"), ("needsMoreData", "needs more data"), ("notSuitable", "not suitable")],
        _ => [("suitable", "suitable"), ("needsMoreData", "needs more data"), ("notSuitable", "not suitable")],
    };

    public async Task<(SuitabilityRow? Signed, FormErrors Errors)> Sign(SuitabilityForm form, IReadOnlyDictionary<string, string> reasons, KnownPatient known, DateTimeOffset at, Guid prescriber)
    {
        var errors = new FormErrors();
        if (Judge(form, known, at, errors) is not { } answer) return (null, errors);
        if (Open(answer).All(open => open.Value != form.Decision)) errors.Add("Form.Decision", form.Decision is null ? "Choose a decision." : "What was found leaves that decision closed. Clear it with data first.");
        if (form.Decision is "suitableWithOverrides")
        {
            foreach (var finding in answer.Findings.Where(finding => finding.Severity is Severity.Override))
                if ((reasons.GetValueOrDefault(finding.Rule)?.Trim().Length ?? 0) < LeastReason)
                    errors.Add($"Reason[{finding.Rule}]", $"{finding.Rule}: give the reason for the override in at least {LeastReason} characters.");
        }
        if (errors.Any) return (null, errors);
        var (confirmed, refusal) = await signing.Confirm(prescriber, form.Password ?? "");
        return confirmed is null ? (null, errors.Add("Form.Password", refusal!)) : (await Keep(form, answer, form.Decision!, known.Patient.Id, confirmed, reasons), errors);
    }

    /// <summary>Keeps the decision with every finding as it stood.</summary>
    public async Task<SuitabilityRow> Keep(SuitabilityForm form, ScreeningAnswer answer, string decision, Guid patient, Confirmed confirmed, IReadOnlyDictionary<string, string>? reasons = null)
    {
        var findings = JsonSerializer.Serialize(answer.Findings.Select(finding => new { finding.Rule, severity = finding.Severity.ToString(), finding.Because, source = finding.Source.Name, finding.Missing, finding.Policy }));
        var overrides = JsonSerializer.Serialize(decision is "suitableWithOverrides"
            ? answer.Findings.Where(finding => finding.Severity is Severity.Override).ToDictionary(finding => finding.Rule, finding => reasons?.GetValueOrDefault(finding.Rule)?.Trim() ?? "")
            : []);
        return (await audit.Write<SuitabilityRow>(Actor.Of(confirmed.Person), () =>
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            var signature = confirmed.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"suitability/{id}", Meaning, findings + overrides + decision);
            var row = new SuitabilityRow
            {
                Id = id, PatientId = patient, Decision = decision, Product = form.Product!, Route = form.Route!, Indication = form.Indication!, RulesVersion = answer.Patient.House.Version,
                Findings = findings, Overrides = overrides, DecidedAt = confirmed.At, SignatureId = signature.Id,
            };
            db.AddRange(signature, row);
            return Task.FromResult<(SuitabilityRow, AuditNote)?>((row, new AuditNote("suitability-signed", $"suitability/{id}", patient, decision)));
        }))!;
    }
}
