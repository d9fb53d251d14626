using Stillpoint.App.Asking;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Consent;

/// <summary>One question that shows whether a consent was explained well: what is right, and what to read again where something else was chosen.</summary>
internal sealed record TeachBack(string Key, Translated Words, IReadOnlyList<(string Value, Translated Word)> Options, string Right, Translated Explains)
{
    public AskedQuestion Asked(int place, Language language) => new($"teach-back@1:{Key}", Words.In(language)) { Place = place, MaySkip = false, Options = [.. Options.Select(option => (option.Value, option.Word.In(language)))] };

    /// <summary>The questions, in the order they are asked.</summary>
    public static IReadOnlyList<TeachBack> All { get; } =
    [
        new("home", new("Who takes you home?", "¿Quién le lleva a casa?"),
            [("self", new("I drive myself", "Conduzco yo")), ("adult", new("An adult I know", "Una persona adulta que conozco")), ("taxi", new("A taxi, alone", "Un taxi, sin nadie más"))], "adult",
            new("You may still be dizzy and slow. An adult you know must take you home; a taxi alone is not enough.", "Puede seguir con mareo y reaccionar despacio. Debe llevarle una persona adulta que conozca; un taxi solo no basta.")),
        new("drive", new("When may you drive again?", "¿Cuándo puede volver a conducir?"),
            [("soon", new("When I feel fine", "Cuando me sienta bien")), ("hours", new("Two hours later", "Dos horas después")), ("next-day", new("The next day, after a night's sleep", "Al día siguiente, tras dormir una noche"))], "next-day",
            new("You may feel fine and still react too slowly. Wait until the next day, after a night's sleep.", "Puede sentirse bien y aun así reaccionar tarde. Espere al día siguiente, tras dormir una noche.")),
        new("stop", new("What can you do if you want it to stop?", "¿Qué puede hacer si quiere que pare?"),
            [("wait", new("Wait until it is over", "Esperar a que acabe")), ("say", new("Say so or give the sign, at any moment", "Decirlo o hacer la señal, en cualquier momento")), ("nothing", new("Nothing, because I signed", "Nada, porque he firmado"))], "say",
            new("You can stop at any moment, also after you signed. Say so, or give the sign you agreed on.", "Puede parar en cualquier momento, también después de firmar. Dígalo, o haga la señal acordada.")),
        new("effect", new("What is true of the effect?", "¿Qué es verdad del efecto?"),
            [("cure", new("One treatment cures", "Un tratamiento cura")), ("all", new("It helps everyone", "Ayuda a todo el mundo")), ("may", new("It may help, and often fades", "Puede ayudar, y a menudo se va"))], "may",
            new("It may help, and it may not. The effect of one treatment often fades in days to two weeks.", "Puede ayudar, y puede que no. El efecto de un tratamiento suele irse en unos días o en dos semanas.")),
        new("tell", new("What do you tell us before each treatment?", "¿Qué nos dice antes de cada tratamiento?"),
            [("all", new("All medicines, alcohol, drugs, and if I may be pregnant", "Todas las medicinas, el alcohol, las drogas y si puedo estar embarazada")), ("new", new("Only if something is bad", "Solo si algo va mal")), ("none", new("Nothing, you know it", "Nada, ya lo saben"))], "all",
            new("Some medicines, alcohol, drugs or a pregnancy make it dangerous. Tell us each time.", "Algunas medicinas, el alcohol, las drogas o un embarazo lo hacen peligroso. Díganoslo cada vez.")),
        new("danger", new("What do you do if you think of ending your life?", "¿Qué hace si piensa en quitarse la vida?"),
            [("wait", new("Wait for the next visit", "Esperar a la próxima visita")), ("call", new("Call or text 988, or call 911, at once", "Llamar o escribir al 988, o llamar al 911, enseguida")), ("alone", new("Keep it to myself", "Guardármelo"))], "call",
            new("You do not have to be alone with it. Call or text 988 at any hour, or call 911.", "No tiene que estar a solas con ello. Llame o escriba al 988 a cualquier hora, o llame al 911.")),
    ];
}
