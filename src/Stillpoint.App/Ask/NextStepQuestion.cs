using Stillpoint.App.Json;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Ask;

/// <summary><c>next-step</c>: what do the course rules say after this session?</summary>
internal static class NextStepQuestion
{
    public static Question Question { get; } = new("next-step", (request, answer) => Write(answer, NextStep.Of(Read(request))));

    private static NextStepFacts Read(Fields request)
    {
        request.Only(
            "product", "order", "phase", "instrument", "baseline", "latest", "n", "tolerability", "age", "currentMgPerKg", "currentMg", "steppedUp", "newSiHigh", "ymrs", "week",
            "intervalWeeks", "reference", "maintenanceCount");
        var product = request.Required("product", request.Word<Product>("product"));
        var phase = request.Required("phase", request.Choice("phase", "acute", "maintenance")) == "acute" ? CoursePhase.Acute : CoursePhase.Maintenance;
        var instrument = ScoreQuestion.Instrument(request);
        var row = request.Text("order") is { } order ? DoseRows.Find(order) ?? throw request.Invalid("order", $"'order' is one of {DoseRows.All[0].Id} to {DoseRows.All[^1].Id}.") : null;
        return new(product, phase, instrument)
        {
            House = request.House,
            Row = row,
            Baseline = ScoreQuestion.TotalOf(request, instrument, "baseline"),
            Latest = ScoreQuestion.TotalOf(request, instrument, "latest"),
            Sessions = Count(request, "n"),
            Tolerability = request.Choice("tolerability", "good", "poor", "grade3") is { } tolerated ? Enum.Parse<Tolerability>(tolerated, ignoreCase: true) : null,
            AgeYears = request.Age("age"),
            CurrentMgPerKg = request.Measured("currentMgPerKg"),
            CurrentMg = request.Decimal("currentMg") is not { } mg || mg is 28 or 56 or 84 ? request.Decimal("currentMg") : throw request.Invalid("currentMg", "Esketamine is given as 28, 56 or 84 mg."),
            SteppedUp = request.Bool("steppedUp"),
            NewHighSuicidality = request.Bool("newSiHigh"),
            Ymrs = request.Decimal("ymrs") is not { } ymrs || ymrs is >= 0 and <= 60 ? request.Decimal("ymrs") : throw request.Invalid("ymrs", "YMRS lies between 0 and 60."),
            Week = request.Amount("week"),
            IntervalWeeks = request.Measured("intervalWeeks"),
            Reference = ScoreQuestion.TotalOf(request, instrument, "reference"),
            MaintenanceCount = Count(request, "maintenanceCount"),
        };
    }

    private static int? Count(Fields request, string name) => request.Integer(name) is not { } count || count >= 0
        ? request.Integer(name)
        : throw request.Invalid(name, "A count is never negative.");

    private static void Write(Answer answer, NextStepAnswer step)
    {
        var name = step.Outcome.ToString();
        answer.Text("outcome", char.ToLowerInvariant(name[0]) + name[1..]);
        answer.Number("improvementPercent", step.ImprovementPercent is { } percent ? Math.Round(percent, 1, MidpointRounding.AwayFromZero) : null);
        answer.Findings(step.Findings);
        answer.Object("next", () => answer
            .Number("mgPerKg", step.Next.MgPerKg)
            .Array("mgPerKgRange", step.Next.MgPerKgRange is { } range ? new[] { range.Least, range.Most } : null, dose => answer.Number(null, dose))
            .Number("mg", step.Next.Mg)
            .Number("intervalWeeks", step.Next.IntervalWeeks)
            .Number("reassessAfter", step.Next.ReassessAfter));
    }
}
