using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Published sources of the screening rules by their short names.</summary>
internal static class Sources
{
    public static readonly Source
        SpravatoLabel = new("SPRAVATO PI 2025"),
        SpravatoSmpc = new("SPRAVATO SmPC"),
        KetalarLabel = new("Ketalar PI 2024"),
        BothLabels = new("SPRAVATO PI 2025; Ketalar PI 2024"),
        Cohen = new("Cohen 2018"),
        Sanacora = new("Sanacora 2017"),
        McIntyre = new("McIntyre 2021"),
        Green = new("Green 2011"),
        Asa = new("ASA 2018"),
        Andrashko = new("Andrashko 2020");
}
