namespace Stillpoint.App;

/// <summary>What the person who runs the clinic may choose: by appsettings.json, environment (<c>Stillpoint__…</c>) or flags, in that order.</summary>
internal sealed record Settings
{
    /// <summary>A SQLite file, or a PostgreSQL connection string with <c>Host=</c>.</summary>
    public string Database { get; init; } = Path.Combine("data", "stillpoint.db");

    public string Url { get; init; } = "http://localhost:5080";

    /// <summary>A throw-away clinic of made-up people: sign-ins are offered on the sign-in page.</summary>
    public bool Demo { get; init; }
}
