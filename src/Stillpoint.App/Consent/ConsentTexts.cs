using Stillpoint.App.HouseValues;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>One part of a consent: what it is about, and what there is to know of it for each product.</summary>
internal sealed record ConsentPart(Translated Heading, Translated Ketamine, Translated Esketamine)
{
    public ConsentPart(Translated heading, Translated both) : this(heading, both, both)
    {
    }
}

/// <summary>
/// The consent the build ships, in plain words and both languages: a text for each product, and beside it one for the way it is given and
/// one for what it is given for. It is house policy: the medical director replaces or approves each before the clinic opens.
/// </summary>
internal static class ConsentTexts
{
    public static string NameOf(string product, Language language) => $"consent-{(product == "Esketamine" ? "esketamine" : "ketamine")}-{Translated.Code(language)}";

    public static string NameOfWay(Route route, Language language) => $"consent-way-{WayOf(route)}-{Translated.Code(language)}";

    public static string NameOfUse(string indication, Language language) => $"consent-for-{UseOf(indication)}-{Translated.Code(language)}";

    private static string WayOf(Route route) => route switch
    {
        Route.Intravenous or Route.IntravenousBolus => "vein",
        Route.Intramuscular or Route.Subcutaneous => "needle",
        Route.Oral or Route.Sublingual => "mouth",
        Route.IntranasalRacemic or Route.IntranasalEsketamine => "nose",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string UseOf(string indication) => indication switch
    {
        "IND-01" => "depression",
        "IND-03" or "IND-04" => "suicidal-thoughts",
        "IND-12" or "IND-13" or "IND-10" or "IND-11" or "IND-14" or "IND-15" or "IND-16" or "IND-17" or "IND-22" => "pain",
        "IND-18" or "IND-19" => "alcohol-drugs",
        "IND-20" or "IND-21" => "procedure",
        _ => "other-mood",
    };

    /// <summary>What a consent has to say, in order; the last is said of the spray alone.</summary>
    public static IReadOnlyList<ConsentPart> Parts { get; } =
    [
        new(new("Why you are asked", "Por qué se le pregunta"), new(
            "You and your prescriber have talked about your illness, what you have tried, and what you hope for. This paper says what to know before you say yes or no. Take your time. You can ask about each line.",
            "Usted y su médico han hablado de su enfermedad, de lo que ha probado y de lo que espera. Este papel dice lo que hay que saber antes de decir sí o no. Tómese su tiempo. Puede preguntar por cada línea.")),
        new(new("What it is, and what it is approved for", "Qué es y para qué está aprobada"), new(
            "Ketamine is an anesthetic. In a much smaller dose it can lift depression or ease pain for some people within hours or days. It is approved as an anesthetic. Giving it for mood or for lasting pain is an off-label use: doctors may do so, and the approval does not cover it.",
            "La ketamina es un anestésico. En una dosis mucho menor puede aliviar la depresión o el dolor de algunas personas en horas o días. Está aprobada como anestésico. Darla para el ánimo o para un dolor duradero es un uso fuera de indicación: los médicos pueden hacerlo, pero la aprobación no lo cubre."), new(
            "Esketamine is a nasal spray. It is approved for adults whose depression two or more medicines did not help, and for adults with depression and urgent thoughts of suicide. It can lift depression within hours or days. It has not been shown to prevent suicide.",
            "La esketamina es un aerosol nasal. Está aprobada para adultos con una depresión que dos o más medicinas no aliviaron, y para adultos con depresión y pensamientos urgentes de suicidio. Puede ayudar en horas o días. No se ha visto que evite el suicidio.")),
        new(new("What it may do for you", "Qué puede hacer por usted"), new(
            "It does not help everyone. The effect of one treatment often fades in days to two weeks, so a series is usual. The proof for one treatment is good. The proof for many is weaker. We look at your scores with you. If it does not help, we stop.",
            "No ayuda a todo el mundo. El efecto de un tratamiento suele irse en unos días o en dos semanas, por lo que es habitual una serie. La prueba de un tratamiento es buena. La de muchos es más débil. Miramos con usted sus puntos. Si no ayuda, paramos.")),
        new(new("What you may feel", "Qué puede sentir"), new(
            "You may feel far away from your body, dreamy, sleepy, dizzy, sick or anxious. Your sight may blur and your head may ache. Your blood pressure and heart rate will rise for a while. Most of this is gone within two hours. Someone watches you and measures until you are well again.",
            "Puede sentirse lejos de su cuerpo, como en un sueño, con sueño, mareo, náuseas o nervios. Puede ver borroso y tener dolor de cabeza. La tensión y el pulso subirán durante un rato. Casi todo pasa en dos horas. Alguien le vigila y mide hasta que esté bien."), new(
            "Most people feel far away from their body for a while: 61 to 84 of 100. About half get sleepy: 48 to 61 of 100. You may feel dizzy, sick or anxious. Your blood pressure will rise for a while. Most of this is gone within two hours. Someone watches you and measures until you are well again.",
            "Casi todas las personas se sienten lejos de su cuerpo un rato: de 61 a 84 de cada 100. A la mitad le da sueño: de 48 a 61 de cada 100. Puede tener mareo, náuseas o nervios. La tensión subirá durante un rato. Casi todo pasa en dos horas. Alguien le vigila y mide hasta que esté bien.")),
        new(new("What can go wrong", "Qué puede ir mal"), new(
            "Rarely it causes a dangerous rise in blood pressure, trouble breathing, passing out, choking, a fall, an allergic reaction, or a very frightening experience. Rarely it brings on a very high mood, a loss of touch with what is real, or thoughts of suicide. We are ready for this, and may have to call 911.",
            "Pocas veces causa una subida peligrosa de la tensión, dificultad para respirar, un desmayo, un atragantamiento, una caída, una alergia o una experiencia que da mucho miedo. Pocas veces trae un ánimo muy alto, una pérdida de contacto con lo real o ideas de suicidio. Estamos preparados, y puede que haya que llamar al 911.")),
        new(new("With many treatments", "Con muchos tratamientos"), new(
            "Used often or in large amounts it can harm the bladder and the liver, and maybe memory. Nobody knows all about long use. We ask about your bladder each time, and test your blood and urine at times.",
            "Usada a menudo o en grandes cantidades puede dañar la vejiga y el hígado, y quizá la memoria. Nadie lo sabe todo del uso largo. Preguntamos por la vejiga cada vez, y a veces hacemos análisis de sangre y de orina.")),
        new(new("Misuse, and the law", "El mal uso y la ley"), new(
            "It can be misused, and it can become a habit that is hard to leave. The law controls it. We look up which controlled medicines you get elsewhere, and we may test your urine. None of it goes home with you.",
            "Se puede usar mal y convertirse en un hábito difícil de dejar. La ley la controla. Miramos qué medicinas controladas recibe de otros, y puede que pidamos un análisis de orina. No se lleva nada a casa.")),
        new(new("What else there is", "Qué más hay"), new(
            "There are other treatments: other medicines, talk therapy, magnetic stimulation (TMS), shock therapy (ECT). You may also have none.",
            "Hay otros tratamientos: otras medicinas, terapia, estimulación magnética (EMT), terapia con corriente (TEC). También puede no tener ninguno.")),
        new(new("Pregnancy, nursing, and other medicines", "Embarazo, lactancia y otras medicinas"), new(
            "It may harm an unborn child, and it passes into milk. Tell us at once if you are or may be pregnant. Tell us about every medicine, and about alcohol and other drugs. Some of them make the treatment dangerous.",
            "Puede dañar al feto y pasa a la leche. Díganos enseguida si está o puede estar embarazada. Díganos todas sus medicinas, y si toma alcohol u otras drogas. Algunas hacen peligroso el tratamiento.")),
        new(new("Going home", "Volver a casa"), new(
            "An adult must take you home. Do not drive, work with machines, look after children alone or sign anything important until the next day, after a night's sleep. No alcohol for 24 hours.",
            "Una persona adulta debe llevarle a casa. No conduzca, no use máquinas, no cuide solo a niños ni firme nada importante hasta el día siguiente, después de dormir una noche. Nada de alcohol en 24 horas.")),
        new(new("Stopping, and touch", "Parar, y el contacto"), new(
            "You may say no, ask for a pause or stop at any moment, also during the treatment, and nobody will hold it against you. We agree on a word or a sign before we start. Nobody holds you down, unless you would hurt yourself or somebody. Nobody touches you to comfort you unless you say below that they may.",
            "Puede decir que no, pedir una pausa o parar en cualquier momento, también durante el tratamiento, y nadie se lo reprochará. Antes de empezar acordamos una palabra o una señal. Nadie le sujeta, a no ser que vaya a hacerse daño o a hacérselo a alguien. Nadie le toca para consolarle si usted no lo permite abajo.")),
        new(new("What it costs", "Cuánto cuesta"), new(
            "Insurance often does not pay for this. You get a written estimate before you start. Ask if something is not clear.",
            "El seguro a menudo no lo paga. Recibe un cálculo por escrito antes de empezar. Pregunte si algo no está claro."), new(
            "Insurance often pays for the spray once it has agreed. You get a written estimate before you start. Ask if something is not clear.",
            "El seguro a menudo paga el aerosol si antes ha dicho que sí. Recibe un cálculo por escrito antes de empezar. Pregunte si algo no está claro.")),
        new(new("What is written down, and who sees it", "Qué se anota y quién lo ve"), new(
            "We write down what we measure, give and see. Those who treat you read it. The state can see which controlled medicines you got. Nobody films or records your voice here unless you agree on paper.",
            "Anotamos lo que medimos, damos y vemos. Lo leen quienes le tratan. El estado puede ver qué medicinas controladas recibió. Nadie graba imagen ni voz aquí si usted no lo acepta por escrito.")),
        new(new("Whom to call", "A quién llamar"), new(
            "For chest pain, trouble breathing or a very bad headache call 911. If you think of ending your life, call or text 988 at any hour. For all else call the clinic. Give us somebody we may call for you.",
            "Si le duele el pecho, le cuesta respirar o tiene un dolor de cabeza muy fuerte, llame al 911. Si piensa en quitarse la vida, llame o escriba al 988 a cualquier hora. Para lo demás llame a la clínica. Díganos a quién podemos llamar por usted.")),
        new(new("Your say", "Su palabra"), new(
            "Saying yes today binds you to nothing. You can take it back at any time, here or by your link. It holds for 12 months at most. We ask again when the drug, the way, the reason or this text changes.",
            "Decir sí hoy no le obliga a nada. Puede retirarlo en cualquier momento, aquí o con su enlace. Vale como mucho 12 meses. Preguntamos otra vez si cambia la medicina, la forma, el motivo o este texto.")),
    ];

    /// <summary>Said of the spray alone.</summary>
    private static readonly (Translated Heading, Translated Body) Program = (new("The safety program", "El programa de seguridad"), new(
        "The spray can be given only under a national safety program. You are enrolled by name before the first dose, and each treatment is reported.",
        "El aerosol solo se da dentro de un programa nacional de seguridad. Se le inscribe con su nombre antes de la primera dosis, y se informa de cada tratamiento."));

    public static IReadOnlyDictionary<string, Translated> Ways { get; } = new Dictionary<string, Translated>
    {
        ["vein"] = new("It goes through a thin tube into a vein, most often over 40 to 60 minutes. A pump gives it slowly. It can be slowed or stopped at once. The place may bruise.", "Entra por un tubo fino en una vena, casi siempre en 40 a 60 minutos. Una bomba lo da despacio. Se puede frenar o parar al momento. Puede salir un moratón."),
        ["needle"] = new("It is given with a needle into a muscle or under the skin. Once given it cannot be taken back. The place may hurt.", "Se da con una aguja en un músculo o bajo la piel. Una vez dado no se puede quitar. El sitio puede doler."),
        ["mouth"] = new("You take it by mouth. It acts slowly, and how much gets in differs from person to person. Few studies used this way.", "Se toma por la boca. Actúa despacio, y lo que entra cambia de una persona a otra. Pocos estudios usaron esta forma."),
        ["nose"] = new("You spray it into your nose yourself, with somebody beside you. You stay for at least two hours afterwards. Your nose may sting and the taste may be bad.", "Se la pone usted en la nariz, con alguien a su lado. Se queda al menos dos horas después. La nariz puede picar y el sabor puede ser malo."),
    };

    public static IReadOnlyDictionary<string, Translated> Uses { get; } = new Dictionary<string, Translated>
    {
        ["depression"] = new("It is for depression that other medicines have not helped. In studies about half of the people got clearly better, many for a while only.", "Es para una depresión que otras medicinas no han aliviado. En los estudios mejoró claramente la mitad de las personas, muchas solo por un tiempo."),
        ["suicidal-thoughts"] = new("It is for thoughts of suicide. They may ease for some days. It does not take the place of care in a hospital, and it has not been shown to prevent suicide.", "Es para las ideas de suicidio. Pueden bajar por unos días. No ocupa el lugar de un ingreso, y no se ha visto que evite el suicidio."),
        ["pain"] = new("It is for pain. For some kinds of pain the proof is fair, for others weak. Doses are often larger and last longer than for mood.", "Es para el dolor. Para algunos dolores la prueba es media, para otros débil. Las dosis suelen ser mayores y más largas que para el ánimo."),
        ["alcohol-drugs"] = new("It is for trouble with alcohol or drugs, together with talk therapy. The proof is small. Ketamine can itself be misused.", "Es para problemas con el alcohol o las drogas, junto con terapia. La prueba es poca. La ketamina misma se puede usar mal."),
        ["procedure"] = new("It is to make you sleep, or not feel, while something is done to you. A trained person does nothing else but watch you.", "Es para que duerma, o no sienta, mientras se le hace algo. Una persona formada no hace otra cosa que vigilarle."),
        ["other-mood"] = new("For what you have, there are only small studies. It may help, and nobody can say how likely that is.", "Para lo que usted tiene solo hay estudios pequeños. Puede ayudar, y nadie puede decir con qué probabilidad."),
    };

    public static IEnumerable<PolicyText> Shipped { get; } =
    [
        .. from language in (Language[])[Language.English, Language.Spanish]
           from product in (string[])["KetamineRacemic", "Esketamine"]
           select new PolicyText(NameOf(product, language), 0, Body(product, language), "[POLICY]"),
        .. from language in (Language[])[Language.English, Language.Spanish]
           from way in Ways
           select new PolicyText($"consent-way-{way.Key}-{Translated.Code(language)}", 0, way.Value.In(language), "[POLICY]"),
        .. from language in (Language[])[Language.English, Language.Spanish]
           from use in Uses
           select new PolicyText($"consent-for-{use.Key}-{Translated.Code(language)}", 0, use.Value.In(language), "[POLICY]"),
    ];

    private static string Body(string product, Language language)
    {
        var spray = product == "Esketamine";
        var parts = Parts.Select(part => (part.Heading, Body: spray ? part.Esketamine : part.Ketamine));
        if (spray) parts = parts.Append(Program);
        return string.Join('\n', parts.Select(part => $"{ConsentDocument.HeadingMark}{part.Heading.In(language)}\n{part.Body.In(language)}"));
    }
}
