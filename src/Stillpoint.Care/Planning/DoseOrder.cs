using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>An order as written, with everything needed to judge it. What is null was not stated.</summary>
public sealed record DoseOrder(DoseRow Row, Product Product, Route Route, OrderedPatient Patient)
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    /// <summary>Null only for what is never supported.</summary>
    public OrderedAmount? Amount { get; init; }

    public OrderedBolus? Bolus { get; init; }

    /// <summary>How long it is given over.</summary>
    public decimal? Minutes { get; init; }

    public Vial? Vial { get; init; }

    /// <summary>Nothing stated means as supplied: nobody has written that it is diluted.</summary>
    public Mix Mix { get; init; } = Mix.AsSupplied;

    /// <summary>The prescriber's own choice of weight; null leaves it to the rule.</summary>
    public WeightBasis? WeightBasis { get; init; }

    /// <summary>The weight the order was first written for.</summary>
    public BodyMass? OrderedWeight { get; init; }

    public CourseSoFar? Session { get; init; }

    public Site Site { get; init; } = new();

    /// <summary>Already given today.</summary>
    public Dose? TotalToday { get; init; }

    public PumpLog? Delivery { get; init; }

    public SecondCheck? Check { get; init; }
}

/// <summary>What of a patient a dose depends on.</summary>
public sealed record OrderedPatient
{
    public Sex? Sex { get; init; }

    public decimal? AgeYears { get; init; }

    public BodyMass? Weight { get; init; }

    public BodyHeight? Height { get; init; }

    public bool? Japanese { get; init; }

    public ChildPughClass? ChildPugh { get; init; }
}

/// <summary>How far a diseased liver still does its work (Child-Pugh): A 5 to 6 points, B 7 to 9, C 10 to 15.</summary>
public enum ChildPughClass
{
    A,
    B,
    C,
}

/// <summary>The classes as points make them.</summary>
public static class ChildPughClasses
{
    /// <param name="points">5 to 15.</param>
    public static ChildPughClass Of(decimal points) => points switch { <= 6 => ChildPughClass.A, <= 9 => ChildPughClass.B, _ => ChildPughClass.C };
}

/// <summary>A first push before an infusion, in mg/kg or mg.</summary>
public sealed record OrderedBolus(OrderedAmount Amount, decimal? Minutes);

/// <summary>What the drug is drawn from.</summary>
public sealed record Vial(Concentration Strength, Volume? Volume = null, bool? MultiDose = null);

/// <summary>How the syringe or bag is made up.</summary>
public abstract record Mix
{
    private Mix()
    {
    }

    public static Mix AsSupplied { get; } = new Undiluted();

    public static Mix EqualVolume { get; } = new Halved();

    /// <summary>The dose, made up with diluent to this volume.</summary>
    public static Mix MadeUpTo(Volume volume) => new Qs(volume);

    /// <summary>A bag or syringe of this concentration.</summary>
    public static Mix Bag(Concentration concentration) => new FromBag(concentration);

    internal sealed record Undiluted : Mix;

    internal sealed record Halved : Mix;

    internal sealed record Qs(Volume Volume) : Mix;

    internal sealed record FromBag(Concentration Concentration) : Mix;
}

/// <summary>What the place of treatment can do. What is not stated is not true.</summary>
public sealed record Site
{
    public bool? AnaesthesiaProvider { get; init; }

    public bool? AnaesthesiaCapable { get; init; }

    public bool? Monitored { get; init; }

    public bool? Inpatient { get; init; }

    public bool? IntensiveCare { get; init; }

    public Jurisdiction? Jurisdiction { get; init; }

    internal bool? Has(SiteFact fact) => fact switch
    {
        SiteFact.AnaesthesiaProvider => AnaesthesiaProvider,
        SiteFact.AnaesthesiaCapable => AnaesthesiaCapable,
        SiteFact.Monitored => Monitored ?? (IntensiveCare == true ? true : null), // intensive care is monitored by what it is
        SiteFact.Inpatient => Inpatient,
        SiteFact.IntensiveCare => IntensiveCare,
    };
}

public enum Jurisdiction
{
    UnitedStates,
    EuropeanUnion,
}

/// <summary>Where this session stands in its course.</summary>
public sealed record CourseSoFar(int Number)
{
    public MgPerKg? Previous { get; init; }

    public decimal? ImprovementPercent { get; init; }

    public decimal? HoursSinceLast { get; init; }

    /// <summary>Sessions in the seven days before this one.</summary>
    public int? SessionsLast7Days { get; init; }
}
