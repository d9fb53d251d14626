using Stillpoint.App.Texts;

namespace Stillpoint.App.Enquiry;

/// <summary>What the page for professionals says, in both languages.</summary>
internal static class ReferTexts
{
    public static readonly Translated
        Title = new("Refer a patient", "Derivar a un paciente"),
        Lead = new("For physicians, nurses, therapists and social workers. Do not use this for an emergency: call 911.",
            "Para médicos, enfermeras, terapeutas y trabajadores sociales. No lo use en una emergencia: llame al 911."),
        You = new("You", "Usted"),
        Patient = new("The patient", "El paciente"),
        Clinic = new("Which clinic", "Qué clínica"),
        ClinicMissing = new("Choose the clinic.", "Elija la clínica."),
        Referrer = new("Your name", "Su nombre"),
        ReferrerMissing = new("Enter your name.", "Escriba su nombre."),
        Role = new("Your profession and practice", "Su profesión y su consulta"),
        RoleMissing = new("Say what you do and where, such as family physician, Elm Street Practice.", "Diga qué hace y dónde, por ejemplo médica de familia, Consulta Calle del Olmo."),
        ReferrerPhone = new("Your phone", "Su teléfono"),
        ReferrerEmail = new("Your email", "Su correo"),
        ReferrerUnreachable = new("Enter your phone or email, so that we can answer you.", "Escriba su teléfono o su correo para que podamos contestarle."),
        Name = new("Name of the patient", "Nombre del paciente"),
        NameMissing = new("Enter the patient's name.", "Escriba el nombre del paciente."),
        Phone = new("Phone of the patient", "Teléfono del paciente"),
        Email = new("Email of the patient", "Correo del paciente"),
        Unreachable = new("Enter the patient's phone or email, so that we can reach them.", "Escriba el teléfono o el correo del paciente para que podamos llamarle."),
        Reads = new("The patient reads", "El paciente lee"),
        ReadsMissing = new("Choose the language the patient reads.", "Elija el idioma que lee el paciente."),
        English = new("English", "Inglés"),
        Spanish = new("Spanish", "Español"),
        Reason = new("Why you refer them", "Por qué le deriva"),
        ReasonHint = new("Diagnosis, what was tried, what worries you", "Diagnóstico, qué se ha probado, qué le preocupa"),
        ReasonMissing = new("Write why you refer the patient.", "Escriba por qué deriva al paciente."),
        Agrees = new("The patient knows of this and wants to be called", "El paciente lo sabe y quiere que le llamemos"),
        AgreesMissing = new("Only somebody who knows of it and wants it is called. Ask the patient first.", "Solo se llama a quien lo sabe y lo quiere. Pregunte antes al paciente."),
        Send = new("Send the referral", "Enviar la derivación"),
        Thanks = new("We have your referral", "Tenemos su derivación"),
        Danger = new("What you wrote sounds as if the patient may be in danger. Somebody here is told at once; do not wait for us: 988 or 911, or keep them with you.",
            "Lo que ha escrito suena a que el paciente puede estar en peligro. Aquí se avisa a alguien enseguida; no nos espere: 988 o 911, o no le deje solo."),
        Next = new("A coordinator calls the patient, and answers you. The reference is", "Una persona que coordina llama al paciente y le contesta a usted. La referencia es");
}
