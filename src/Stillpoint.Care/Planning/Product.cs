namespace Stillpoint.Care.Planning;

/// <summary>The two medicines. They are never converted into each other: no milligram of one stands for a milligram of the other.</summary>
public enum Product
{
    /// <summary>Ketamine hydrochloride injection (RxCUI 6130), always counted in milligrams of base.</summary>
    KetamineRacemic,

    /// <summary>Esketamine nasal spray (RxCUI 2119365).</summary>
    Esketamine,
}
