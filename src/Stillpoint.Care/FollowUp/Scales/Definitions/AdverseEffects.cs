using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales.Definitions;

/// <summary>Our own checklist, in place of the published tools whose items cannot be printed.</summary>
internal static class AdverseEffects
{
    private static readonly (string English, string Spanish)[] Effects =
    [
        ("Nausea", "Náuseas"), ("Vomiting", "Vómitos"), ("Headache", "Dolor de cabeza"), ("Dizziness", "Mareo"), ("Blurred vision", "Visión borrosa"),
        ("Raised blood pressure", "Presión arterial alta"), ("Palpitations", "Palpitaciones"), ("Drowsiness", "Somnolencia"), ("Anxiety or panic", "Ansiedad o pánico"),
        ("Feeling detached", "Sentirse desconectado"), ("Altered perception", "Percepción alterada"), ("Confusion", "Confusión"),
        ("Urgent, frequent or painful urination", "Orinar con urgencia, con frecuencia o con dolor"), ("Abdominal pain", "Dolor abdominal"), ("Poor sleep", "Dormir mal"),
        ("Craving the medicine", "Deseo intenso del medicamento"), ("Low mood after the session", "Ánimo bajo después de la sesión"), ("Something else", "Otra cosa"),
    ];

    /// <summary>The complaint that stays: pain and urgency of the bladder are asked about at every check.</summary>
    private static readonly int Bladder = 1 + Array.FindIndex(Effects, effect => effect.English.Contains("urination", StringComparison.Ordinal));

    /// <summary>Any of these, however slight, is an emergency.</summary>
    private static readonly (string English, string Spanish)[] Emergencies =
    [
        ("Blood in the urine", "Sangre en la orina"), ("Chest pain", "Dolor en el pecho"), ("Seizure", "Convulsión"), ("Loss of consciousness", "Pérdida del conocimiento"),
        ("Blood pressure 180/110 or above that stays", "Presión de 180/110 o más que no baja"),
    ];

    internal static Instrument Instrument { get; } = new("ADVERSE-EFFECTS", "Checklist of adverse effects")
    {
        Version = "1",
        Measures = "Side effects",
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["during and after the session", "since the last session"],
        Source = Source.Policy,
        Asked = false,
        IsChecklist = true,
        Items = Item.Each(Codes.From(0, 3), [.. Effects.Concat(Emergencies).Select(effect => effect.English)]),
        Alerts =
        [
            new("ADVERSE_BLADDER", AlertTier.Review) { Items = [Bladder], AtLeast = 2, Policy = true },
            new("ADVERSE_EMERGENCY", AlertTier.Emergency) { Items = Part.Range(Effects.Length + 1, Effects.Length + Emergencies.Length), AtLeast = 1, Policy = true },
        ],
        Licence = new(LicenceMode.WordsShip, "Stillpoint", "Our own words."),
        Wordings =
        [
            new("en", "Our own words")
            {
                Items = Wording.Sharing(Wording.Answers(0, "None", "Mild", "Moderate", "Severe"), [.. Effects.Concat(Emergencies).Select(effect => effect.English)]),
            },
            new("es", "Our own words")
            {
                Items = Wording.Sharing(Wording.Answers(0, "Nada", "Leve", "Moderado", "Intenso"), [.. Effects.Concat(Emergencies).Select(effect => effect.Spanish)]),
            },
        ],
    };
}
