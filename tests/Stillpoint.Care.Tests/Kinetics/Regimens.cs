using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

/// <summary>Any model, any adult inside its limits, and any doses it takes: what a law must hold for.</summary>
internal sealed record Regimen(Subject Subject, Administration[] Doses, double[] Minutes)
{
    public override string ToString() => $"{Subject.Model.Id} {Subject.Covariates} [{string.Join("; ", Doses)}] at {string.Join(", ", Minutes)}";
}

internal static class Regimens
{
    private static readonly GivenBy[] Ways = Enum.GetValues<GivenBy>();

    private static Gen<double> Between(double low, double high) => Gen.Choose(0, 1_000_000).Select(part => low + (high - low) * part / 1e6);

    public static Gen<Subject> Subjects(Func<Model, bool>? which = null) =>
        from model in Gen.Elements(PublishedModels.All.Where(which ?? (_ => true)).ToArray())
        from kilograms in Between(30, 200)
        from years in Between(18, 90)
        from asian in Gen.Elements(true, false)
        select new Subject(model, new Covariates { WeightKg = kilograms, AgeYears = years, Asian = asian, Japanese = asian && kilograms < 80 });

    public static Gen<Administration> Doses(Subject subject, double latest = 600) =>
        from way in Gen.Elements(Ways.Where(subject.Model.Accepts).ToArray())
        from minute in Between(0, latest)
        from milligrams in Between(0, 150)
        from duration in Between(0.5, 120)
        from spray in Gen.Choose(1, 3)
        select new Administration(way, minute, milligrams, way == GivenBy.IntravenousInfusion ? duration : 0, 0, way == GivenBy.EsketamineSpray ? spray : 1);

    public static Gen<Regimen> Any(Func<Model, bool>? which = null, double latest = 600) =>
        from subject in Subjects(which)
        from count in Gen.Choose(1, 5)
        from doses in Doses(subject, latest).ArrayOf(count)
        from minutes in Between(0, 2 * latest).ArrayOf(6)
        select new Regimen(subject, doses, minutes);

    /// <summary>Holds for so many regimens, the same ones every time.</summary>
    public static void Hold(Gen<Regimen> regimens, Action<Regimen> law, int times = 100) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20_261_122, 7), Prop.ForAll(regimens.ToArbitrary(), regimen => law(regimen)));
}

/// <summary>A level agrees to nine digits, or to a billionth of a ng/mL where it is smaller than that.</summary>
internal static class Agree
{
    public const double Digits = 1e-9;

    public static void On(double? expected, double? actual, double relative = Digits, double absolute = Digits)
    {
        if (expected is null && actual is null) return;
        Assert.NotNull(expected);
        Assert.NotNull(actual);
        var allowed = Math.Max(absolute, relative * Math.Abs(expected.Value));
        Assert.True(Math.Abs(expected.Value - actual.Value) <= allowed, $"{expected:R} and {actual:R} differ by {Math.Abs(expected.Value - actual.Value):R}, more than {allowed:R}.");
    }

    public static void On(Levels expected, Levels actual, double relative = Digits, double absolute = Digits)
    {
        On(expected.Ketamine, actual.Ketamine, relative, absolute);
        On(expected.Norketamine, actual.Norketamine, relative, absolute);
        On(expected.EffectSite, actual.EffectSite, relative, absolute);
        On(expected.Hydroxynorketamine, actual.Hydroxynorketamine, relative, absolute);
    }
}
