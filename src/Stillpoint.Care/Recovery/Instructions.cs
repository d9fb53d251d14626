using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Recovery;

/// <summary>What a patient and the escort are told and take home in writing.</summary>
public sealed record Instruction(string Id, string About, string Says, Source Source, bool Policy = false);

/// <summary>The content of the discharge sheet; its words in the patient's language belong to the page.</summary>
public static class Instructions
{
    private static readonly Source Label = new("SPRAVATO PI 2025");

    public static IReadOnlyList<Instruction> All { get; } =
    [
        new("driving", "Driving", "no driving, machines, heights or looking after children alone until the next day, after a restful sleep", Label),
        new("alcohol", "Alcohol and sedatives", "none for 24 hours", Source.Policy, true),
        new("decisions", "Decisions", "no legal or financial decisions for 24 hours", Source.Policy, true),
        new("food", "Food", "a light meal", Source.Policy, true),
        new("medicines", "Held medicines", "each one by name, and the time to take it again", Source.Policy, true),
        new("expected", "To be expected", "tiredness, mild dizziness, headache", Label),
        new("call", "Call us for", "chest pain, severe headache, trouble breathing, vomiting that doesn't stop, hallucinations for more than 4 hours, blood in the urine, thoughts of suicide (988 or 911)", Label),
        new("escort", "Escort", "an adult of 18 or more, stays at home with the patient for at least 4 hours and takes a copy; a ride-share alone is not an escort", Source.Policy, true),
        new("call-back", "We call", "in 24 hours, give or take 6: mood, sleep, side effects, thoughts of suicide; after two missed calls the emergency contact", Source.Policy, true),
    ];

    /// <summary>What is written down when somebody leaves against advice.</summary>
    public static IReadOnlyList<Instruction> LeavingAgainstAdvice { get; } =
    [
        new("time", "Time", "when the patient left", Source.Policy, true),
        new("risks", "Risks told", "which risks were explained, and by whom", Source.Policy, true),
        new("vitals", "Vitals", "the last set", Source.Policy, true),
        new("escort-called", "Escort", "who was called", Source.Policy, true),
        new("welfare", "Welfare plan", "who looks in, and when", Source.Policy, true),
        new("rems-form", "Esketamine monitoring form", "marks that monitoring lasted less than two hours", new("REMS")),
    ];

    public static TimeSpan CallBackAfter { get; } = TimeSpan.FromHours(24);

    public static TimeSpan CallBackMargin { get; } = TimeSpan.FromHours(6);
}
