using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>Another person who signs on this screen with their own e-mail and password, while whoever is signed in stays so.</summary>
/// <param name="whose">As the labels say it: <c>Second person's</c>.</param>
/// <param name="isSignedIn">It is the signed-in person, who gives the password alone.</param>
public sealed class SecondPerson(string whose, bool isSignedIn = false) : InputGroup
{
    public EmailInput Email { get; } = new($"{whose} e-mail") { Needed = isSignedIn ? null : $"Enter the {whose.ToLowerInvariant()} e-mail." };

    public PasswordInput Password { get; } = new(isSignedIn ? "Your password" : $"{whose} password")
    {
        Needed = isSignedIn ? Signing.Needed : $"Let them enter the {whose.ToLowerInvariant()} password.", AutoComplete = isSignedIn ? "current-password" : "off",
    };

    /// <summary>Asked for where everybody has a second step.</summary>
    public TextInput Code { get; } = new($"{whose} six-digit code") { Needed = null, Most = 40, Short = true, AutoComplete = "one-time-code" };

    public bool IsSignedIn { get; } = isSignedIn;
}
