namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Rass
{
    internal static Instrument Instrument { get; } = new("RASS", "Richmond Agitation-Sedation Scale")
    {
        Version = "2002",
        Measures = "Sedation and agitation",
        AtTheChair = true,
        FilledBy = FilledBy.Clinician,
        Windows = ["now"],
        Source = new("Sessler 2002"),
        Items =
        [
            new(1, "Sedation or agitation", Codes.From(-5, 4) with
            {
                Loinc = new Dictionary<int, string>
                {
                    [4] = "LA17287-6", [3] = "LA33959-0", [2] = "LA33960-8", [1] = "LA16474-1", [0] = "LA33962-4",
                    [-1] = "LA33963-2", [-2] = "LA33964-0", [-3] = "LA33965-7", [-4] = "LA33966-5", [-5] = "LA33967-3",
                },
            }),
        ],
        Total = Total.SumOf(1, 1),
        Bands = [new(-1, "sedated"), new(0, "calm"), new(4, "agitated")],
        Alerts =
        [
            AlertRule.OnTotal("RASS_OVERSEDATION", AlertTier.Emergency, atMost: -3),
            AlertRule.OnTotal("RASS_AGITATION", AlertTier.Emergency, atLeast: 2),
        ],
        Licence = new(LicenceMode.WordsShip, "Journal of the paper (table)", "Freely used with citation; the descriptors here are our own.")
        {
            Notice = "Scale: Sessler 2002, Am J Respir Crit Care Med 166:1338. Descriptors: Stillpoint.",
        },
        Wordings =
        [
            new("en", "Our own descriptors")
            {
                Items =
                [
                    new("Sedation or agitation now", Wording.Answers(-5,
                        "Cannot be roused by voice or touch",
                        "No response to voice; moves or opens eyes when touched",
                        "Moves or opens eyes to voice, no eye contact",
                        "Wakes to voice, eye contact under 10 seconds",
                        "Drowsy; wakes to voice, eye contact over 10 seconds",
                        "Alert and calm",
                        "Restless, movements not forceful",
                        "Agitated, frequent movement without purpose",
                        "Very agitated, pulls at lines, aggressive",
                        "Combative, a danger to staff")),
                ],
            },
        ],
    };
}
