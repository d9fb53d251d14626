namespace Stillpoint.App.Shell;

/// <summary>A layout for a dim room: dark unless the person chose otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DimAttribute : Attribute;
