namespace Stillpoint.App.Audit;

/// <summary>Who is acting: a person who signed in, a monitor, or the system itself (a background job, the command line).</summary>
internal sealed record Actor(Guid? Person, string Source)
{
    public static Actor System { get; } = new(null, "system");

    public static Actor Of(Guid person) => new(person, "person");
}
