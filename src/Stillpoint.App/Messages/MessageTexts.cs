using Stillpoint.App.Texts;

namespace Stillpoint.App.Messages;

/// <summary>What messages say around their own words, in both languages.</summary>
internal static class MessageTexts
{
    public static readonly Translated
        Subject = new("A message from your clinic", "Un mensaje de su clínica"),
        StopByText = new("Reply STOP to get no more.", "Responda ALTO para no recibir más."),
        StopByEmail = new("To get no more of these emails, open this link:", "Para no recibir más correos como este, abra este enlace:"),
        StopTitle = new("Get no more emails from us?", "¿No recibir más correos nuestros?"),
        StopWhat = new("Nothing more is sent to this address. Your care goes on: the clinic calls you instead.", "No se enviará nada más a esta dirección. Su atención continúa: la clínica le llamará."),
        StopDo = new("Send no more", "No enviar más"),
        Stopped = new("Nothing more is sent to this address.", "No se enviará nada más a esta dirección."),
        StopUnknown = new("This link is not complete. Reply to the clinic, or call it, and say that you want no more messages.", "Este enlace no está completo. Responda a la clínica, o llámela, y diga que no quiere más mensajes.");

    /// <summary>Words by which somebody ends all texts, whatever else their phone adds.</summary>
    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase) { "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "ALTO", "PARAR", "BAJA", "CANCELAR", "FIN" };

    public static bool SaysStop(string text) => text.Split([' ', '.', '!', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var only] && StopWords.Contains(only);
}
