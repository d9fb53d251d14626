using System.Reflection;
using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests.Findings;

/// <summary>Marks a test in which the rule fires.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FiresAttribute(params string[] rules) : Attribute
{
    public IReadOnlyList<string> Rules { get; } = rules;
}

/// <summary>Marks a test in which the rule, by a hair, does not fire.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class JustNotAttribute(params string[] rules) : Attribute
{
    public IReadOnlyList<string> Rules { get; } = rules;
}

public sealed class Every_rule
{
    [Fact]
    public void Has_its_own_id() =>
        Assert.Equal(RuleIndex.All.Count, RuleIndex.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Has_a_card_that_says_what_why_and_from_where() => Assert.All(RuleIndex.All, rule =>
    {
        Assert.False(string.IsNullOrWhiteSpace(rule.What(House.Shipped)), rule.Id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Why), rule.Id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Source.Name), rule.Id);
    });

    [Fact]
    public void Has_a_test_that_fires_it() => Assert.Empty(RuleIndex.All.Select(rule => rule.Id).Except(Marked<FiresAttribute>(mark => mark.Rules)));

    [Fact]
    public void Has_a_test_that_just_does_not_fire_it() => Assert.Empty(RuleIndex.All.Select(rule => rule.Id).Except(Marked<JustNotAttribute>(mark => mark.Rules)));

    private static HashSet<string> Marked<T>(Func<T, IReadOnlyList<string>> rules) where T : Attribute =>
        typeof(Every_rule).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
            .SelectMany(method => method.GetCustomAttributes<T>())
            .SelectMany(rules).ToHashSet(StringComparer.Ordinal);
}
