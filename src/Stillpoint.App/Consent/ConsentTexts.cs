using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Consent;

/// <summary>
/// The consent the build ships, in plain words and both languages, a paragraph a line. It is house policy: the medical
/// director replaces or approves it before the clinic opens.
/// </summary>
internal static class ConsentTexts
{
    public static string NameOf(string product, Language language) => $"consent-{(product == "Esketamine" ? "esketamine" : "ketamine")}-{Translated.Code(language)}";

    public static IEnumerable<PolicyText> Shipped { get; } =
    [
        new(NameOf("KetamineRacemic", Language.English), 0, """
            Ketamine is an anaesthetic. In a much smaller dose it can lift depression or ease pain for some people within hours or days. It does not help everyone, and the effect often fades, so a series of treatments is usual.
            It is approved as an anaesthetic. Giving it for a mood disorder or for long-lasting pain is an off-label use: doctors may do so, and the approval does not cover it.
            During the treatment you may feel far away from your body, dreamy, dizzy or sick. Your blood pressure and heart rate will rise for a while. Someone watches you and measures both until you are well again.
            Rarely it causes a dangerous rise in blood pressure, trouble breathing, a fall, a frightening experience, or a lasting change of mood or thinking. Used often or in large amounts it can harm the bladder and the liver, and it can become a habit that is hard to leave.
            Tell us about every medicine, about pregnancy, and about alcohol and other drugs. Some of them make the treatment dangerous.
            An adult must take you home. Do not drive, work with machines, look after children alone or sign anything important until the next day, after a night's sleep.
            There are other treatments, and you may have none. You may say no, ask for a pause or stop at any moment, also during the treatment, and nobody will hold it against you.
            """, "[POLICY]"),
        new(NameOf("KetamineRacemic", Language.Spanish), 0, """
            La ketamina es un anestésico. En una dosis mucho menor puede aliviar la depresión o el dolor de algunas personas en horas o días. No ayuda a todo el mundo y el efecto suele desaparecer, por lo que es habitual una serie de tratamientos.
            Está aprobada como anestésico. Darla para un trastorno del ánimo o para un dolor duradero es un uso fuera de indicación: los médicos pueden hacerlo, pero la aprobación no lo cubre.
            Durante el tratamiento puede sentirse lejos de su cuerpo, como en un sueño, con mareo o náuseas. La tensión y el pulso subirán durante un rato. Alguien le vigila y mide ambas cosas hasta que esté bien.
            Pocas veces causa una subida peligrosa de la tensión, dificultad para respirar, una caída, una experiencia que asusta o un cambio duradero del ánimo o del pensamiento. Usada a menudo o en grandes cantidades puede dañar la vejiga y el hígado, y puede convertirse en un hábito difícil de dejar.
            Díganos todas sus medicinas, si hay embarazo, y si toma alcohol u otras drogas. Algunas hacen peligroso el tratamiento.
            Una persona adulta debe llevarle a casa. No conduzca, no use máquinas, no cuide solo a niños ni firme nada importante hasta el día siguiente, después de dormir una noche.
            Hay otros tratamientos, y también puede no tener ninguno. Puede decir que no, pedir una pausa o parar en cualquier momento, también durante el tratamiento, y nadie se lo reprochará.
            """, "[POLICY]"),
        new(NameOf("Esketamine", Language.English), 0, """
            Esketamine is a nasal spray that is approved for depression that other medicines have not helped. It can lift depression within hours or days. It does not help everyone.
            You spray it yourself here, with somebody beside you, and stay for at least two hours afterwards.
            You may feel far away from your body, sleepy, dizzy or sick. Your blood pressure will rise for a while. Someone watches you and measures it until you are well again.
            Rarely it causes a dangerous rise in blood pressure, very deep sleepiness or a frightening experience. It can be misused and become a habit. It can be given only under a national safety programme, which keeps a record of you.
            Tell us about every medicine, about pregnancy, and about alcohol and other drugs. Some of them make the treatment dangerous.
            An adult must take you home. Do not drive, work with machines, look after children alone or sign anything important until the next day, after a night's sleep.
            There are other treatments, and you may have none. You may say no, ask for a pause or stop at any moment, and nobody will hold it against you.
            """, "[POLICY]"),
        new(NameOf("Esketamine", Language.Spanish), 0, """
            La esketamina es un aerosol nasal aprobado para la depresión que otras medicinas no han aliviado. Puede ayudar en horas o días. No ayuda a todo el mundo.
            Se la aplica usted aquí, con alguien a su lado, y se queda al menos dos horas después.
            Puede sentirse lejos de su cuerpo, con sueño, mareo o náuseas. La tensión subirá durante un rato. Alguien le vigila y la mide hasta que esté bien.
            Pocas veces causa una subida peligrosa de la tensión, un sueño muy profundo o una experiencia que asusta. Se puede usar mal y convertirse en un hábito. Solo se da dentro de un programa nacional de seguridad, que guarda un registro de usted.
            Díganos todas sus medicinas, si hay embarazo, y si toma alcohol u otras drogas. Algunas hacen peligroso el tratamiento.
            Una persona adulta debe llevarle a casa. No conduzca, no use máquinas, no cuide solo a niños ni firme nada importante hasta el día siguiente, después de dormir una noche.
            Hay otros tratamientos, y también puede no tener ninguno. Puede decir que no, pedir una pausa o parar en cualquier momento, y nadie se lo reprochará.
            """, "[POLICY]"),
    ];
}
