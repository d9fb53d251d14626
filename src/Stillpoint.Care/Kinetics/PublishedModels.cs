
namespace Stillpoint.Care.Kinetics;

/// <summary>Every model this build can compute with, and those known from print whose parameters it does not hold.</summary>
public static class PublishedModels
{
    public static Model Default => ClementsNimmo1981.Default;

    public static Model EsketamineSpray => PerezRuixo2021.Instance;

    public static IReadOnlyList<Model> All { get; } =
    [
        ClementsNimmo1981.Default,
        Domino.Model,
        Otto2021.Esketamine,
        Otto2021Racemate.Instance,
        Herd2007.Model,
        Hornik2018.Model,
        Hijazi2003.Model,
        ClementsNimmo1981.AsPublished,
        PerezRuixo2021.Instance,
        Simons2022.Instance,
    ];

    public static IReadOnlyList<UnavailableModel> Unavailable { get; } = UnavailableModel.All;

    public static Model? Find(string id) => All.FirstOrDefault(model => model.Id == id);
}
