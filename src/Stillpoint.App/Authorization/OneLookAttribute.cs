namespace Stillpoint.App.Authorization;

/// <summary>An address a page that is open asks again and again: whoever watches it looks once, and is noted once in a while.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OneLookAttribute : Attribute;
