using Stillpoint.App.Texts;

namespace Stillpoint.App.Intakes;

/// <summary>What a patient reads around the questions of the intake, in both languages.</summary>
internal static class IntakeTexts
{
    public static readonly Translated
        Title = new("About you, before we meet", "Sobre usted, antes de vernos"),
        HowLong = new("It takes about 15 minutes, 30 at most. One question at a time. You can stop and go on later with the same link, also on another phone.", "Lleva unos 15 minutos, 30 como mucho. Una pregunta cada vez. Puede parar y seguir más tarde con el mismo enlace, también en otro teléfono."),
        Own = new("Use your own words. Leave out what you like. Somebody goes through it with you.", "Use sus palabras. Deje sin contestar lo que quiera. Alguien lo repasa con usted."),
        Kept = new("Each answer is kept as you give it. You can change it until you send it in.", "Cada respuesta se guarda al darla. Puede cambiarla hasta que lo envíe."),
        WhoReads = new("A nurse or prescriber of the clinic reads your answers. Nobody watches for them at night.", "Una enfermera o un médico de la clínica lee sus respuestas. De noche nadie está pendiente de ellas."),
        Begin = new("Begin", "Empezar"),
        GoOn = new("Go on where you were", "Seguir donde estaba"),
        Photos = new("You can add photos, such as of your pill boxes or a letter.", "Puede añadir fotos, por ejemplo de sus cajas de pastillas o de una carta."),
        Add = new("Add these", "Añadir"),
        Added = new("Added", "Añadido"),
        SentIn = new("Thank you. We have your answers.", "Gracias. Tenemos sus respuestas."),
        SentInWhat = new("You do not have to do anything more. We go through them with you.", "No tiene que hacer nada más. Las repasamos con usted."),
        Over = new("This link does not work any more. Call the clinic.", "Este enlace ya no funciona. Llame a la clínica."),
        Now = new("You told us about thoughts of ending your life. You do not have to be alone with them. The people at 988 listen at any hour, in English and Spanish. If you may act on them, call 911 or go to the nearest emergency department.",
            "Nos ha dicho que piensa en quitarse la vida. No tiene que estar a solas con ello. En el 988 hay personas que escuchan a cualquier hora, en inglés y en español. Si podría hacerlo, llame al 911 o vaya al servicio de urgencias más cercano."),
        NowTitle = new("Please talk to somebody now", "Por favor, hable con alguien ahora"),
        NowTold = new("We have told the clinic. If you are in danger, do not wait for us.", "Hemos avisado a la clínica. Si está en peligro, no nos espere."),
        NowGoOn = new("Go on with the questions", "Seguir con las preguntas"),
        RatherTalk = new("Rather talk to a person? Call the clinic:", "¿Prefiere hablar con una persona? Llame a la clínica:");
}
