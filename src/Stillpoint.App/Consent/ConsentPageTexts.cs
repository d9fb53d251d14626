using Stillpoint.App.Texts;

namespace Stillpoint.App.Consent;

/// <summary>What the patient reads and answers beside the consent text, in the patient's own language.</summary>
internal static class ConsentPageTexts
{
    public static readonly Translated
        WhatToKnow = new("What to know", "Lo que debe saber"),
        Questions = new("Questions the patient asked, and the answers", "Preguntas del paciente y las respuestas"),
        GoingHome = new("In your own words: how will you get home, and what won't you do until tomorrow?", "Con sus palabras: ¿cómo volverá a casa y qué no hará hasta mañana?"),
        Stopping = new("In your own words: what can you do when you want it to stop?", "Con sus palabras: ¿qué puede hacer si quiere que pare?"),
        Touch = new("May we touch your hand or shoulder to comfort you?", "¿Podemos tocarle la mano o el hombro para consolarle?"),
        Yes = new("yes", "sí"),
        No = new("no", "no"),
        OffLabel = new("I know that this use is off-label", "Sé que este uso es fuera de indicación"),
        Agrees = new("My questions are answered and I agree to the treatment", "Mis preguntas están respondidas y acepto el tratamiento"),
        Guardian = new("Name of the parent or guardian, for somebody under 18", "Nombre del padre, la madre o el tutor, si tiene menos de 18 años"),
        Name = new("Your name, written by you", "Su nombre, escrito por usted"),
        Title = new("Your consent", "Su consentimiento"),
        HowLong = new("It takes about ten minutes. You can stop and go on later with the same link, also on another phone.", "Lleva unos diez minutos. Puede parar y seguir más tarde con el mismo enlace, también en otro teléfono."),
        Steps = new("First you read, then six short questions, then you sign or not. You need not say yes.", "Primero lee, luego seis preguntas cortas, y después firma o no. No tiene que decir sí."),
        Begin = new("Begin to read", "Empezar a leer"),
        GoOn = new("Go on where you were", "Seguir donde estaba"),
        HaveRead = new("I have read it", "Lo he leído"),
        AskTitle = new("Do you have a question?", "¿Tiene alguna pregunta?"),
        AskLabel = new("Write it here. A person of the clinic answers, and you read the answer on this page.", "Escríbala aquí. Contesta una persona de la clínica, y usted lee la respuesta en esta página."),
        AskSend = new("Send my question", "Enviar mi pregunta"),
        AskNeeded = new("Write your question.", "Escriba su pregunta."),
        YourQuestions = new("Your questions", "Sus preguntas"),
        NotAnswered = new("Not answered yet. You can sign once it is.", "Aún sin respuesta. Podrá firmar cuando la tenga."),
        QuestionOpen = new("A question of yours is not answered yet. Somebody of the clinic answers it first.", "Una pregunta suya aún no tiene respuesta. Primero la contesta alguien de la clínica."),
        MoreQuestions = new("You have asked many questions here. Call us: a talk is better.", "Ha hecho muchas preguntas aquí. Llámenos: es mejor hablar."),
        TeachBackFirst = new("Answer the questions first. They show that we explained it well.", "Conteste antes las preguntas. Muestran que lo explicamos bien."),
        SignTitle = new("Sign, or not", "Firmar, o no"),
        SignLead = new("What you sign is the text you read. It is kept exactly like that.", "Lo que firma es el texto que ha leído. Se guarda exactamente así."),
        ReadAgain = new("Read it again", "Leerlo otra vez"),
        Sign = new("Sign", "Firmar"),
        OffLabelNeeded = new("Tick this, or do not sign: this use is off-label.", "Márquelo, o no firme: este uso es fuera de indicación."),
        AgreesNeeded = new("Tick this if you agree. If not, just close the page.", "Márquelo si acepta. Si no, cierre la página."),
        NameNeeded = new("Write your name.", "Escriba su nombre."),
        NameOther = new("Write your first name and family name as the clinic has them.", "Escriba su nombre y apellido como los tiene la clínica."),
        GuardianNeeded = new("A parent or guardian signs too.", "Firma también el padre, la madre o el tutor."),
        SignedTitle = new("Signed. Thank you.", "Firmado. Gracias."),
        SignedNext = new("It counts once somebody of the clinic has talked with you about it. You need not do anything.", "Cuenta cuando alguien de la clínica lo haya hablado con usted. No tiene que hacer nada."),
        Counts = new("It counts since {day}. This is your copy: you can print it or keep the link.", "Cuenta desde el {day}. Esta es su copia: puede imprimirla o guardar el enlace."),
        WithdrawTitle = new("Take it back", "Retirarlo"),
        WithdrawLead = new("You may take your consent back at any time. Nobody will hold it against you. Somebody will call you.", "Puede retirar su consentimiento en cualquier momento. Nadie se lo reprochará. Alguien le llamará."),
        Withdraw = new("Take my consent back", "Retirar mi consentimiento"),
        Withdrawn = new("You took your consent back on {day}. It covers nothing any more.", "Retiró su consentimiento el {day}. Ya no vale para nada."),
        Over = new("This link does not work any more. Call the clinic.", "Este enlace ya no funciona. Llame a la clínica."),
        SignedBy = new("Signed by {name} on {day}", "Firmado por {name} el {day}"),
        NotRight = new("Not quite.", "No del todo.");
}
