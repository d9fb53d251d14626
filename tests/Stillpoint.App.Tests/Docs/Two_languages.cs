using System.Reflection;
using System.Text.RegularExpressions;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Tests.Docs;

/// <summary>Every text for patients that stands in the program, in both languages side by side.</summary>
public sealed partial class Two_languages
{
    private static readonly IReadOnlyList<(string Where, Translated Text)> All = [.. typeof(Translated).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .SelectMany(field => field.FieldType == typeof(Translated) ? [($"{field.DeclaringType!.Name}.{field.Name}", (Translated)field.GetValue(null)!)]
            : typeof(IEnumerable<Translated>).IsAssignableFrom(field.FieldType) ? ((IEnumerable<Translated>)field.GetValue(null)!).Select((text, at) => ($"{field.DeclaringType!.Name}.{field.Name}[{at}]", text))
            : Enumerable.Empty<(string, Translated)>())];

    /// <summary>A wrong hour or milligram in one language is the mistake nobody who reads the other will see.</summary>
    [Fact]
    public void Say_the_same_numbers_and_neither_is_left_out()
    {
        Assert.True(All.Count > 60, $"Only {All.Count} texts were found.");
        Assert.Empty(All.Where(one => string.IsNullOrWhiteSpace(one.Text.English) || string.IsNullOrWhiteSpace(one.Text.Spanish)).Select(one => one.Where));
        Assert.Empty(All.Where(one => !NumbersOf(one.Text.English).SequenceEqual(NumbersOf(one.Text.Spanish))).Select(one => $"{one.Where}: “{one.Text.English}” | “{one.Text.Spanish}”"));
    }

    [Fact]
    public void A_number_that_differs_is_noticed() => Assert.NotEqual(NumbersOf("Wait 24 hours."), NumbersOf("Espere 42 horas."));

    private static IEnumerable<string> NumbersOf(string text) => Numbers().Matches(text).Select(number => number.Value.Replace(',', '.')).Order(StringComparer.Ordinal);

    [GeneratedRegex("[0-9]+([.,][0-9]+)*")]
    private static partial Regex Numbers();
}
