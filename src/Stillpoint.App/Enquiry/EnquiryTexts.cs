using Stillpoint.App.Texts;

namespace Stillpoint.App.Enquiry;

/// <summary>What the public form says, in both languages.</summary>
internal static class EnquiryTexts
{
    public static readonly Translated
        Title = new("Ask for help", "Pedir ayuda"),
        Lead = new("A few short questions. You can stop at any point; nothing is sent until the end of this page.",
            "Unas pocas preguntas cortas. Puede dejarlo cuando quiera; no se envía nada hasta el final de esta página."),
        Clinic = new("Which clinic is nearer to you?", "¿Qué clínica le queda más cerca?"),
        Name = new("What should we call you?", "¿Cómo quiere que le llamemos?"),
        Phone = new("Phone number", "Número de teléfono"),
        PhoneHint = new("A phone number or an email address is enough; you need not give both.", "Basta con un teléfono o un correo electrónico; no hacen falta los dos."),
        Email = new("Email address", "Correo electrónico"),
        MayText = new("You may text me times and places", "Pueden enviarme por SMS horas y lugares"),
        MayTextHint = new("Never anything about your health", "Nunca nada sobre su salud"),
        MayEmail = new("You may email me", "Pueden escribirme por correo"),
        MayEmailHint = new("Times, places and links only", "Solo horas, lugares y enlaces"),
        BestTime = new("When is a good time to call?", "¿Cuándo es buen momento para llamarle?"),
        Message = new("What would you like help with?", "¿En qué le gustaría que le ayudáramos?"),
        MessageHint = new("A sentence is enough. You need not explain anything here.", "Con una frase basta. Aquí no tiene que explicar nada."),
        Send = new("Send", "Enviar"),
        WhoReads = new("The clinic's coordinator reads this and calls you back on the next working day.", "La persona que coordina la clínica lee esto y le llama el siguiente día laborable."),
        RatherTalk = new("Rather talk?", "¿Prefiere hablar?"),
        Thanks = new("We have your message", "Tenemos su mensaje"),
        ThanksReference = new("Your reference is", "Su referencia es"),
        Next = new("A coordinator reads it and calls you back on the next working day. Nothing is decided by a machine.",
            "La persona que coordina lo lee y le llama el siguiente día laborable. Nada lo decide una máquina."),
        DangerTitle = new("Please do not wait for our call", "Por favor, no espere a nuestra llamada"),
        Danger = new("What you wrote sounds as if you may be in danger. Call or text 988 now, at any hour: a person answers. If you might act on it, call 911.",
            "Lo que ha escrito suena a que puede estar en peligro. Llame o escriba ahora al 988, a cualquier hora: le atiende una persona. Si cree que puede hacerlo, llame al 911."),
        DangerNext = new("Your message is marked so that we call you first. Outside opening hours nobody may read it.",
            "Su mensaje está marcado para que le llamemos en primer lugar. Fuera del horario puede que nadie lo lea."),
        BackToFront = new("Back to the front page", "Volver a la primera página"),
        TooManyWait = new("We have more messages than we can answer soon. Please call us at the number below", "Tenemos más mensajes de los que podemos contestar pronto. Llámenos al número de abajo"),
        WhichClinic = new("Choose the clinic that is nearer to you", "Elija la clínica que le queda más cerca"),
        NameMissing = new("Tell us what to call you", "Díganos cómo llamarle"),
        ReachMissing = new("Enter a phone number or an email address, so that we can reach you", "Escriba un teléfono o un correo para que podamos contactarle"),
        PhoneShort = new("Enter the number we should call, with area code", "Escriba el número al que debemos llamar, con prefijo"),
        EmailOdd = new("Enter an email address such as name@example.org", "Escriba un correo como nombre@example.org"),
        TextWithoutPhone = new("To be texted, enter a phone number above", "Para recibir SMS, escriba arriba un teléfono"),
        EmailWithoutAddress = new("To be emailed, enter an email address above", "Para recibir correos, escriba arriba una dirección");
}
