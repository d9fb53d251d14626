using Stillpoint.App.Asking;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening.Evaluation;

namespace Stillpoint.App.Intakes;

/// <summary>What is asked of a patient before the evaluation: what the clinic knows already is not asked, and neither is what an answer makes needless.</summary>
internal sealed class IntakeQuestions(Language language, PatientRow patient)
{
    private const string Yes = "yes", No = "no";

    /// <summary>The conditions that can be ticked, as the problem list reads them.</summary>
    private static readonly (string Value, Translated Word, string Problem)[] Conditions =
    [
        ("blood-pressure", new("High blood pressure", "Tensión alta"), "hypertension"), ("heart-attack", new("Heart attack or chest pain from the heart", "Infarto o dolor de pecho del corazón"), "heart attack"),
        ("rhythm", new("A heart that beats out of rhythm", "El corazón late sin ritmo"), "irregular heartbeat"), ("stroke", new("Stroke, or a bleed in the brain", "Derrame o sangrado en el cerebro"), "stroke"),
        ("aneurysm", new("Aneurysm: a bulge in a blood vessel", "Aneurisma: un bulto en un vaso"), "aneurysm"), ("apnea", new("Sleep apnea, or very loud snoring", "Apnea del sueño, o ronquidos muy fuertes"), "sleep apnea"),
        ("lung", new("Asthma or another lung disease", "Asma u otra enfermedad del pulmón"), "lung disease"), ("liver", new("Liver disease", "Enfermedad del hígado"), "liver disease"),
        ("kidney", new("Kidney disease", "Enfermedad del riñón"), "kidney disease"), ("bladder", new("Bladder pain, or blood in the urine", "Dolor de vejiga, o sangre en la orina"), "bladder pain"),
        ("thyroid", new("Thyroid disease", "Enfermedad del tiroides"), "thyroid disease"), ("seizure", new("Seizures", "Convulsiones"), "seizures"), ("glaucoma", new("Glaucoma", "Glaucoma"), "glaucoma"),
        ("psychosis", new("Hearing or seeing what others do not", "Oír o ver lo que otros no"), "psychosis"), ("mania", new("Mania, or bipolar disorder", "Manía, o trastorno bipolar"), "bipolar disorder"),
        ("diabetes", new("Diabetes", "Diabetes"), "diabetes"),
    ];

