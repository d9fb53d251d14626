using Stillpoint.App.Texts;

namespace Stillpoint.App.Asking;

/// <summary>What every form of one question a screen says around its questions.</summary>
internal static class AskTexts
{
    public static readonly Translated
        Next = new("Next", "Siguiente"),
        Back = new("Back", "Atrás"),
        Skip = new("I would rather not answer this", "Prefiero no contestar a esto"),
        ChooseOne = new("Choose an answer, or pass the question over.", "Elija una respuesta, o pase a la siguiente sin contestar."),
        NoneAndOne = new("You chose none and also one of them. Leave only what is so.", "Eligió ninguno y también alguno. Deje solo lo que es cierto."),
        None = new("None of these", "Ninguno de estos"),
        Question = new("Question {0} of {1}", "Pregunta {0} de {1}"),
        Review = new("Your answers", "Sus respuestas"),
        ReviewLead = new("Look through them. You can change each of them until you send them.", "Revíselas. Puede cambiar cualquiera hasta que las envíe."),
        Change = new("Change", "Cambiar"),
        PassedOver = new("Not answered", "Sin contestar"),
        Send = new("Send my answers", "Enviar mis respuestas");
}
