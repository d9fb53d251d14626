using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Session.Gate;

/// <summary>Who it is, what was signed, what was ordered: PRE-01 to PRE-05.</summary>
internal static class PaperItems
{
    public static readonly HouseNumber
        OrderDays = new("PRE-04.days", "An order is good for", 30, "days", 7, 90, Source.Policy) { Whole = true };

    public static IReadOnlyList<GateRule> All { get; } =
    [
        new("PRE-01", "Identity", "Two identifiers verified and the photo matches", "The wrong patient is the one error no other check finds", new("Joint Commission NPSG.01.01.01"), Identity)
            { Inputs = ["identifiersVerified", "photoMatch"] },
        new("PRE-02", "Consent", "A consent signed within 12 months covers product, route and indication as planned, with off-label use acknowledged and a guardian's signature where needed", "Nobody is treated outside what was agreed to", Source.Policy, Consent)
            { Inputs = ["consentSignedAt", "consentCovers", "guardianConsentAt", "patient.birthDate"], Policy = true, Related = ["SCR-048", "SCR-052"] },
        new("PRE-03", "REMS", "For esketamine: site certified, patient enrolled, prescriber on site", "The program under which esketamine may be given at all", new("REMS"), Rems)
            { Inputs = ["siteRemsCertified", "patientRemsEnrolled", "prescriberOnSite"], Related = ["IND-R1"] },
        new("PRE-04", "Order", house => $"The order is active, signed within {house[OrderDays]} days and allowed by the dose rules", "What is given is what a prescriber ordered lately, within limits", Source.Policy, Order)
            { Inputs = ["orderStatus", "orderSignedAt", "orderVerdict"], Policy = true },
        new("PRE-05", "Medicines, allergies, problems asked again", "Reconciled today; after any change, or with an interaction nobody has managed, screening and interactions are run again", "A new medicine or diagnosis changes the answer", Source.Policy, Reconciliation)
            { AnsweredBy = Credential.Prescriber, After = BeforeReview.SuitabilityJudgedAgain, Inputs = ["reconciledAt", "reconciliationChanged", "managedInteractions"], Policy = true, Related = ["SCR-054"] },
    ];

    private static GateVerdict Identity(PatientCase patient)
    {
        var identifiers = patient.Facts.Of(GateFacts.IdentifiersVerified);
        var photo = patient.Facts.Of(GateFacts.PhotoMatch);
        if (identifiers?.Value.IsUnder(2) is true || photo is { Value: false })
            return GateVerdict.Of(Check.Fail($"{(identifiers is null ? "Identifiers not verified" : $"{identifiers.Value} of 2 identifiers verified")}, photo {(photo switch { { Value: true } => "matches", { Value: false } => "does not match", null => "not compared" })}.", identifiers?.Input, photo?.Input), GateStatus.Stop);
        return GateVerdict.Of(identifiers is null || photo is null
            ? Check.Unknown("Identity has not been checked today.", Missing((identifiers, GateFacts.IdentifiersVerified), (photo, GateFacts.PhotoMatch)))
            : Check.Pass("Two identifiers and the photo match.", identifiers.Input, photo.Input), GateStatus.Stop);
    }

    private static GateVerdict Consent(PatientCase patient)
    {
        Check[] checks = [.. new[] { ConsentCheck.InDate(patient), ConsentCheck.Covers(patient), ConsentCheck.Guardian(patient) }.OfType<Check>()];
        return GateVerdict.Of(Together(checks), GateStatus.Stop);
    }

    private static GateVerdict Rems(PatientCase patient)
    {
        if (patient.Plan.Product != Product.Esketamine) return GateVerdict.NotApplicable("Racemic ketamine is not under the REMS.");
        FactKey<bool>[] keys = [ScreeningFacts.SiteRemsCertified, ScreeningFacts.PatientRemsEnrolled, ScreeningFacts.PrescriberOnSite];
        var known = keys.Select(key => patient.Facts.Of(key)).ToList();
        var no = known.Where(fact => fact is { Value: false }).Select(fact => fact!).ToList();
        if (no.Count > 0) return GateVerdict.Of(Check.Fail($"Not so: {string.Join("; ", no.Select(fact => fact.Key.Label))}.", no.Select(fact => fact.Input)), GateStatus.Stop);
        var missing = keys.Where((_, at) => known[at] is null).Select(key => key.Key).ToList();
        return GateVerdict.Of(missing.Count > 0
            ? Check.Unknown("The REMS requirements are not all recorded.", missing)
            : Check.Pass("Site certified, patient enrolled, prescriber on site.", known.Select(fact => fact?.Input)), GateStatus.Stop);
    }

