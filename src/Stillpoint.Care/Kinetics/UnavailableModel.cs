namespace Stillpoint.Care.Kinetics;

/// <summary>A published model that cannot be drawn here, and why, so that nobody takes its absence for ignorance.</summary>
public sealed record UnavailableModel(string Id, Paper Paper, string What, string Why)
{
    private const string Missing = "Its structure is known; its parameters were not found.";

    public static IReadOnlyList<UnavailableModel> All { get; } =
    [
        new("zhao2012", new("Zhao X and others", 2012, "Br J Clin Pharmacol 74:304"), "Racemate, norketamine, dehydronorketamine and hydroxynorketamine in nine people with bipolar depression.", Missing),
        new("kamp2020-meta", new("Kamp J and others", 2020, "Anesthesiology, doi:10.1097/ALN.0000000000003577"), "Meta-analysis of 18 studies: volume 252 L (200-304) and clearance 79 L/h (69-90) per 70 kg, with arterial and venous delay compartments.", Missing),
        new("kamp2020-metabolites", new("Kamp J and others", 2020, "Br J Anaesth 125:750, doi:10.1016/j.bja.2020.06.067"), "Ketamine enantiomers and their metabolites in volunteers.", Missing),
        new("sigtermans2009", new("Sigtermans M and others", 2009, "Anesthesiology, doi:10.1097/ALN.0b013e3181b437b1"), "S-ketamine and S-norketamine in men and women: women clear both about 20 % faster.", Missing),
        new("henthorn2018", new("Henthorn TK and others", 2018, "Anesthesiology 129:260"), "Recirculatory model of both enantiomers.", Missing),
        new("peltoniemi2012", new("Peltoniemi MA and others", 2012, "not retrieved"), "Oral S-ketamine with inhibitors of its metabolism.", Missing),
        new("fanta2015-norketamine", new("Fanta S and others", 2015, "Eur J Clin Pharmacol, doi:10.1007/s00228-015-1826-y"), "Norketamine after oral S-ketamine behind three transit compartments.", Missing),
        new("flint2017", new("Flint RB and others", 2017, "Paediatr Anaesth, doi:10.1111/pan.13239"), "Esketamine for days in 25 ventilated children.", "Its norketamine clearance rises with time, so it has no exact solution of the kind used here."),
    ];
}
