using Stillpoint.App.Texts;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>What a patient reads on the pages of a check, in both languages.</summary>
internal static class CheckTexts
{
    public static readonly Translated
        Title = new("Your short form", "Su formulario corto"),
        Greeting = new("{clinic} asks how you are", "{clinic} le pregunta cómo está"),
        HowLong = new("It takes a few minutes. One question at a time; you can stop and go on later with the same link.", "Lleva unos minutos. Una pregunta cada vez; puede parar y seguir más tarde con el mismo enlace."),
        UntilSent = new("You can change every answer until you send them.", "Puede cambiar cada respuesta hasta que las envíe."),
        Begin = new("Begin", "Empezar"),
        GoOn = new("Go on where you were", "Seguir donde estaba"),
        WhoReads = new("A nurse or prescriber of the clinic reads your answers.", "Una enfermera o un médico de la clínica lee sus respuestas."),
        ReadNow = new("Somebody is there now.", "Ahora hay alguien."),
        ReadNext = new("Nobody reads them before {when}.", "Nadie las lee antes de {when}."),
        ReadUnknown = new("Nobody is watching for them at this moment.", "En este momento nadie está pendiente de ellas."),
        NotWatched = new("If you need help now, do not wait for us: call or text 988, or call 911.", "Si necesita ayuda ahora, no espere: llame o escriba al 988, o llame al 911."),
        RatherTalk = new("Rather talk to a person? Call the clinic:", "¿Prefiere hablar con una persona? Llame a la clínica:"),
        Complaints = new("Since we last asked: have you had any of these?", "Desde la última vez que preguntamos: ¿ha tenido algo de esto?"),
        HowBad = new("how bad is it?", "¿cómo es de fuerte?"),
        NowTitle = new("Please talk to somebody now", "Por favor, hable con alguien ahora"),
        Now = new("You told us about thoughts of ending your life. You do not have to be alone with them. The people at 988 listen at any hour, in English and Spanish. If you may act on them, call 911 or go to the nearest emergency department.",
            "Nos ha dicho que piensa en quitarse la vida. No tiene que estar a solas con ello. En el 988 hay personas que escuchan a cualquier hora, en inglés y en español. Si podría hacerlo, llame al 911 o vaya al servicio de urgencias más cercano."),
        NowBody = new("What you told us can be dangerous. If it is still so, call 911 now or go to the nearest emergency department; do not drive yourself.",
            "Lo que nos ha dicho puede ser peligroso. Si sigue así, llame al 911 ahora o vaya al servicio de urgencias más cercano; no conduzca usted."),
        NowTold = new("We have told the clinic. A person will call you.", "Hemos avisado a la clínica. Una persona le llamará."),
        NowToldLater = new("We have told the person on call. A person will call you. If you are in danger, do not wait for it.", "Hemos avisado a la persona de guardia. Una persona le llamará. Si está en peligro, no espere la llamada."),
        NowGoOn = new("Go on with the form", "Seguir con el formulario"),
        Sent = new("Thank you. We have your answers.", "Gracias. Tenemos sus respuestas."),
        SentBefore = new("This form was sent already", "Este formulario ya se envió"),
        SentBeforeWhat = new("We have your answers. You don't have to do anything more.", "Tenemos sus respuestas. No tiene que hacer nada más."),
        Over = new("This link doesn't work any more", "Este enlace ya no funciona"),
        OverWhat = new("The time for this form is over, or it is not needed any more. Nothing you answered was lost.", "El plazo de este formulario ha pasado, o ya no hace falta. No se ha perdido nada de lo que contestó."),
        Unknown = new("The link may be old, or a letter of it may be missing.", "Puede que el enlace sea antiguo o que le falte una letra."),
        Scores = new("How it has been", "Cómo ha ido"),
        Came = new("{form}: {total} of {most}", "{form}: {total} de {most}"),
        LowerIsBetter = new("Lower is better.", "Más bajo es mejor."),
        HigherIsBetter = new("Higher is better.", "Más alto es mejor."),
        Better = new("That is clearly better than {before} on {day}.", "Es claramente mejor que {before} el {day}."),
        Worse = new("That is clearly worse than {before} on {day}. Somebody of the clinic looks at it.", "Es claramente peor que {before} el {day}. Alguien de la clínica lo mirará."),
        Same = new("That is no clear change from {before} on {day}.", "No es un cambio claro respecto a {before} el {day}."),
        First = new("This is the first one; the next will show how it goes.", "Es el primero; el siguiente mostrará cómo va."),
        NoDiagnosis = new("A number is not a diagnosis. Talk about it with your clinician.", "Un número no es un diagnóstico. Háblelo con su médico."),
        When = new("When", "Cuándo"),
        Score = new("Score", "Puntos");

    public static string Fill(this Translated words, Language language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = words.In(language);
        foreach (var (name, value) in values) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }
}
