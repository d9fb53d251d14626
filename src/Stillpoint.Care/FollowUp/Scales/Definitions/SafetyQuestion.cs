using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales.Definitions;

/// <summary>
/// Our own question about suicide between sessions, for hours in which no published form may be asked. It diagnoses and predicts
/// nothing: whoever does not say no is called by a person.
/// </summary>
internal static class SafetyQuestion
{
    internal const string Code = "SAFETY-QUESTION";

    internal static Instrument Instrument { get; } = new(Code, "Question about suicidal thoughts")
    {
        Version = "1",
        Measures = "Suicide risk",
        FilledBy = FilledBy.Patient,
        Windows = ["since the last check"],
        Source = Source.Policy,
        Asked = false,
        Items = Item.Each(Codes.From(0, 3), "Thoughts of ending your life"),
        SafetyItems = [1],
        UnansweredAlert = "SAFETY_QUESTION_UNANSWERED",
        Alerts =
        [
            AlertRule.OnItem("SAFETY_QUESTION", AlertTier.Urgent, item: 1, atLeast: 1) with { Policy = true },
            AlertRule.OnItem("SAFETY_QUESTION_HIGH", AlertTier.Emergency, item: 1, atLeast: 3) with { Policy = true },
        ],
        Licence = new(LicenceMode.WordsShip, "Stillpoint", "Our own words."),
        Wordings =
        [
            new("en", "Our own words")
            {
                Items =
                [
                    new("Since we last asked: have you had thoughts of ending your life, or of wanting to be dead?", Wording.Answers(0,
                        "No", "I would rather tell a person", "Yes, thoughts, without thinking of how or when", "Yes, and I have thought of how or when, or I may act on it")),
                ],
            },
            new("es", "Our own words")
            {
                Items =
                [
                    new("Desde la última vez que preguntamos: ¿ha pensado en quitarse la vida, o ha deseado estar muerto(a)?", Wording.Answers(0,
                        "No", "Prefiero decírselo a una persona", "Sí, lo he pensado, sin pensar cómo ni cuándo", "Sí, y he pensado cómo o cuándo, o podría hacerlo")),
                ],
            },
        ],
    };
}
