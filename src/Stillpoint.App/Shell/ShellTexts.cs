using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell;

/// <summary>What the frame of every page a patient may meet says, in both languages.</summary>
internal static class ShellTexts
{
    public static readonly Translated
        SkipToThePage = new("Skip to the page", "Ir a la página"),
        UrgentHelp = new("Urgent help", "Ayuda urgente"),
        Problem = new("There is a problem", "Hay un problema"),
        DrawOrNot = new("Draw with a finger, a pen or a mouse, if you like. Your written name counts the same.", "Dibuje con un dedo, un lápiz o el ratón, si quiere. Su nombre escrito vale lo mismo."),
        DrawAgain = new("Clear the drawing", "Borrar el dibujo"),
        OtherLanguage = new("Español", "English"),
        LightOrDark = new("Light or dark", "Claro u oscuro"),
        AsDevice = new("As device", "Como el equipo"),
        Light = new("Light", "Claro"),
        Dark = new("Dark", "Oscuro"),
        FirstPage = new("Go to the first page", "Ir a la primera página"),
        MadeUp = new("All people, places and numbers here are made up.", "Todas las personas, lugares y cifras de aquí son inventados."),
        NothingHere = new("There is nothing at this address", "No hay nada en esta dirección"),
        NothingLost = new("The link may be old, or a letter may be missing. Nothing was lost.", "Puede que el enlace sea antiguo o que falte una letra. No se ha perdido nada."),
        NotOpen = new("This page isn't open to your role", "Esta página no está abierta para su función"),
        NotOpenWhy = new("If you need it for your work, ask the owner of the clinic to give you the role. Trying again is kept in the audit.",
            "Si la necesita para su trabajo, pida la función a quien dirige la clínica. Los nuevos intentos quedan registrados."),
        WentWrong = new("Something went wrong on our side", "Algo ha fallado por nuestra parte"),
        WentWrongWhat = new("What you sent may not have been kept. Go back and look before you send it again.", "Puede que no se haya guardado lo que envió. Vuelva atrás y mire antes de enviarlo otra vez."),
        WentWrongPaper = new("If a patient is waiting, write it on paper now and enter it later as a late entry.", "Si un paciente espera, escríbalo ahora en papel y anótelo después como entrada tardía."),
        WentWrongReference = new("Reference", "Referencia"),
        EmergencyCards = new("Emergency cards", "Fichas de emergencia"),
        Away = new("The record can't be reached at the moment", "Ahora no se puede acceder a los datos"),
        AwayWhat = new("Nothing you just sent was kept. Wait a moment, go back and send it again; what you typed still stands there.",
            "No se ha guardado lo que acaba de enviar. Espere un momento, vuelva atrás y envíelo otra vez; lo que escribió sigue allí."),
        Changed = new("This changed while the page was open", "Esto ha cambiado mientras la página estaba abierta"),
        ChangedWhat = new("Somebody else, or a second press of the same button, was there first. Nothing more was stored. Look at how it stands now.",
            "Otra persona, o una segunda pulsación del mismo botón, llegó antes. No se ha guardado nada más. Mire cómo está ahora."),
        HowItStands = new("See how it stands now", "Ver cómo está ahora"),
        DidNotWork = new("That didn't work", "No ha funcionado"),
        DidNotWorkWhy = new("The page may have been open too long, or it was sent twice. Go back, load it again and look before you send it again.",
            "Puede que la página llevara demasiado tiempo abierta o que se enviara dos veces. Vuelva atrás, cárguela de nuevo y mire antes de enviarla otra vez."),
        NotHereAnyMore = new("What you sent wasn't kept: its form isn't on this page any more. Somebody decided meanwhile, or it was sent before. Below is how it stands now.",
            "Lo que envió no se ha guardado: su formulario ya no está en esta página. Alguien decidió entretanto, o ya se había enviado. Abajo se ve cómo está ahora."),
        Typed = new("What you had written:", "Lo que había escrito:"),
        SentTwice = new("This was sent twice. It was done once.", "Esto se envió dos veces. Se hizo una sola vez."),
        TooOften = new("Please wait a minute", "Espere un minuto, por favor"),
        TooOftenWhy = new("Much was sent from your network in a short time. What you wrote was not sent: wait a minute, go back and send it again.",
            "Se ha enviado mucho desde su red en poco tiempo. Lo que escribió no se ha enviado: espere un minuto, vuelva atrás y envíelo otra vez.");
}
