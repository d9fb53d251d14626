using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>What came of one line of the list: only what a row or the list of drugs without a row knows is called known.</summary>
internal static class Checking
{
    public static CheckedMedication Look(ReviewedMedication line, IReadOnlyList<Hit> hits)
    {
        var (result, whyNot) = Result(line, hits);
        return new(line.Medication.Text, line.Identity.RxCui, [.. line.Identity.Ingredients.Select(ingredient => ingredient.Name)], line.Medication.Status, result, line.Medication.From) { WhyNot = whyNot };
    }

    /// <summary>Whatever the row of syringes does not name was not checked: what mixes with ketamine is not in this rule set.</summary>
    public static CheckedMedication LookInSyringe(string name, bool hit) =>
        new(name, null, [.. DrugIdentity.NamedIn(name).Select(ingredient => ingredient.Name)], null, hit ? CheckResult.Interacts : CheckResult.NotChecked, "plan")
        {
            WhyNot = hit ? null : $"Whether {name} may share a syringe or line with ketamine is not in this rule set: give it apart.",
        };

    private static (CheckResult Result, string? WhyNot) Result(ReviewedMedication line, IReadOnlyList<Hit> hits)
    {
        if (line.IsOwnKetamine) return (CheckResult.NotCounted, "This clinic's own order.");
        // A row that one drug of the line fires says nothing of the others.
        if (hits.Any(hit => hit.ToConfirm is null)) return Unknown(line) is { } rest ? (CheckResult.NotChecked, rest) : (CheckResult.Interacts, null);
        if (line.Standing is Standing.DoesNotCount not) return (CheckResult.NotCounted, not.WhyNot);
        if (line.Standing is Standing.NotYet yet) return (CheckResult.NotCounted, yet.WhyNot);
        if (line.IsLocal) return (CheckResult.NotCounted, "A local product.");
        if (!line.Counts && hits.Count == 0) return (CheckResult.NotCounted, line.Standing is Standing.Ended ended ? ended.WhyNot : null);
        return Unknown(line) is { } why ? (CheckResult.NotChecked, why) : (CheckResult.NotListed, null);
    }

    /// <summary>Why the line is not known, in a sentence that says what to do; null for one that is.</summary>
    internal static string? Unknown(ReviewedMedication line)
    {
        var identity = line.Identity;
        if (identity.Misspelt.Count > 0)
            return string.Join(' ', identity.Misspelt.Select(word => $"\"{word.Written}\" is not recognized. Is it {string.Join(" or ", word.Names)}? Correct the entry."));
        if (identity.Ingredients.Count == 0) return "Not recognized, so not checked.";
        if (identity.UnreadPart is { } part) return $"\"{part}\" is not recognized, so not checked.";
        return identity.Ingredients.FirstOrDefault(ingredient => ingredient.Vetting == Vetting.NameOnly || ingredient.OnlyLocal) is { } only ? $"{only.Name} is not in this rule set, so not checked." : null;
    }
}
