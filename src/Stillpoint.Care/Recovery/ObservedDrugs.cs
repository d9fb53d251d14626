using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Recovery;

/// <summary>How long a drug given beside the ketamine is observed, in minutes from its own time.</summary>
/// <param name="Drug">Its ingredient.</param>
/// <param name="AlsoCalled">Names of it that no medicine list carries.</param>
public sealed record ObservedDrug(string Drug, HouseNumber Minutes, IReadOnlyList<string> AlsoCalled);

/// <summary>The drugs whose observation the house knows. Any other waits for its prescriber's minutes.</summary>
public static class ObservedDrugs
{
    public static IReadOnlyList<ObservedDrug> All { get; } =
    [
        Of("midazolam", 60, Sources.Asa),
        Of("lorazepam", 60, Sources.Asa),
        Of("flumazenil", 120, Sources.Asa, "Romazicon", "Anexate"),
        Of("naloxone", 120, Sources.Asa, "Narcan", "Kloxxado", "Zimhi"),
        Of("labetalol", 60, Source.Policy),
        Of("hydralazine", 60, Source.Policy),
        Of("epinephrine", 240, Source.Policy),
        Of("ondansetron", 0, Source.Policy),
        Of("dexamethasone", 0, Source.Policy, "Decadron"),
        Of("acetaminophen", 0, Source.Policy, "paracetamol", "Tylenol", "Ofirmev"),
        Of("glycopyrrolate", 0, Source.Policy, "glycopyrronium", "Robinul"),
        Of("metoclopramide", 0, Source.Policy),
    ];

    /// <summary>The numbers of the table, to be chosen by a house.</summary>
    internal static readonly IReadOnlyList<HouseNumber> Numbers = [.. All.Select(drug => drug.Minutes)];

    private static readonly HashSet<string> Told = All.Select(drug => drug.Drug).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which drugs of the table a text names, by ingredient or brand, in any case and with any strength; true when it names no other.</summary>
    internal static bool AllKnown(string text, out IReadOnlyList<ObservedDrug> known)
    {
        var words = Word.Read(text).Select(word => word.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = DrugIdentity.NamedIn(text).Select(ingredient => ingredient.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        known = [.. All.Where(drug => named.Contains(drug.Drug) || words.Contains(drug.Drug) || drug.AlsoCalled.Any(words.Contains))];
        return known.Count > 0 && named.All(Told.Contains) && LineParts.UnreadOf(text) is null;
    }

    private static ObservedDrug Of(string drug, int minutes, Source source, params IReadOnlyList<string> alsoCalled) =>
        new(drug, new($"DIS-01.{drug}", $"Minutes after {drug}", minutes, "min", minutes, 720, source) { Whole = true }, alsoCalled);
}
