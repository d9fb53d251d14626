using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>How a course is run: gaps, counts, when to stop and how to step down, as shown beside a plan. The limits themselves are judged by CRS-01 to 03 and the next step.</summary>
public sealed record CourseGuide(string What, string Says, Source Source, bool Policy)
{
    public static IReadOnlyList<CourseGuide> All { get; } =
    [
        new("Gap, mood by vein, muscle or skin", "at least 48 h; 24 h in the acute suicidality protocol; at most 3 sessions in 7 days", Source.Policy, true),
        new("Gap, esketamine", "at most 2 sessions in 7 days during induction, at least 48 h apart", Source.Policy, true),
        new("Missed esketamine sessions", "in maintenance, back to the previous schedule if depression worsens", new("SPRAVATO PI 2025"), false),
        new("Futility", "less than 25 % better after 4 infusions, or no response after 6", new("Sanacora 2017"), true),
        new("Futility, esketamine", "decide at the end of week 4", new("SPRAVATO PI 2025"), false),
        new("Step down when badly tolerated", "0.1 mg/kg less or 10 min longer; after a severe adverse event half the dose, or stop", Source.Policy, true),
        new("One change at a time", "dose or duration, never both", Source.Policy, true),
    ];
}
