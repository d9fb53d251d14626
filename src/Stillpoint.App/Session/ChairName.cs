namespace Stillpoint.App.Session;

/// <summary>A chair is called 4, Chair 4 or the window seat: short beside a number's place, whole in a sentence.</summary>
internal static class ChairName
{
    private const string Word = "chair ";

    public static string Short(string name) => name.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? name[Word.Length..] : name;

    public static string InSentence(string name) => name.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? Word + name[Word.Length..] : name.Length <= 3 ? Word + name : name;
}
