using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Tests;

public sealed class A_confidential_value
{
    private sealed record Enquirer(int Number, Confidential<string> Name);

    private static readonly Enquirer Someone = new(7, Confidential.Of("Zzyzx Quillfeather"));

    public static TheoryData<string> EveryWayOfSayingIt() =>
    [
        Someone.ToString(),
        $"{Someone.Name}",
        string.Format(CultureInfo.InvariantCulture, "{0}", Someone.Name),
        string.Create(CultureInfo.InvariantCulture, $"{Someone.Name,40}"),
        "" + Someone.Name,
        JsonSerializer.Serialize(Someone),
        JsonSerializer.Serialize<object>(Someone.Name),
        new InvalidOperationException($"No visit for {Someone.Name}").ToString(),
    ];

    [Theory]
    [MemberData(nameof(EveryWayOfSayingIt))]
    public void Is_not_said_aloud(string said)
    {
        Assert.DoesNotContain("Zzyzx", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[confidential]", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_there_for_whoever_asks_for_it_by_name() => Assert.Equal("Zzyzx Quillfeather", Someone.Name.Value);

    [Fact]
    public void Compares_by_what_it_holds() => Assert.Equal(Confidential.Of("a"), Confidential.Of("a"));
}

public sealed class A_record_about_a_person
{
    private static readonly string[] Telling = ["GivenName", "FamilyName", "BirthDate", "Email", "Phone", "EscortName", "EscortPhone", "SignedName", "Password", "Token", "Secret", "Recipient", "PatientName"];

    /// <summary>A record prints all its members unless it says otherwise, and one careless log line or exception would print a person.</summary>
    [Fact]
    public void Says_nothing_when_it_is_printed() => Assert.Empty(typeof(Confidential).Assembly.GetTypes()
        .Where(type => type.GetMethod("<Clone>$") is not null || type is { IsValueType: true } && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
        .Where(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Any(member => Telling.Contains(member.Name) && !IsConfidential(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)))
        .Where(type => type.GetMethod("ToString", [])!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
        .Select(type => type.FullName));

    private static bool IsConfidential(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Confidential<>);
}
