using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Tests.Docs;

/// <summary>Every text for patients that stands in the program, in both languages side by side.</summary>
public sealed partial class Two_languages
{
    private static readonly IReadOnlyList<(string Where, Translated Text)> All = [.. typeof(Translated).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(field => Holds(field.FieldType))
        .SelectMany(field => In(field.GetValue(null)).Select(text => ($"{field.DeclaringType!.Name}.{field.Name}", text)))];

    private static bool Holds(Type type) => type == typeof(Translated) || (type.IsGenericType && type.GetGenericArguments().Any(Holds)) || (type.IsArray && Holds(type.GetElementType()!))
        || (type.Assembly == typeof(Translated).Assembly && type.GetProperties().Any(property => property.PropertyType == typeof(Translated)));

    /// <summary>The texts in a value, however deep they stand in lists, pairs and records.</summary>
    private static IEnumerable<Translated> In(object? value) => value switch
    {
        Translated text => [text],
        ITuple pair => Enumerable.Range(0, pair.Length).SelectMany(at => In(pair[at])),
        string or null => [],
        IEnumerable several => several.Cast<object?>().SelectMany(In),
        _ => value.GetType().GetProperties().Where(property => property.PropertyType == typeof(Translated)).SelectMany(property => In(property.GetValue(value))),
    };

    /// <summary>A wrong hour or milligram in one language is the mistake nobody who reads the other will see.</summary>
    [Fact]
    public void Say_the_same_numbers_and_neither_is_left_out()
    {
        Assert.True(All.Count > 100, $"Only {All.Count} texts were found.");
        Assert.Empty(All.Where(one => string.IsNullOrWhiteSpace(one.Text.English) || string.IsNullOrWhiteSpace(one.Text.Spanish)).Select(one => one.Where));
        Assert.Empty(All.Where(one => !NumbersOf(one.Text.English).SequenceEqual(NumbersOf(one.Text.Spanish))).Select(one => $"{one.Where}: “{one.Text.English}” | “{one.Text.Spanish}”"));
    }

    [Fact]
    public void Are_read_wherever_they_stand() => Assert.Superset(new HashSet<string>(["GoingHomeSheet", "EnquiryTexts", "Outbox"]), All.Select(one => one.Where.Split('.')[0]).ToHashSet());

    [Fact]
    public void A_number_that_differs_is_noticed() => Assert.NotEqual(NumbersOf("Wait 24 hours."), NumbersOf("Espere 42 horas."));

    private static IEnumerable<string> NumbersOf(string text) => Numbers().Matches(text).Select(number => number.Value.Replace(',', '.')).Order(StringComparer.Ordinal);

    [GeneratedRegex("[0-9]+([.,][0-9]+)*")]
    private static partial Regex Numbers();
}
