using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Stillpoint.App.Tests.Records;

/// <summary>Runs a storage test once on each database engine the product supports.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<string>(TestDatabase.Sqlite), new TheoryDataRow<string>(TestDatabase.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
