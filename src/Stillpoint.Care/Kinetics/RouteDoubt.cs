namespace Stillpoint.Care.Kinetics;

/// <summary>
/// What is not known about a way in, beyond the variability between people: the level may be this many times higher or
/// lower at the ends of a 90 % band. Drawn into every band and said in words.
/// </summary>
public sealed record RouteDoubt(double Factor, string? Says)
{
    /// <summary>Only the central volume and clearance vary in the borrowed variability, so 20 % is added in quadrature.</summary>
    private static readonly RouteDoubt Vein = new(1.2, null);

    private static readonly RouteDoubt Muscle = new(2, "Intramuscular racemate: published peaks disagree (243 ng/mL reported after 0.5 mg/kg where this predicts about 162) and bioavailability was 93 % in adults, 41 % in children. The level may be half or twice what is drawn.");

    private static readonly RouteDoubt Skin = new(2, "Subcutaneous racemate: no usable model was found; absorption is assumed. The level may be half or twice what is drawn.");

    private static readonly RouteDoubt Mouth = new(2, "Oral racemate: bioavailability of 16 to 24 % comes from studies of 3 to 15 people, and liver disease or strong inhibitors and inducers of CYP3A or CYP2B6 change it further. The level may be half or twice what is drawn.");

    private static readonly RouteDoubt Tongue = new(2, "Sublingual racemate: bioavailability of 24 to 32 % comes from studies of 6 to 8 people. The level may be half or twice what is drawn.");

    private static readonly RouteDoubt Nose = new(2, "Intranasal racemate: published bioavailability runs from 11 to 45 %, a fourfold disagreement. The level may be half or twice what is drawn.");

    private static readonly RouteDoubt Published = new(1, null);

    public static RouteDoubt Of(GivenBy by) => by switch
    {
        GivenBy.IntravenousInfusion or GivenBy.IntravenousBolus => Vein,
        GivenBy.Intramuscular => Muscle,
        GivenBy.Subcutaneous => Skin,
        GivenBy.Oral => Mouth,
        GivenBy.Sublingual => Tongue,
        GivenBy.Intranasal => Nose,
        GivenBy.EsketamineSpray or GivenBy.EsketamineOral or GivenBy.EsketamineFilm => Published,
    };
}
