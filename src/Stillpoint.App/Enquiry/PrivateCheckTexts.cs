using Stillpoint.App.Texts;
using Stillpoint.Care.Enquiry;

namespace Stillpoint.App.Enquiry;

/// <summary>The private check in the words of both languages: its questions, their answers, and the reasons it gives.</summary>
internal static class PrivateCheckTexts
{
    public static readonly Translated
        Title = new("Might it be for me?", "¿Podría ser para mí?"),
        Lead = new("Ten short questions. It takes about three minutes. Leave out what you like.", "Diez preguntas cortas. Lleva unos tres minutos. Deje sin contestar lo que quiera."),
        Private = new("Nothing is kept or sent unless you press the button to send it yourself at the end.", "No se guarda ni se envía nada si usted no pulsa al final el botón para enviarlo."),
        NoVerdict = new("This gives general reasons only. A person decides with you, and you can ask us whatever it says.", "Esto solo da razones generales. Una persona decide con usted, y puede preguntarnos diga lo que diga."),
        Show = new("Show me the reasons", "Ver las razones"),
        Reasons = new("What speaks for asking, and what to talk about", "Qué anima a preguntar y qué hay que hablar"),
        None = new("From these answers there is nothing general to say. Ask us: a person looks at it with you.", "Con estas respuestas no hay nada general que decir. Pregúntenos: una persona lo mira con usted."),
        Unanswered = new("Not answered, so nothing is said about it:", "Sin contestar, así que no se dice nada de ello:"),
        SendAlong = new("Ask for help, and send these answers along", "Pedir ayuda y enviar estas respuestas"),
        AskWithout = new("Ask for help without them", "Pedir ayuda sin enviarlas"),
        Again = new("Change my answers", "Cambiar mis respuestas"),
        GoesAlong = new("Your answers to the private check go along with this.", "Sus respuestas a las preguntas privadas van con esto."),
        CrisisTitle = new("Please talk to somebody first", "Por favor, hable primero con alguien"),
        Crisis = new("You said that you think of ending your life. You do not have to be alone with that. The people at 988 listen at any hour, in English and Spanish. If you might act on it, call 911 or go to the nearest emergency department.",
            "Ha dicho que piensa en quitarse la vida. No tiene que estar a solas con eso. En el 988 hay personas que escuchan a cualquier hora, en inglés y en español. Si cree que puede hacerlo, llame al 911 o vaya al servicio de urgencias más cercano."),
        CrisisNobody = new("Nobody at the clinic sees these answers unless you send them.", "Nadie de la clínica ve estas respuestas si usted no las envía."),
        Ask = new("Speaks for asking us", "Anima a preguntarnos"),
        TalkFirst = new("To talk about first", "Para hablar antes"),
        LikelyNot = new("Most likely not now", "Lo más seguro es que ahora no"),
        Source = new("where this comes from", "de dónde viene");

