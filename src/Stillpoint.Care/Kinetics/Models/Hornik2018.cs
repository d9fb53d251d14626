namespace Stillpoint.Care.Kinetics;

/// <summary>Hornik 2018: children given racemic ketamine intravenously or intramuscularly in ordinary care.</summary>
internal static class Hornik2018
{
    private const string Table = "Hornik 2018";

    public static Model Model { get; } = new Mammillary(
        new("hornik", "Hornik 2018, children", Drug.Racemate, Sampling.Mixed,
            new("Hornik CP and others", 2018, "J Clin Pharmacol, doi:10.1002/jcph.1116"),
            "113 children, median 3.3 years, intravenous and intramuscular.", 113, new(2, 200, 0, 17.999))
        {
            Equations = TwoCompartments.Equations,
            Notes = ["Disagrees twofold with Herd 2007: show it as the wide alternative.", "Intramuscular bioavailability 41 %; its absorption rate is assumed."],
        },
        TwoCompartments.Allometric(32.8, 38.9 / 60, 152, 54.9 / 60, Table),
        Otto2021.BorrowedParentVariability, Otto2021.BorrowedParentErrors, peripherals: 1, norketamine: false, ke0: 4.212,
        absorption: AbsorptionTable.Default with { Intramuscular = AbsorptionTable.Default.Intramuscular with { Bioavailability = 0.41 } });
}
