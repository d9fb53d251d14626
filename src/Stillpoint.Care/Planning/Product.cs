namespace Stillpoint.Care.Planning;

/// <summary>The two medicines. They are never converted into each other: no milligram of one stands for a milligram of the other.</summary>
public enum Product
{
    /// <summary>Ketamine hydrochloride injection (RxCUI 6130), always counted in milligrams of base.</summary>
    KetamineRacemic,

    /// <summary>Esketamine nasal spray (RxCUI 2119365).</summary>
    Esketamine,
}

public static class Products
{
    /// <summary>As a prescriber says it.</summary>
    public static string Words(this Product product) => product switch
    {
        Product.KetamineRacemic => "ketamine",
        Product.Esketamine => "esketamine",
    };
}