    /// <summary>The words of a bearing.</summary>
    public static Translated Of(CheckBearing bearing) => bearing switch
    {
        CheckBearing.Ask => Ask,
        CheckBearing.TalkFirst => TalkFirst,
        CheckBearing.LikelyNot => LikelyNot,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IReadOnlyDictionary<string, Translated> Questions { get; } = new Dictionary<string, Translated>
    {
        [PrivateCheck.Safety] = new("In the last weeks, have you thought of ending your life?", "En las últimas semanas, ¿ha pensado en quitarse la vida?"),
        [PrivateCheck.Trouble] = new("What troubles you most?", "¿Qué es lo que más le pesa?"),
        [PrivateCheck.Tried] = new("How many treatments have you tried for it?", "¿Cuántos tratamientos ha probado para eso?"),
        [PrivateCheck.Age] = new("How old are you?", "¿Qué edad tiene?"),
        [PrivateCheck.Pregnant] = new("Are you pregnant?", "¿Está embarazada?"),
        [PrivateCheck.Heart] = new("Has a doctor told you of an aneurysm, a bleed in the brain, a heart attack or stroke, or blood pressure that stays high?", "¿Le ha hablado un médico de un aneurisma, un sangrado en el cerebro, un infarto, un derrame o una tensión que sigue alta?"),
        [PrivateCheck.Mind] = new("Have you ever lost touch with what is real, or had a very high phase (mania)?", "¿Ha perdido alguna vez el contacto con lo real, o ha tenido una fase muy alta (manía)?"),
        [PrivateCheck.Use] = new("Do you have trouble with alcohol, ketamine or other drugs?", "¿Tiene problemas con el alcohol, la ketamina u otras drogas?"),
        [PrivateCheck.Body] = new("Do you have a severe disease of the liver, or a damaged bladder?", "¿Tiene una enfermedad grave del hígado, o la vejiga dañada?"),
        [PrivateCheck.Escort] = new("Could an adult you know take you home after a visit?", "¿Podría llevarle a casa después de una visita una persona adulta que conozca?"),
    };

    public static IReadOnlyDictionary<string, Translated> Answers { get; } = new Dictionary<string, Translated>
    {
        ["safety no"] = new("No", "No"), ["safety thoughts"] = new("Yes, such thoughts", "Sí, he tenido esas ideas"), ["safety might-act"] = new("Yes, and I might act on it", "Sí, y podría hacerlo"),
        ["trouble depression"] = new("Depression", "Depresión"), ["trouble bipolar"] = new("Bipolar disorder", "Trastorno bipolar"), ["trouble anxiety"] = new("Anxiety or panic", "Ansiedad o pánico"), ["trouble trauma"] = new("Trauma", "Un trauma"),
        ["trouble ocd"] = new("Thoughts or acts that I cannot stop (OCD)", "Ideas o actos que no puedo parar (TOC)"), ["trouble pain"] = new("Pain that stays", "Un dolor que no se va"), ["trouble headache"] = new("Headaches", "Dolores de cabeza"),
        ["trouble alcohol-drugs"] = new("Alcohol or drugs", "Alcohol o drogas"), ["trouble other"] = new("Something else", "Otra cosa"),
        ["tried none"] = new("None yet", "Ninguno"), ["tried one"] = new("One", "Uno"), ["tried two"] = new("Two or more", "Dos o más"), ["tried unsure"] = new("I am not sure", "No lo sé"),
        ["age under-18"] = new("Under 18", "Menos de 18"), ["age adult"] = new("18 to 64", "De 18 a 64"), ["age over-65"] = new("65 or older", "65 o más"),
        ["pregnant no"] = new("No, or it cannot be", "No, o no puede ser"), ["pregnant yes"] = new("Yes", "Sí"), ["pregnant unsure"] = new("It could be", "Podría ser"),
        ["heart no"] = new("No", "No"), ["heart yes"] = new("Yes", "Sí"), ["heart unsure"] = new("I am not sure", "No lo sé"),
        ["mind no"] = new("No", "No"), ["mind past"] = new("In the past", "En el pasado"), ["mind yes"] = new("Yes, now", "Sí, ahora"), ["mind unsure"] = new("I am not sure", "No lo sé"),
        ["use no"] = new("No", "No"), ["use past"] = new("In the past", "En el pasado"), ["use yes"] = new("Yes, now", "Sí, ahora"),
        ["body no"] = new("No", "No"), ["body yes"] = new("Yes", "Sí"), ["body unsure"] = new("I am not sure", "No lo sé"),
        ["escort yes"] = new("Yes", "Sí"), ["escort no"] = new("No", "No"), ["escort unsure"] = new("I am not sure", "No lo sé"),
    };

    public static IReadOnlyDictionary<string, Translated> Sentences { get; } = new Dictionary<string, Translated>
    {
        ["pregnant"] = new("We do not treat in pregnancy. It may harm the baby. Ask us again afterwards.", "No tratamos en el embarazo. Puede dañar al bebé. Pregúntenos otra vez después."),
        ["mind-now"] = new("While you lose touch with what is real, or are in a very high phase, ketamine can make it worse. A doctor should see you soon.", "Mientras pierde el contacto con lo real, o está en una fase muy alta, la ketamina puede empeorarlo. Un médico debería verle pronto."),
        ["under-18"] = new("It is not approved under 18, and there are only small studies. A child psychiatrist is the first to ask.", "No está aprobada con menos de 18 años, y solo hay estudios pequeños. Pregunte primero a un psiquiatra infantil."),
        ["heart"] = new("Your blood pressure rises for a while. With such a history it may be ruled out, or have to wait.", "La tensión sube por un rato. Con esa historia puede quedar descartada, o tener que esperar."),
        ["heart-unsure"] = new("Ask your doctor about your heart and blood vessels, or ask us to look at it with you.", "Pregunte a su médico por el corazón y los vasos, o pídanos mirarlo con usted."),
        ["body"] = new("The liver and the bladder have to be looked at first.", "Primero hay que mirar el hígado y la vejiga."),
        ["body-unsure"] = new("A blood test and a urine test tell how your liver and bladder are.", "Un análisis de sangre y otro de orina dicen cómo están el hígado y la vejiga."),
        ["pregnant-unsure"] = new("A test is done before the first session.", "Antes de la primera sesión se hace una prueba."),
        ["mind-past"] = new("We need to hear more about that time before anybody decides.", "Necesitamos saber más de aquel tiempo antes de que nadie decida."),
        ["use-now"] = new("Ketamine can itself be misused. It is not an automatic no. It needs a plan and a team.", "La ketamina misma se puede usar mal. No es un no seguro. Hace falta un plan y un equipo."),
        ["use-past"] = new("It is good that you say so. We plan with it in mind.", "Es bueno que lo diga. Lo tenemos en cuenta al planear."),
        ["over-65"] = new("We start lower and look at the heart first. The gain over 65 is less clear.", "Empezamos con menos y miramos antes el corazón. Con más de 65 años la mejora es menos clara."),
        ["bipolar"] = new("A medicine that keeps your mood steady comes first. The proof is weak.", "Primero va una medicina que mantenga estable el ánimo. La prueba es débil."),
        ["others-first"] = new("Other treatments most often come first. We can tell you about them.", "Otros tratamientos suelen ir primero. Podemos hablarle de ellos."),
        ["escort"] = new("An adult must take you home. We can plan that with you.", "Una persona adulta debe llevarle a casa. Podemos planearlo con usted."),
        ["depression-tried"] = new("For depression after two or more treatments the proof is best.", "Para la depresión tras dos o más tratamientos es donde hay mejor prueba."),
        ["depression"] = new("It is studied most for depression.", "Donde más se ha estudiado es en la depresión."),
        ["pain"] = new("For some kinds of lasting pain there is fair proof, for others weak.", "Para algunos dolores duraderos hay una prueba media, para otros débil."),
        ["weak-proof"] = new("For this the proof is weak. We can tell you what else helps.", "Para esto la prueba es débil. Podemos decirle qué más ayuda."),
        ["other"] = new("Tell us what it is. A person looks at it with you.", "Díganos qué es. Una persona lo mira con usted."),
    };
}
