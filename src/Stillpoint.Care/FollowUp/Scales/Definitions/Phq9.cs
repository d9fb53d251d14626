using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Phq9
{
    /// <summary>The answers of the PHQ family (LOINC answer list LL358-3).</summary>
    internal static Codes Frequency { get; } = Codes.From(0, 3) with
    {
        Loinc = new Dictionary<int, string> { [0] = "LA6568-5", [1] = "LA6569-3", [2] = "LA6570-1", [3] = "LA6571-9" },
    };

    internal static Licence Licence { get; } = new(LicenceMode.WordsShip, "Pfizer",
        "States that no permission is needed to reproduce, translate, display or distribute.")
    {
        Notice = "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    };

    internal const string EnglishInstructions = "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
    internal const string SpanishInstructions = "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?";

    internal static IReadOnlyDictionary<int, string> EnglishAnswers { get; } =
        Wording.Answers(0, "Not at all", "Several days", "More than half the days", "Nearly every day");

    internal static IReadOnlyDictionary<int, string> SpanishAnswers { get; } =
        Wording.Answers(0, "Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días");

    internal const string EnglishForm = "The PHQ-9 form with its authors' notice, copy at therandomtandem.com/mood-screening-questionnaire-printable-4892; compared with LOINC panel 44249-1";
    internal const string SpanishForm = "The Spanish PHQ-9 form with its authors' notice, copy at es.studenta.com/content/129686767";

    internal const string SpanishNotice = "Elaborado por los doctores Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke y colegas, mediante una subvención educativa otorgada por Pfizer Inc. No se requiere permiso para reproducir, traducir, presentar o distribuir.";

    internal static IReadOnlyList<string> English { get; } =
    [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
        "Trouble falling or staying asleep, or sleeping too much",
        "Feeling tired or having little energy",
        "Poor appetite or overeating",
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
        "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ];

    internal static IReadOnlyList<string> Spanish { get; } =
    [
        "Poco interés o placer en hacer cosas",
        "Se ha sentido decaído(a), deprimido(a) o sin esperanzas",
        "Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado",
        "Se ha sentido cansado(a) o con poca energía",
        "Sin apetito o ha comido en exceso",
        "Se ha sentido mal con usted mismo(a) – o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia",
        "Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión",
        "¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? o lo contrario – muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal",
        "Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera",
    ];

    internal static Instrument Instrument { get; } = new("PHQ-9", "Patient Health Questionnaire, 9 items")
    {
        Version = "2001",
        Measures = "Depression",
        FilledBy = FilledBy.Patient,
        Windows = ["last 2 weeks"],
        RepeatAfterDays = 7,
        Source = new("Kroenke 2001"),
        Items = Item.Coded(Frequency,
            ("44250-9", "Interest or pleasure"), ("44255-8", "Low mood"), ("44259-0", "Sleep"), ("44254-1", "Energy"), ("44251-7", "Appetite"),
            ("44258-2", "Self-worth"), ("44252-5", "Concentration"), ("44253-3", "Slowed or restless"), ("44260-8", "Thoughts of death or self-harm")),
        Unscored = [new Item(10, "Difficulty the problems made", Codes.From(0, 3)) { Loinc = "69722-7" }],
        Total = Total.SumOf(1, 9),
        MayMiss = 2,
        Bands = [new(4, "minimal"), new(9, "mild"), new(14, "moderate"), new(19, "moderately_severe"), new(27, "severe")],
        Flags = [new("major_depressive_syndrome", MajorDepression)],
        SafetyItems = [9],
        UnansweredAlert = "PHQ9_ITEM9_UNANSWERED",
        Alerts =
        [
            AlertRule.OnItem("PHQ9_ITEM9", AlertTier.Urgent, item: 9, atLeast: 1),
            AlertRule.OnItem("PHQ9_ITEM9", AlertTier.Emergency, item: 9, atLeast: 3) with { Policy = true },
        ],
        Change = Change.ByHalf(remissionAtMost: 4, new("Kroenke 2001; Löwe 2004")) with
        {
            WorsenedBy = 5,
            MeaningfulPoints = 5,
            Relapse = new(10) { RiseOf = 5, Source = Source.Policy },
        },
        Loinc = new("44249-1", "44261-6"),
        Licence = Licence,
        LeadsFor = ["IND-01", "IND-02", "IND-03", "IND-05"],
        AccompaniesFor = ["IND-04", "IND-06", "IND-07", "IND-08", "IND-09"],
        Wordings =
        [
            new("en", EnglishForm)
            {
                Title = "Patient Health Questionnaire-9 (PHQ-9)",
                Instructions = EnglishInstructions,
                Items = Wording.Sharing(EnglishAnswers, English),
                Unscored =
                [
                    new("If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
                        Wording.Answers(0, "Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult")),
                ],
            },
            new("es", SpanishForm)
            {
                Title = "Cuestionario sobre la salud del paciente-9 (PHQ-9)",
                Instructions = SpanishInstructions,
                Notice = SpanishNotice,
                Items = Wording.Sharing(SpanishAnswers, Spanish),
                Unscored =
                [
                    new("Si marcó cualquiera de los problemas, ¿qué tanta dificultad le han dado estos problemas para hacer su trabajo, encargarse de las tareas del hogar, o llevarse bien con otras personas?",
                        Wording.Answers(0, "No ha sido difícil", "Un poco difícil", "Muy difícil", "Extremadamente difícil")),
                ],
            },
        ],
    };

    /// <summary>Five symptoms on more than half the days (self-harm on any), one of them interest or mood.</summary>
    private static bool? MajorDepression(Filled form)
    {
        static bool Present(int item, int code) => code >= (item == 9 ? 1 : 2);
        bool Can(bool whenBlank)
        {
            bool[] present = [.. Enumerable.Range(1, 9).Select(item => form[item] is { } code ? Present(item, code) : whenBlank)];
            return present.Count(symptom => symptom) >= 5 && (present[0] || present[1]);
        }
        return Can(false) ? true : Can(true) ? null : false;
    }
}
