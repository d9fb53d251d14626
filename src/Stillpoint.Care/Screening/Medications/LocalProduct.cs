using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Which products act only where they are put, so that they count for no row but those made for them (DDI-36, DDI-70).</summary>
internal static class LocalProduct
{
    /// <summary>Rows whose drugs act in the whole body however they are given.</summary>
    private static readonly FrozenSet<string> WholeBodyRows = FrozenSet.ToFrozenSet(["DDI-02", "DDI-05", "DDI-06", "DDI-07", "DDI-08", "DDI-46", "DDI-57", "DDI-66", "DDI-70"]);

    /// <summary>Sprayed or breathed in to reach the whole body.</summary>
    private static readonly FrozenSet<string> WholeBodyWhenBreathed = FrozenSet.ToFrozenSet(["metoclopramide", "loxapine", "dexmedetomidine", "insulin", "insulin regular", "nicotine", "levodopa", "naltrexone", "nalmefene"]);

    /// <summary>Patches that numb or warm the skin beneath them.</summary>
    private static readonly FrozenSet<string> LocalPatch = FrozenSet.ToFrozenSet(["lidocaine", "capsaicin", "diclofenac", "menthol"]);

    /// <summary>Every ingredient is known, and none of them reaches the whole body in this form. What nobody recognised is never taken for local.</summary>
    public static bool Is(DrugIdentity identity, ProductForm form) => identity.Ingredients.Count > 0 && identity.UnreadPart is null && identity.Ingredients.All(ingredient => Is(ingredient, form, identity));

    private static bool Is(Ingredient ingredient, ProductForm form, DrugIdentity identity)
    {
        if (InteractionTable.Of(ingredient.Name).Any(row => WholeBodyRows.Contains(row.Id))) return false;
        if (form.IsPatch) return LocalPatch.Contains(ingredient.Name);
        if (form.IsOnTheSurface) return true;
        if (form.IsBreathedIn) return !WholeBodyWhenBreathed.Contains(ingredient.Name);
        // A local anesthetic with epinephrine stays where the dentist or surgeon puts it.
        return ingredient.Name is "lidocaine" or "epinephrine" && identity.Ingredients.Any(other => other.Name == "lidocaine") && identity.Ingredients.Any(other => other.Name == "epinephrine");
    }
}
