using System.Globalization;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>One way of giving the drug as the planner shows it: its session, its course, and its figures. A refused one has only reasons.</summary>
internal sealed record PlannedDrawing(string Letter, PlannedRegimen Regimen, RegimenPicture? Picture, Chart? Session, Chart? Course, IReadOnlyList<CourseSession> CarriedOver, LeftOver? AtLast, IReadOnlyList<string> Says)
{
    public string Drug => Regimen.Subject.Model.Card.Drug == Care.Kinetics.Drug.Racemate ? "ketamine" : "esketamine";
}

/// <summary>Ketamine still there just before the last session: the typical person and 5 to 95 % of virtual ones, ng/mL.</summary>
internal sealed record LeftOver(double NgPerMl, double Low, double High);

/// <summary>Turns a planner's request into what its page shows. Charts of one drug share their scale.</summary>
internal static class PlannerDrawing
{
    public static IReadOnlyList<PlannedDrawing> Draw(PlannerRequest request)
    {
        var regimens = request.Regimens().ToArray();
        var pictures = regimens.Select(regimen => regimen.Draw(request.Until, request.Level, request.Washout)).ToArray();
        double Top(PlannedRegimen like) => regimens.Zip(pictures)
            .Where(each => each.First.Subject.Model == like.Subject.Model && each.Second is not null)
            .Max(each => each.Second!.Band.Of(Series.Ketamine, 0.95)!.Max());
        return [.. regimens.Select((regimen, i) => One(request, regimen, pictures[i], ((char)('A' + i)).ToString(), () => Top(regimen)))];
    }

    private static PlannedDrawing One(PlannerRequest request, PlannedRegimen regimen, RegimenPicture? picture, string letter, Func<double> top)
    {
        var says = new List<string>(regimen.Says);
        if (regimen.Subject.Model.ScalesWithWeight && request.Scaled.Says is { } drawnFor) says.Add(drawnFor);
        if (!regimen.Subject.Model.ScalesWithWeight && request.Ancestry is null) says.Add("Ancestry not stated: drawn as neither Asian nor Japanese.");
        if (picture is null) return new(letter, regimen, null, null, null, [], null, says);

        var carried = CarryOver.Of(regimen.Subject, regimen.Doses, request.Starts);
        return new(letter, regimen, picture, Session(picture, letter, request, top()), request.Sessions > 1 ? Course(regimen, letter, request, carried) : null, carried, request.Sessions > 1 ? AtLast(regimen, request, carried) : null, says);
    }

    private static Chart Session(RegimenPicture picture, string letter, PlannerRequest request, double top)
    {
        var minutes = picture.Band.Grid.Minutes();
        var regimen = picture.Regimen;
        var curves = new List<ChartCurve> { new(CurveKind.Estimate, minutes, picture.Curve.Ketamine) };
        if (picture.Curve.Norketamine is { } norketamine) curves.Add(new(CurveKind.Metabolite, minutes, norketamine));
        if (SecondOpinion(regimen) is { } other) curves.Add(new(CurveKind.SecondOpinion, minutes, Prediction.Of(other, [.. regimen.Doses]).Curve(picture.Band.Grid).Ketamine));
        return new($"session-{letter}", $"{regimen.Name}: predicted concentration, estimate", Describe(picture, request), 0, request.Until, Math.Max(top, picture.Curve.Norketamine?.Max() ?? 0))
        {
            Bands = [Band(picture, minutes, 0.05, 0.95), Band(picture, minutes, 0.25, 0.75)],
            Curves = curves,
            Drug = [.. regimen.Doses.Select(dose => new ChartDrug(dose.Minute, dose.Minute + dose.Duration))],
            Line = request.Level,
        };
    }

    /// <summary>Another published model of the same drug by the same way in, where there is one.</summary>
    private static Subject? SecondOpinion(PlannedRegimen regimen) => regimen.Subject.Model == PublishedModels.Default && regimen.Doses.All(dose => dose.By.IsIntravenous())
        ? new(PublishedModels.Find("otto2021-racemic-enantiomers")!, regimen.Subject.Covariates)
        : null;

    private static ChartBand Band(RegimenPicture picture, double[] minutes, double low, double high) =>
        new(minutes, picture.Band.Of(Series.Ketamine, low)!, picture.Band.Of(Series.Ketamine, high)!);

    private static Chart Course(PlannedRegimen regimen, string letter, PlannerRequest request, IReadOnlyList<CourseSession> carried)
    {
        var until = request.Starts[^1] + Math.Min(request.Apart, 2880);
        // Close together while levels move, far apart while nothing does.
        double[] minutes = [.. request.Starts.SelectMany(start => Offsets(Math.Min(request.Apart, until - start)).Select(offset => start + offset)).Concat(carried.Select(session => session.Peak?.Minute).OfType<double>()).Order()];
        var prediction = Prediction.Of(regimen.Subject, [.. CarryOver.Repeat(regimen.Doses, request.Starts)]);
        var levels = minutes.Select(prediction.At).ToArray();
        var curves = new List<ChartCurve> { new(CurveKind.Estimate, minutes, [.. levels.Select(level => level.Ketamine)]) };
        if (levels[0].Norketamine is not null) curves.Add(new(CurveKind.Metabolite, minutes, [.. levels.Select(level => level.Norketamine!.Value)]));
        return new($"course-{letter}", $"{regimen.Name}, {request.Sessions} sessions: predicted concentration, estimate",
            string.Create(CultureInfo.InvariantCulture, $"Just before the last session {carried[^1].KetamineBefore:0.##} ng/mL ketamine are predicted."),
            0, until, curves.Max(curve => curve.Levels.Max()))
        {
            Curves = curves,
            Drug = [.. request.Starts.Select(start => new ChartDrug(start, start + 60))],
        };
    }

    private static IEnumerable<double> Offsets(double length)
    {
        for (double at = 0, step = 5; at < length; at += step, step = Math.Min(240, step * 1.12)) yield return at;
    }

    private static LeftOver AtLast(PlannedRegimen regimen, PlannerRequest request, IReadOnlyList<CourseSession> carried)
    {
        var before = request.Starts[^1] - 0.001;
        var band = SessionBand.Of(regimen.Subject, [.. CarryOver.Repeat(regimen.Doses, request.Starts)]).Percentiles(new Grid(before, 1, 1));
        return new(carried[^1].KetamineBefore, band.Of(Series.Ketamine, 0.05)![0], band.Of(Series.Ketamine, 0.95)![0]);
    }

    private static string Describe(RegimenPicture picture, PlannerRequest request)
    {
        var peak = picture is { Peak: { } highest, AtPeak: { } band }
            ? string.Create(CultureInfo.InvariantCulture, $"Peaks near {highest.NgPerMl:0} ng/mL at {highest.Minute:0} minutes, 90 percent band {band.Of(Series.Ketamine, 0.05)![0]:0} to {band.Of(Series.Ketamine, 0.95)![0]:0}. ")
            : "";
        return peak + string.Create(CultureInfo.InvariantCulture, $"Above {request.Level:0} ng/mL for {picture.MinutesAbove:0} minutes.");
    }
}
