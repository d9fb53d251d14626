namespace Stillpoint.App.Session.Bedside;

/// <summary>How a property reads in the script where its own type says less than its words.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class TypeScriptAttribute(string type) : Attribute
{
    public string Type => type;
}