    /// <summary>Every question there could be, in order.</summary>
    private IEnumerable<(AskedQuestion Ask, bool Needed)> All(Answers given)
    {
        var place = 0;
        AskedQuestion Words(string key, Translated words, Translated? hint = null, bool lines = true, int most = 1000) =>
            new(Key(key), words.In(language)) { Place = ++place, Hint = hint?.In(language), Written = new Writing.Words(lines ? most : 120, lines) };
        AskedQuestion Choice(string key, Translated words, params (string Value, Translated Word)[] options) =>
            new(Key(key), words.In(language)) { Place = ++place, Options = [.. options.Select(option => (option.Value, option.Word.In(language)))] };
        (string, Translated) yes = (Yes, new("Yes", "Sí")), no = (No, new("No", "No")), unsure = ("unsure", new("I am not sure", "No lo sé"));
        bool Is(string key, string answer) => given[Key(key)] == answer;

        yield return (Words("called", new("What would you like to be called?", "¿Cómo quiere que le llamemos?"), lines: false), patient.CalledName is null);
        yield return (Words("goals", new("What would you like to be better? What would you do again?", "¿Qué le gustaría que mejorara? ¿Qué volvería a hacer?")), true);
        yield return (Choice("safety", new("In the last two weeks, have you thought of ending your life?", "En las dos últimas semanas, ¿ha pensado en quitarse la vida?"),
            no, ("thoughts", new("Yes, at times", "Sí, a veces")), ("often", new("Yes, often", "Sí, a menudo")), ("might-act", new("Yes, and I might act on it", "Sí, y podría hacerlo"))), true);
        yield return (Words("tried", new("Which treatments have you tried for this, and what came of them?", "¿Qué tratamientos ha probado para esto y qué resultado dieron?"), new("One in each line, such as: sertraline, a year, helped a little", "Uno en cada línea, por ejemplo: sertralina, un año, ayudó un poco")), true);
        yield return (Choice("ketamine", new("Have you had ketamine or esketamine before?", "¿Ha recibido antes ketamina o esketamina?"), no, yes, unsure), true);
        yield return (Words("ketamine-how", new("How was it? Did anything go wrong?", "¿Cómo fue? ¿Fue algo mal?")), Is("ketamine", Yes));
        yield return (new(Key("conditions"), new Translated("Has a doctor told you that you have one of these?", "¿Le ha dicho un médico que tiene algo de esto?").In(language))
        {
            Place = ++place, Several = true, Options = [(AskForm.None, AskTexts.None.In(language)), .. Conditions.Select(one => (one.Value, one.Word.In(language)))],
        }, true);
        yield return (Words("conditions-more", new("Which other illnesses do you have, or had? Since when?", "¿Qué otras enfermedades tiene o tuvo? ¿Desde cuándo?"), new("One in each line", "Una en cada línea")), true);
        yield return (Words("operations", new("Which operations have you had? Did the anesthesia go well?", "¿Qué operaciones le han hecho? ¿Fue bien la anestesia?")), true);
        yield return (Words("medicines", new("Which medicines do you take, also those without a prescription and herbs?", "¿Qué medicinas toma, también sin receta y hierbas?"), new("One in each line, as it stands on the box. You can add a photo at the end.", "Una en cada línea, como está en la caja. Al final puede añadir una foto.")), true);
        yield return (Choice("allergic", new("Are you allergic to a medicine, to latex or to food?", "¿Tiene alergia a una medicina, al látex o a un alimento?"), no, yes, unsure), true);
        yield return (Words("allergies", new("To what? What happened?", "¿A qué? ¿Qué pasó?"), new("One in each line", "Una en cada línea")), Is("allergic", Yes));
        yield return (Words("family", new("Has somebody in your family had psychosis, bipolar disorder or an aneurysm?", "¿Alguien de su familia ha tenido psicosis, trastorno bipolar o un aneurisma?")), true);
        yield return (Words("substances", new("How much alcohol do you drink? Do you use cannabis or other drugs?", "¿Cuánto alcohol bebe? ¿Usa cannabis u otras drogas?"), new("You will not be judged. It keeps you safe.", "Nadie le juzga. Así está más a salvo.")), true);
        yield return (Choice("pregnant", new("Are you pregnant, or could you be?", "¿Está embarazada, o podría estarlo?"), no, yes, unsure, ("cannot", new("It cannot be", "No puede ser"))), true);
        yield return (new(Key("height"), new Translated("How tall are you?", "¿Cuánto mide?").In(language)) { Place = ++place, Written = new Writing.Number("cm", 60, 250), Hint = new Translated("In centimeters. 5 feet 7 inches are 170.", "En centímetros. 5 pies y 7 pulgadas son 170.").In(language) }, true);
        yield return (new(Key("contact-name"), new Translated("Whom may we call for you in an emergency?", "¿A quién podemos llamar por usted en una urgencia?").In(language)) { Place = ++place, Written = new Writing.Name() }, patient.ContactName is null);
        yield return (Words("contact-relation", new("Who is that to you?", "¿Qué es esa persona de usted?"), lines: false), patient.ContactName is null && Answered("contact-name"));
        yield return (new(Key("contact-phone"), new Translated("What is their phone number?", "¿Cuál es su teléfono?").In(language)) { Place = ++place, Written = new Writing.Phone() }, patient.ContactPhone is null && Answered("contact-name"));
        yield return (Words("escort", new("Who could take you home after a treatment, and stay with you?", "¿Quién podría llevarle a casa después de un tratamiento y quedarse con usted?"), lines: false), true);
        yield return (Words("pharmacy", new("Which pharmacy do you use?", "¿Qué farmacia usa?"), lines: false), true);
        yield return (Words("coverage", new("Which insurance do you have? What stands on the card?", "¿Qué seguro tiene? ¿Qué pone en la tarjeta?"), new("You can add a photo at the end.", "Al final puede añadir una foto."), most: 400), true);
        yield return (Choice("interpreter", new("Would you like an interpreter?", "¿Quiere un intérprete?"), no, yes), patient.Interpreter is null);
        yield return (Words("interpreter-language", new("For which language?", "¿Para qué idioma?"), lines: false), Is("interpreter", Yes) && patient.Interpreter is null);
        yield return (Words("more", new("What else should we know?", "¿Qué más debemos saber?")), true);

        bool Answered(string key) => given[Key(key)] is { } answer && answer != Answers.Skipped;
    }

