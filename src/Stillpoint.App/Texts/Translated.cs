namespace Stillpoint.App.Texts;

/// <summary>The languages patients are served in.</summary>
internal enum Language { English, Spanish }

/// <summary>Something a patient reads, in every language of the clinic; a text cannot exist in one language only.</summary>
internal sealed record Translated(string English, string Spanish)
{
    public string In(Language language) => language == Language.Spanish ? Spanish : English;

    public static Language Of(string? code) => code is "es" ? Language.Spanish : Language.English;

    public static string Code(Language language) => language == Language.Spanish ? "es" : "en";
}
