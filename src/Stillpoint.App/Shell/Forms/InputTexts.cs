using System.Globalization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>What every input says about a text it can't take, in both languages.</summary>
internal static class InputTexts
{
    public static readonly Translated
        Twice = new("This was sent twice in one form. Enter it once.", "Esto se envió dos veces en un formulario. Escríbalo una vez."),
        FilesAgain = new("The files did not come along this time. Choose them again before you send.", "Los archivos no llegaron esta vez. Elíjalos otra vez antes de enviar."),
        Drawn = new("The drawing could not be read. Draw it again, or leave it and write the name.", "No se pudo leer el dibujo. Dibújelo otra vez, o déjelo y escriba el nombre."),
        NotListed = new("Choose one of those that are listed.", "Elija una de las opciones de la lista."),
        Email = new("Enter an email address such as name@example.org.", "Escriba un correo como nombre@example.org."),
        Phone = new("Enter the phone number with area code, such as 555 555 0100.", "Escriba el teléfono con prefijo, por ejemplo 555 555 0100."),
        Name = new("Write the name in letters.", "Escriba el nombre con letras."),
        Marks = new("There are too many marks on one letter. Type the name again.", "Hay demasiados signos sobre una letra. Escriba el nombre otra vez."),
        ItIs = new("Yes, that is the name", "Sí, ese es el nombre"),
        Day = new("Enter the day as year-month-day, such as 1984-03-11.", "Escriba el día como año-mes-día, por ejemplo 1984-03-11."),
        Moment = new("Enter the date and time in the clinic's time, such as 2026-11-24 14:00.", "Escriba la fecha y la hora de la clínica, por ejemplo 2026-11-24 14:00."),
        Skipped = new("That time doesn't exist: the clocks were put forward over it. Enter the time the clock showed.", "Esa hora no existe: los relojes se adelantaron. Escriba la hora que marcaba el reloj."),
        Optional = new("optional", "opcional");

    private static readonly Translated
        Long = new("This has {0} characters and at most {1} are kept. Shorten it.", "Esto tiene {0} caracteres y se guardan como máximo {1}. Acórtelo."),
        Short = new("Write at least {0} characters.", "Escriba al menos {0} caracteres."),
        Ceiling = new("At most {0} characters.", "Como máximo {0} caracteres."),
        Sign = new("There is a sign in it that can't be seen or read (U+{0}). Delete it, or type the words again instead of pasting them.",
            "Contiene un signo que no se ve o no se puede leer (U+{0}). Bórrelo, o escriba las palabras en vez de pegarlas."),
        OneLetter = new("“{0}” is one letter. Is that the whole name?", "«{0}» es una sola letra. ¿Es el nombre completo?"),
        Number = new("Enter a number from {0} to {1}, with a point for decimals.", "Escriba un número de {0} a {1}, con punto decimal."),
        Whole = new("Enter a whole number from {0} to {1}.", "Escriba un número entero de {0} a {1}.");

    public static string TooLong(int length, int most, Language language) => With(Long, language, length, most);

    public static string TooShort(int least, Language language) => With(Short, language, least);

    public static string AtMost(int most, Language language) => With(Ceiling, language, most);

    public static string Unreadable(int sign, Language language) => With(Sign, language, sign.ToString("X4", CultureInfo.InvariantCulture));

    public static string IsItTheName(string name, Language language) => With(OneLetter, language, name);

    public static string NumberFrom(decimal least, decimal most, bool whole, Language language) => With(whole ? Whole : Number, language, least, most);

    private static string With(Translated words, Language language, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, words.In(language), [.. parts.Select(part => part is IFormattable number ? number.ToString("#,0.############", CultureInfo.InvariantCulture) : part)]);
}
