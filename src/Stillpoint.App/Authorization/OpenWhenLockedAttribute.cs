namespace Stillpoint.App.Authorization;

/// <summary>An address that answers although the screen is locked: the lock itself, and what is still due without a name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenWhenLockedAttribute : Attribute;