    private static GateVerdict Order(PatientCase patient)
    {
        var status = patient.Facts.Of(GateFacts.OrderStatus);
        var signed = patient.Facts.Of(GateFacts.OrderSignedAt);
        var verdict = patient.Facts.Of(GateFacts.OrderVerdict);
        Input?[] inputs = [status?.Input, signed?.Input, verdict?.Input];

        if (status is not null and not { Value: "active" }) return GateVerdict.Of(Check.Fail($"The order is {status.Value}.", inputs), GateStatus.Stop);
        if (signed is not null && ClinicCalendar.DaysBetween(signed.Value, patient.At) is var days && days > patient.House[OrderDays])
            return GateVerdict.Of(Check.Fail($"The order was signed {days} days ago: at most {patient.House[OrderDays]}.", inputs), GateStatus.Stop);
        if (verdict is { Value: "block" }) return GateVerdict.Of(Check.Fail("The dose rules block this order.", inputs), GateStatus.Stop);
        if (status is null || signed is null || verdict is null or { Value: "unknown" })
            return GateVerdict.Of(Check.Unknown("Whether the order stands is not known.", Missing((status, GateFacts.OrderStatus), (signed, GateFacts.OrderSignedAt), (verdict is { Value: "unknown" } ? null : verdict, GateFacts.OrderVerdict))), GateStatus.Stop);
        return verdict.Value == "override"
            ? GateVerdict.Of(Check.Fail("The dose rules ask for a signed reason for this order.", inputs), GateStatus.Override)
            : GateVerdict.Of(Check.Pass("The order is active, signed and within the dose rules.", inputs), GateStatus.Stop);
    }

    private static GateVerdict Reconciliation(PatientCase patient)
    {
        var when = patient.Facts.Of(GateFacts.ReconciledAt);
        var changed = patient.Facts.Of(GateFacts.ReconciliationChanged);
        if (when is null || !Window.SameDate.Covers(when.Value, patient.At))
            return GateVerdict.Of(Check.Fail("Medicines, allergies and problems have not been asked again today.", when?.Input) with { Missing = [GateFacts.ReconciledAt.Key] }, GateStatus.Review);
        if (changed is not { Value: false })
            return GateVerdict.Of(changed is null
                ? Check.Fail("Asked again today, but not whether anything changed.", when.Input) with { Missing = [GateFacts.ReconciliationChanged.Key] }
                : Check.Fail("Something changed: run screening and interactions again.", when.Input, changed.Input), GateStatus.Review);

        var managed = patient.Facts.Of(ScreeningFacts.ManagedInteractions)?.Value ?? [];
        var open = patient.Interactions.Findings.Where(found => found.Finding.Severity is Severity.Contraindicated or Severity.Major && !managed.Contains(found.Finding.Rule)).ToList();
        return GateVerdict.Of(open.Count == 0
            ? Check.Pass("Asked again today, nothing changed.", when.Input, changed.Input)
            : Check.Fail($"{string.Join(", ", open.Select(found => $"{found.Drug.Text} ({found.Finding.Severity.ToString().ToLowerInvariant()})").Distinct())}: an interaction nobody has managed. Run screening and interactions again.", open.SelectMany(found => found.Finding.Inputs)), GateStatus.Review);
    }

    /// <summary>Several checks of one item: a failure first, then what is not known.</summary>
    private static Check Together(Check[] checks)
    {
        var worst = checks.FirstOrDefault(check => check.Passes is false) ?? checks.FirstOrDefault(check => check.Passes is null) ?? checks[0];
        return worst with
        {
            Because = string.Join(" ", checks.Where(check => check.Passes == worst.Passes).Select(check => check.Because)),
            Inputs = [.. checks.SelectMany(check => check.Inputs)],
            Missing = [.. checks.SelectMany(check => check.Missing)],
        };
    }

    internal static IEnumerable<string> Missing(params IEnumerable<(Fact? Known, FactKey Key)> facts) =>
        facts.Where(fact => fact.Known is null).Select(fact => fact.Key.Key);
}
