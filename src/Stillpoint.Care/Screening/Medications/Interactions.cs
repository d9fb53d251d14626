using System.Diagnostics;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Checks a medication list against the interaction table for ketamine by the planned route. It never says that a drug is safe.</summary>
public static class Interactions
{
    /// <summary>The facts these rules read.</summary>
    private static readonly FactKey[] Read =
    [
        ScreeningFacts.MedicationListReviewedAt, ScreeningFacts.LastTaken, ScreeningFacts.Glp1Phase, ScreeningFacts.GiSymptomsToday,
        ScreeningFacts.AlcoholLast24h, ScreeningFacts.CannabisToday, ScreeningFacts.GrapefruitLast72h, ScreeningFacts.ManagedInteractions, ScreeningFacts.OwnKetamineOrders,
    ];

    /// <summary>Judges every line of the list, the drugs for the same syringe, and the facts that stand for a drug.</summary>
    public static InteractionAnswer Judge(InteractionCase asked) => Judge(asked, MedicationReview.Of(asked.Medications, asked.Facts, asked.House));

    /// <summary>The same over a list that has been reviewed already.</summary>
    internal static InteractionAnswer Judge(InteractionCase asked, MedicationReview review)
    {
        var column = ColumnOf(asked.Plan.Route);
        var listed = review.Lines.Select(line => (Line: line, Hits: Hits.Of(line, asked, review, column).ToList())).ToList();
        var syringe = asked.Plan.SameSyringeOrLine.Select(name => (Name: name, Hits: Hits.OfSyringe(name).ToList())).ToList();
        List<Hit> hits = [.. listed.SelectMany(line => line.Hits), .. syringe.SelectMany(drug => drug.Hits), .. Hits.OfFacts(asked, column)];

        var findings = SeverityRank.Interactions.Sort(hits.GroupBy(hit => (hit.Row.Id, hit.Ingredient.Name))
                .Select(same => Find(same.Order(Hit.BestFirst).ToList(), hits, asked, column)), found => found.Finding)
            .ThenBy(found => found.Drug.Text, StringComparer.Ordinal)
            .ThenBy(found => found.Drug.Ingredient, StringComparer.Ordinal)
            .ToList();
        List<CheckedMedication> looked = [.. listed.Select(line => Checking.Look(line.Line, line.Hits)), .. syringe.Select(drug => Checking.LookInSyringe(drug.Name, drug.Hits.Count > 0))];

        var known = review.HasLines || asked.Facts.Of(ScreeningFacts.MedicationListReviewedAt) is { } reviewed && reviewed.Value <= asked.At;
        return new(OutcomeOf(findings, looked, known), column)
        {
            Findings = findings,
            Checked = looked,
            DiazepamEquivalentMgPerDay = known ? review.DiazepamEquivalentMgPerDay : null,
            Ignored = [.. NotUsed(asked, review)],
            Missing = known ? [] : ["medicationListReviewedAt"],
        };
    }

    private static InteractionColumn ColumnOf(Route? route) => route is not { } known ? InteractionColumn.Worst : known switch
    {
        Route.Oral or Route.Sublingual => InteractionColumn.Enteral,
        Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular or Route.Subcutaneous or Route.IntranasalRacemic or Route.IntranasalEsketamine => InteractionColumn.Parenteral,
    };

    private static InteractionFinding Find(List<Hit> hits, List<Hit> all, InteractionCase asked, InteractionColumn column)
    {
        var best = hits[0];
        var finding = best.Row.Finds(best.Severity, HowAnInteractionSpeaks.Because(best, asked, asked.At)) with
        {
            Inputs = [.. hits.Select(hit => hit.Input), .. best.Because],
            ClearsAt = hits.TrueForAll(hit => hit.Clears is not null) ? hits.Max(hit => hit.Clears) : null,
        };
        return new(finding, best.Drug, HowAnInteractionSpeaks.Entry(best, asked.At), HowAnInteractionSpeaks.Management(best, all, asked.House), column) { ToConfirm = hits.TrueForAll(hit => hit.ToConfirm is not null) };
    }

    private static InteractionOutcome OutcomeOf(List<InteractionFinding> findings, List<CheckedMedication> looked, bool known)
    {
        var worst = findings.Count == 0 ? InteractionOutcome.None : findings[0].Finding.Severity switch
        {
            Severity.Contraindicated => InteractionOutcome.Contraindicated,
            Severity.Major => InteractionOutcome.Major,
            Severity.Moderate => InteractionOutcome.Moderate,
            Severity.Minor => InteractionOutcome.Minor,
            var other => throw new UnreachableException($"An interaction is never {other}."),
        };
        if (!known) worst = Worse(worst, InteractionOutcome.Unknown);
        return looked.Exists(line => line.Result == CheckResult.NotChecked) ? Worse(worst, InteractionOutcome.NotChecked) : worst;
    }

    private static InteractionOutcome Worse(InteractionOutcome one, InteractionOutcome other) => one < other ? one : other;

    private static IEnumerable<Ignored> NotUsed(InteractionCase asked, MedicationReview review)
    {
        foreach (var line in review.Lines)
        {
            if (line.Standing is Standing.NotYet yet) yield return new(line.Medication.From, yet.WhyNot);
            if (line.Standing is Standing.Ended { Last: null } && line.Medication.PeriodEnd is { } end && ClinicCalendar.IsAfter(end, asked.At)) yield return new(line.Medication.From, $"Its end, {ShownDay.Of(end.Written)}, is after the decision.");
        }
        foreach (var fact in asked.Facts.FromTheFuture.Where(fact => Read.Contains(fact.Key)))
            yield return new(fact.Key.Key, "Dated after the decision.");
        if (asked.Facts.Of(ScreeningFacts.MedicationListReviewedAt)?.Value > asked.At)
            yield return new(ScreeningFacts.MedicationListReviewedAt.Key, "Dated after the decision.");
        foreach (var drug in MedicationReview.TakenLater(asked.Facts)) yield return drug;
    }
}