    public static string Key(string what) => $"intake@1:{what}";

    /// <summary>What is asked after these answers.</summary>
    public IReadOnlyList<AskedQuestion> Asks(Answers given) => [.. All(given).Where(one => one.Needed).Select(one => one.Ask)];

    /// <summary>What the answers so far raise: a choice that tells of danger, or words of it anywhere.</summary>
    public static IEnumerable<SafetyAlert> Raised(Answers given)
    {
        if (given[Key("safety")] switch
        {
            "might-act" => new SafetyAlert("INTAKE_SAFETY", AlertTier.Emergency, "The intake says they might act on thoughts of suicide: call now, ask with the C-SSRS; 988 or 911 if they cannot be kept safe"),
            "often" or "thoughts" => new SafetyAlert("INTAKE_SAFETY", AlertTier.Urgent, "The intake says thoughts of suicide: call today, ask with the C-SSRS"),
            _ => null,
        } is { } chosen) yield return chosen;
        if (SafetyAlerts.OfWords(string.Join('\n', given.Keys.Where(key => key != Key("safety")).Select(key => given[key]))) is { } words) yield return words;
    }

    /// <summary>The answers as the one store keeps them: lines of the lists, notes, and each answer as it was given. What nobody understands stands there word for word.</summary>
    public static IReadOnlyList<StatedLine> Facts(Answers given, DateTimeOffset at)
    {
        List<StatedLine> lines = [];
        string? Of(string key) => given[Key(key)] is { } answer && answer != Answers.Skipped && answer.Trim().Length > 0 ? answer.Trim() : null;
        void Line<T>(string key, T line) => lines.Add(new(key, RecordLines.Write(line), at, Source));
        void Note(NoteAbout about, params string?[] said)
        {
            if (string.Join('\n', said.OfType<string>()) is { Length: > 0 } text) Line(NoteLine.Key, new NoteLine(about, text));
        }

        foreach (var ticked in Of("conditions")?.Split(' ') ?? [])
            if (Conditions.FirstOrDefault(one => one.Value == ticked) is { Problem: { } problem }) Line(ConditionLine.Key, new ConditionLine(problem, null, Confirmed: false, "active", null));
        foreach (var other in Each("conditions-more")) Line(ConditionLine.Key, new ConditionLine(other, null, Confirmed: false, "active", null));
        foreach (var medicine in Each("medicines")) Line(MedicationLine.Key, new MedicationLine(medicine, null, null, AsNeeded: false, OverTheCounter: false));
        foreach (var allergy in Each("allergies")) Line(AllergyLine.Key, new AllergyLine(allergy, null));
        Note(NoteAbout.Goals, Of("goals"));
        Note(NoteAbout.PsychiatricHistory, Of("tried"), Of("ketamine-how") is { } how ? $"Ketamine before: {how}" : null);
        Note(NoteAbout.SurgicalHistory, Of("operations"));
        Note(NoteAbout.FamilyHistory, Of("family"));
        Note(NoteAbout.SubstanceHistory, Of("substances"));
        foreach (var key in given.Keys) lines.Add(new(AnswerLine, RecordLines.Write(new Dictionary<string, string> { [key] = given[key]! }), at, Source));
        return lines;

        // A line of a list is cut where a person began a new line; nothing of it is left out.
        IEnumerable<string> Each(string key) => (Of(key)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []).Where(line => line.Any(char.IsLetterOrDigit));
    }

    /// <summary>What the store says of where these facts come from: the patient's word, until somebody confirms it.</summary>
    public const string Source = "patient";

    /// <summary>The key of an answer as it was given.</summary>
    public const string AnswerLine = "intake-answer";
}
