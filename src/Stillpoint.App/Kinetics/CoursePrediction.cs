using Stillpoint.App.Planning;
using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Kinetics;

/// <summary>Draws an order and its course from the published models, as the planner does.</summary>
internal sealed class CoursePrediction : IPredictedCurves
{
    private const double Until = 240, Day = 1440;

    public PredictedCurves Of(DoseOrder order, DoseAnswer answer, IReadOnlyList<int> days)
    {
        if (answer.Dose.Mg is not { } mg || order.Patient is not { Weight: { } weight, AgeYears: { } age }) return new(null, null, ["Nothing is drawn while the dose, the weight or the age is unknown."]);
        if (Given(order, answer, mg) is not { Length: > 0 } doses) return new(null, null, ["No published model here speaks for this way of giving it."]);
        var subject = order.Product == Product.Esketamine
            ? new Subject(PublishedModels.EsketamineSpray, new Covariates { AgeYears = (double)age })
            : new Subject(PublishedModels.Default, new Covariates { WeightKg = ModelWeight.Of(weight).Kilograms, AgeYears = (double)age });
        var regimen = new PlannedRegimen("This order", subject, doses);
        if (regimen.Refused.Count > 0 || regimen.Draw(Until, 100, 20) is not { } picture) return new(null, null, [.. regimen.Refused]);

        var minutes = picture.Band.Grid.Minutes();
        var session = new Chart("plan-session", "One session: predicted concentration, estimate", Describe(picture), 0, Until, picture.Band.Of(Series.Ketamine, 0.95)!.Max())
        {
            Bands = [new(minutes, picture.Band.Of(Series.Ketamine, 0.05)!, picture.Band.Of(Series.Ketamine, 0.95)!)],
            Curves = [new(CurveKind.Estimate, minutes, picture.Curve.Ketamine)],
            Drug = [.. doses.Select(dose => new ChartDrug(dose.Minute, dose.Minute + dose.Duration))],
        };
        return new(SvgChart.OnPage(session, 480, 210), days.Count > 1 ? SvgChart.OnPage(Course(subject, doses, days), 480, 150) : null, regimen.Says);
    }

    private static Chart Course(Subject subject, Administration[] doses, IReadOnlyList<int> days)
    {
        double[] starts = [.. days.Take(30).Select(day => day * Day)];
        var until = starts[^1] + (2 * Day);
        double[] minutes = [.. starts.SelectMany((start, at) => Offsets((at + 1 < starts.Length ? starts[at + 1] : until) - start).Select(offset => start + offset)).Order()];
        var prediction = Prediction.Of(subject, [.. CarryOver.Repeat(doses, starts)]);
        double[] levels = [.. minutes.Select(minute => prediction.At(minute).Ketamine)];
        return new("plan-course", "The course: predicted concentration, estimate", FormattableString.Invariant($"{starts.Length} sessions over {days[^1]} days."), 0, until, levels.Max())
        {
            Curves = [new(CurveKind.Estimate, minutes, levels)], Drug = [.. starts.Select(start => new ChartDrug(start, start + 60))],
        };
    }

    private static Administration[]? Given(DoseOrder order, DoseAnswer answer, decimal mg) => order.Route switch
    {
        Route.Intravenous or Route.IntravenousBolus when order.Minutes is { } minutes => [Administration.Of(GivenBy.IntravenousInfusion, 0, Dose.Of(mg), TimeSpan.FromMinutes((double)minutes))],
        Route.Intramuscular => [Administration.Of(GivenBy.Intramuscular, 0, Dose.Of(mg))],
        Route.IntranasalEsketamine when answer.Dose.Devices is { } devices => [.. Enumerable.Range(0, devices).Select(at => Administration.Of(GivenBy.EsketamineSpray, 5 * at, Dose.Of(28), spray: at + 1))],
        Route.Intravenous or Route.IntravenousBolus or Route.IntranasalEsketamine or Route.Subcutaneous or Route.Oral or Route.Sublingual or Route.IntranasalRacemic => null,
    };

    private static IEnumerable<double> Offsets(double length)
    {
        for (double at = 0, step = 5; at < length; at += step, step = Math.Min(240, step * 1.12)) yield return at;
    }

    private static string Describe(RegimenPicture picture) => picture is { Peak: { } highest, AtPeak: { } band }
        ? FormattableString.Invariant($"Peaks near {highest.NgPerMl:0} ng/mL at {highest.Minute:0} minutes, 90 percent band {band.Of(Series.Ketamine, 0.05)![0]:0} to {band.Of(Series.Ketamine, 0.95)![0]:0}.")
        : "No peak is quoted.";
}
