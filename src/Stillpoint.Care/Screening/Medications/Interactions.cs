using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Checks a medication list against the interaction table for ketamine by the planned route. It never says that a drug is safe.</summary>
public static class Interactions
{
    /// <summary>The facts these rules read.</summary>
    private static readonly FactKey[] Read =
    [
        ScreeningFacts.MedicationListReviewedAt, ScreeningFacts.LastTaken, ScreeningFacts.Glp1Phase, ScreeningFacts.GiSymptomsToday,
        ScreeningFacts.AlcoholLast24h, ScreeningFacts.CannabisToday, ScreeningFacts.GrapefruitLast72h, ScreeningFacts.ManagedInteractions,
    ];

    /// <summary>Judges every line of the list, the drugs for the same syringe, and the facts that stand for a drug.</summary>
    public static InteractionAnswer Judge(InteractionCase asked) => Judge(asked, MedicationReview.Of(asked.Medications, asked.Facts));

    /// <summary>The same over a list that has been reviewed already.</summary>
    internal static InteractionAnswer Judge(InteractionCase asked, MedicationReview review)
    {
        var column = ColumnOf(asked.Plan.Route);
        var listed = review.Lines.Select(line => (Line: line, Hits: Hits.Of(line, asked, column).ToList())).ToList();
        var syringe = asked.Plan.SameSyringeOrLine.Select(name => (Name: name, Hits: Hits.OfSyringe(name).ToList())).ToList();

        var findings = SeverityRank.Interactions.Sort(listed.SelectMany(line => line.Hits).Concat(syringe.SelectMany(drug => drug.Hits)).Concat(Hits.OfFacts(asked, column))
                .GroupBy(hit => (hit.Row.Id, hit.Ingredient.Name))
                .Select(hits => Find(hits.Order(Hit.BestFirst).ToList(), asked, column)), found => found.Finding)
            .ThenBy(found => found.Drug.Text, StringComparer.Ordinal)
            .ThenBy(found => found.Drug.Ingredient, StringComparer.Ordinal)
            .ToList();
        List<CheckedMedication> looked = [.. listed.Select(line => Look(line.Line, line.Hits.Count > 0)), .. syringe.Select(drug => LookInSyringe(drug.Name, drug.Hits.Count > 0))];

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

    private static InteractionColumn ColumnOf(Route? route) => route switch
    {
        null => InteractionColumn.Worst,
        Route.Oral or Route.Sublingual => InteractionColumn.Enteral,
        _ => InteractionColumn.Parenteral,
    };

    private static InteractionFinding Find(List<Hit> hits, InteractionCase asked, InteractionColumn column)
    {
        var best = hits[0];
        var raised = best.Row.Raised?.Invoke(asked);
        var finding = best.Row.Finds(raised?.Severity ?? best.Severity, Sentence(best, asked)) with
        {
            Inputs = [.. hits.Select(hit => hit.Input), .. raised?.Because ?? []],
            ClearsAt = hits.TrueForAll(hit => hit.Ended is not null) ? hits.Max(hit => hit.Clears) : null,
        };
        return new(finding, best.Drug, best.Row.Management, column);
    }

    private static string Sentence(Hit hit, InteractionCase asked)
    {
        var drug = hit.Drug.Text is { } text && !text.Equals(hit.Ingredient.Name, StringComparison.OrdinalIgnoreCase) ? $"{hit.Ingredient.Name} ({text})" : hit.Ingredient.Name;
        var after = hit.Ended is { } ended ? $"; it ended {ended} and counts for {hit.Row.Afterwards} after that" : "";
        return $"{drug} together with {Ketamine(asked)}: {hit.Row.Mechanism}; {hit.Row.Effect}{after}.";
    }

    private static string Ketamine(InteractionCase asked) => (asked.Plan.Product == Product.Esketamine ? "esketamine" : "ketamine") + asked.Plan.Route switch
    {
        null => " by a route not given yet (the worse of both severities)",
        Route.Oral => " by mouth",
        Route.Sublingual => " under the tongue",
        Route.Intravenous or Route.IntravenousBolus => " into a vein",
        Route.Intramuscular => " into a muscle",
        Route.Subcutaneous => " under the skin",
        _ => " through the nose",
    };

    private static CheckedMedication Look(ReviewedMedication line, bool hit)
    {
        var (result, whyNot) = line.Standing switch
        {
            _ when hit => (CheckResult.Interacts, null),
            Standing.Ended ended => (CheckResult.NotCounted, ended.WhyNot),
            Standing.DoesNotCount not => (CheckResult.NotCounted, not.WhyNot),
            Standing.NotYet yet => (CheckResult.NotCounted, yet.WhyNot),
            _ => Known(line.Identity),
        };
        return new(line.Medication.Text, line.Identity.RxCui, [.. line.Identity.Ingredients.Select(ingredient => ingredient.Name)], line.Medication.Status, result, line.Medication.From)
        {
            WhyNot = whyNot,
        };
    }

    private static CheckedMedication LookInSyringe(string name, bool hit)
    {
        var ingredients = DrugIdentity.NamedIn(name);
        var (result, whyNot) = hit ? (CheckResult.Interacts, null) : Known(new(ingredients, null, Named: false));
        return new(name, null, [.. ingredients.Select(ingredient => ingredient.Name)], null, result, "plan") { WhyNot = whyNot };
    }

    /// <summary>A drug without a finding is either known to stand in no row that applies, or not known at all.</summary>
    private static (CheckResult Result, string? WhyNot) Known(DrugIdentity identity) =>
        identity.Named || identity.Ingredients.Any(ingredient => InteractionTable.Of(ingredient.Name).Count > 0)
            ? (CheckResult.NotListed, null)
            : (CheckResult.NotChecked, "Not recognised, so not checked.");

    private static InteractionOutcome OutcomeOf(List<InteractionFinding> findings, List<CheckedMedication> looked, bool known)
    {
        var worst = findings.Count == 0 ? InteractionOutcome.None : findings[0].Finding.Severity switch
        {
            Severity.Contraindicated => InteractionOutcome.Contraindicated,
            Severity.Major => InteractionOutcome.Major,
            Severity.Moderate => InteractionOutcome.Moderate,
            _ => InteractionOutcome.Minor,
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
            if (line.Standing is Standing.Ended { Last: null } && line.Medication.PeriodEnd is { } end) yield return new(line.Medication.From, $"Its end, {end.Written}, is after the decision.");
        }
        foreach (var fact in asked.Facts.FromTheFuture.Where(fact => Read.Contains(fact.Key)))
            yield return new(fact.Key.Key, "Dated after the decision.");
        if (asked.Facts.Of(ScreeningFacts.MedicationListReviewedAt)?.Value > asked.At)
            yield return new(ScreeningFacts.MedicationListReviewedAt.Key, "Dated after the decision.");
        foreach (var drug in (asked.Facts.Of(ScreeningFacts.LastTaken)?.Value ?? []).Where(drug => drug.At > asked.At).Select(drug => drug.Drug).Order(StringComparer.Ordinal))
            yield return new($"{ScreeningFacts.LastTaken.Key}.{drug}", "Dated after the decision.");
    }
}
