namespace Stillpoint.App.Shell;

/// <summary>A layout whose pages are written in both languages of the clinic; pages of every other layout are in English.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BilingualAttribute : Attribute;
