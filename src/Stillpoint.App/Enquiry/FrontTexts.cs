using Stillpoint.App.Texts;

namespace Stillpoint.App.Enquiry;

/// <summary>What the clinic's front page says, in both languages.</summary>
internal static class FrontTexts
{
    public static readonly Translated
        Title = new("Ketamine treatment, carefully watched over", "Tratamiento con ketamina, vigilado con cuidado"),
        Lead = new("For depression and long-lasting pain when other treatments have not been enough. A nurse and a monitor watch over you from start to finish, and someone you know takes you home.",
            "Para la depresión y el dolor duradero cuando otros tratamientos no han bastado. Una enfermera y un monitor le vigilan de principio a fin, y alguien de su confianza le lleva a casa."),
        Ask = new("Ask for help", "Pedir ayuda"),
        Call = new("Call", "Llamar al"),
        Promise = new("Five short questions. A person replies on the next working day.", "Cinco preguntas cortas. Una persona responde el siguiente día laborable."),
        StaffSignIn = new("Staff sign-in", "Entrada del personal"),
        Rings = new("Open rings around a still centre", "Anillos abiertos alrededor de un centro quieto"),
        VisitIsLike = new("What a visit is like", "Cómo es una visita"),
        Answers = new("Plain answers", "Respuestas claras"),
        Clinics = new("Where we are", "Dónde estamos"),
        Menu = new("Main", "Principal");

    public static IReadOnlyList<(Translated Head, Translated Says)> Visit { get; } =
    [
        (new("Before", "Antes"), new("We check that today is a good day for it: your blood pressure, what you have eaten, how you have been. You choose the light, the music and a word that stops everything.",
            "Comprobamos que hoy es un buen día: su tensión, lo que ha comido, cómo ha estado. Usted elige la luz, la música y una palabra que lo detiene todo.")),
        (new("During", "Durante"), new("You lie back. Many people feel floaty or far away, and it passes. A nurse stays within reach, and you can stop at any moment.",
            "Se recuesta. Muchas personas se sienten flotar o lejos, y pasa. Una enfermera está siempre cerca y puede parar en cualquier momento.")),
        (new("After", "Después"), new("You rest until you are steady. An adult you know takes you home. No driving until the next day, after a night's sleep.",
            "Descansa hasta estar firme. Una persona adulta que conoce le lleva a casa. No conduzca hasta el día siguiente, después de dormir una noche.")),
    ];

    public static IReadOnlyList<(Translated Head, Translated Says)> Plain { get; } =
    [
        (new("Is it approved?", "¿Está aprobado?"), new("Ketamine is approved as an anaesthetic; for mood or lasting pain its use is off-label. Esketamine nasal spray is approved for some depression.",
            "La ketamina está aprobada como anestésico; para el ánimo o el dolor duradero su uso es fuera de indicación. El aerosol nasal de esketamina está aprobado para algunas depresiones.")),
        (new("Is it safe for everyone?", "¿Es seguro para todo el mundo?"), new("No. Some conditions of the heart or the mind, pregnancy and some medicines rule it out. Screening comes first, and we tell you why if the answer is no.",
            "No. Algunas enfermedades del corazón o de la mente, el embarazo y algunas medicinas lo descartan. Primero hay una evaluación, y le decimos por qué si la respuesta es no.")),
        (new("Does it cure?", "¿Cura?"), new("No. It often helps within days, and the effect often fades. Some people need more treatments, and some are not helped. It is one part of a wider plan.",
            "No. A menudo ayuda en pocos días y el efecto suele desaparecer. Algunas personas necesitan más tratamientos y a otras no les ayuda. Es una parte de un plan más amplio.")),
    ];
}
