using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests;

public sealed class The_medicine_stands_alone
{
    [Fact]
    public void It_references_nothing_but_the_runtime() =>
        Assert.All(typeof(Finding).Assembly.GetReferencedAssemblies(), reference =>
            Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
