using System.Reflection;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests.Findings;

/// <summary>Marks a test in which the rule fires.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FiresAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}

/// <summary>Marks a test in which the rule, by a hair, does not fire.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class JustNotAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}

public sealed class Every_rule
{
    [Fact]
    public void Has_its_own_id() =>
        Assert.Equal(RuleIndex.All.Count, RuleIndex.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Has_a_card_that_says_what_why_and_from_where() => Assert.All(RuleIndex.All, rule =>
    {
        Assert.False(string.IsNullOrWhiteSpace(rule.What), rule.Id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Why), rule.Id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Source.Name), rule.Id);
    });

    [Fact]
    public void Has_a_test_that_fires_it() => Assert.Empty(RuleIndex.All.Select(rule => rule.Id).Except(Marked<FiresAttribute>(mark => mark.Rule)));

    [Fact]
    public void Has_a_test_that_just_does_not_fire_it() => Assert.Empty(RuleIndex.All.Select(rule => rule.Id).Except(Marked<JustNotAttribute>(mark => mark.Rule)));

    private static HashSet<string> Marked<T>(Func<T, string> rule) where T : Attribute =>
        typeof(Every_rule).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
            .SelectMany(method => method.GetCustomAttributes<T>())
            .Select(rule).ToHashSet(StringComparer.Ordinal);
}
