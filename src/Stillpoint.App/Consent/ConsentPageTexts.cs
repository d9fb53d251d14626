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
        OffLabel = new("I know that this use is off-label", "Sé que este uso es fuera de indicación"),
        Agrees = new("My questions are answered and I agree to the treatment", "Mis preguntas están respondidas y acepto el tratamiento"),
        Name = new("Your name, written by you", "Su nombre, escrito por usted");
}
