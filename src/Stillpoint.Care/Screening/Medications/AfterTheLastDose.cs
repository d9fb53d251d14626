using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>How long a drug goes on acting once it is no longer taken, and what stands for its end where the record names none.</summary>
internal static class AfterTheLastDose
{
    private static readonly FrozenSet<string> IrreversibleMaoInhibitors = Set("phenelzine, tranylcypromine, isocarboxazid, selegiline, rasagiline, safinamide");

    private static readonly FrozenSet<string> ReversibleMaoInhibitors = Set("linezolid, tedizolid, moclobemide, methylene blue, procarbazine");

    private static readonly FrozenSet<string> Inducers = Set("carbamazepine, phenytoin, phenobarbital, primidone, rifampin, rifabutin, rifapentine, St John's wort, cenobamate, efavirenz");

    private static readonly FrozenSet<string> Theophyllines = Set("theophylline, aminophylline, dyphylline");

    private static readonly FrozenSet<string> Boosters = Set("ritonavir, cobicistat");

    private static readonly FrozenSet<string> WeeklyByInjection = Set("dulaglutide, tirzepatide, albiglutide");

    /// <summary>The time of its own that the drug has in this form; null for every other drug.</summary>
    public static Afterwards? Of(Ingredient ingredient, ProductForm form, House house) => ingredient.Name switch
    {
        var name when IrreversibleMaoInhibitors.Contains(name) => Afterwards.Of(house[MedicineLimits.IrreversibleMaoInhibitor]),
        var name when ReversibleMaoInhibitors.Contains(name) => Afterwards.Of(house[MedicineLimits.ReversibleMaoInhibitor]),
        var name when Inducers.Contains(name) => Afterwards.Of(house[MedicineLimits.Inducer]),
        var name when Theophyllines.Contains(name) => Afterwards.Of(house[MedicineLimits.Theophylline]),
        var name when Boosters.Contains(name) => Afterwards.Of(house[MedicineLimits.Booster]),
        "zuranolone" => Afterwards.Of(house[MedicineLimits.Zuranolone]),
        "fentanyl" when form.IsPatch => Afterwards.Of(house[MedicineLimits.FentanylPatch]),
        "buprenorphine" when form.IsPatch => Afterwards.Of(house[MedicineLimits.BuprenorphinePatch]),
        _ when IsDepot(ingredient, form) => Afterwards.Of(house[MedicineLimits.Depot]),
        _ when IsWeekly(ingredient, form) => Afterwards.Of(house[MedicineLimits.WeeklyGlp1]),
        _ => null,
    };

    /// <summary>One dose lasts for days, so the day it was ordered stands for the day it was given.</summary>
    public static bool OrderStandsForTheDose(Ingredient ingredient, ProductForm form) => form.IsPatch || IsDepot(ingredient, form) || IsWeekly(ingredient, form);

    /// <summary>With no end recorded it counts while the order is not older than <see cref="MedicineLimits.WithoutAnEnd"/>, or carries no date.</summary>
    public static bool CountsWithoutAnEnd(Ingredient ingredient, ProductForm form) =>
        IrreversibleMaoInhibitors.Contains(ingredient.Name) || Inducers.Contains(ingredient.Name) || IsDepot(ingredient, form);

    private static bool IsDepot(Ingredient ingredient, ProductForm form) => ingredient.Name is "buprenorphine" or "naltrexone" && form.IsLongRelease && !form.IsPatch;

    private static bool IsWeekly(Ingredient ingredient, ProductForm form) =>
        WeeklyByInjection.Contains(ingredient.Name) || (ingredient.Name == "semaglutide" && !form.IsSwallowed) || (ingredient.Name == "exenatide" && form.IsWeeklyExenatide);

    private static FrozenSet<string> Set(string names) => names.Split(", ").Select(name => DrugIndex.ByName[name].Name).ToFrozenSet(StringComparer.Ordinal);
}
