namespace Stillpoint.App.Kernel;

/// <summary>What the person who runs the clinic may choose: by appsettings.json, environment (<c>Stillpoint__…</c>) or flags, in that order.</summary>
internal sealed record Settings
{
    /// <summary>A SQLite file, or a PostgreSQL connection string with <c>Host=</c>.</summary>
    public string Database { get; init; } = Path.Combine("data", "stillpoint.db");

    /// <summary>Where pages are served: <c>http://ADDRESS:PORT</c>, or <c>https://…</c> with a certificate.</summary>
    public string Url { get; init; } = "http://localhost:5080";

    /// <summary>A file with the server's certificate and key.</summary>
    public string? Certificate { get; init; }

    /// <summary>A proxy in front speaks TLS; <see cref="Proxies"/> names those that are not on this machine.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Addresses of proxies whose word about the visitor is taken, with commas between.</summary>
    public string? Proxies { get; init; }

    /// <summary>Where monitors connect, <c>ADDRESS:PORT</c>; <c>off</c> for no monitor door.</summary>
    public string Mllp { get; init; } = "localhost:2575";

    /// <summary>Addresses or networks that monitors speak from, with commas between.</summary>
    public string? MllpFrom { get; init; }

    /// <summary>A file with certificate and key, when monitors speak TLS.</summary>
    public string? MllpCertificate { get; init; }

    /// <summary>The folder of the keys that encrypt cookies and secrets; several servers of one clinic share it.</summary>
    public string Keys { get; init; } = Path.Combine("data", "keys");

    /// <summary>A file in another place to which the newest hash of the audit is added every few minutes, so that a cut end is found.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>Staff sign in with a code from an authenticator besides the password.</summary>
    public bool TwoSteps { get; init; } = true;

    /// <summary>After so many quiet minutes a screen of staff asks for the password again, 1 to 15.</summary>
    public int LockAfterMinutes { get; init; } = 5;

    /// <summary>The names this clinic is reached by, with commas between, besides the one in <see cref="Url"/>: a request for another host is refused.</summary>
    public string? Hosts { get; init; }

    /// <summary>How patients reach this server from outside, such as <c>https://forms.clinic.example</c>: it begins every link that is sent. <see cref="Url"/> when it isn't given.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The mail server, <c>smtp://NAME@HOST:PORT</c> or <c>smtps://…</c>; no e-mail is sent without.</summary>
    public string? Smtp { get; init; }

    /// <summary>A file with the password of <see cref="Smtp"/>.</summary>
    public string? SmtpPasswordFile { get; init; }

    /// <summary>Whom e-mails come from, such as <c>clinic@clinic.example</c>.</summary>
    public string? MailFrom { get; init; }

    /// <summary>Where texts are handed over, <c>https://…</c>; no text is sent without.</summary>
    public string? SmsWebhook { get; init; }

    /// <summary>A file with the secret that signs what is handed over, and what comes back of it.</summary>
    public string? SmsSecretFile { get; init; }

    /// <summary>What every link begins with, without a slash at its end.</summary>
    public string PublicBase => (PublicAddress ?? Url).TrimEnd('/');

    /// <summary>Where the clinic keeps public pages of its own, <c>en/cost.md</c> beside <c>es/cost.md</c>: each replaces the one the build ships.</summary>
    public string SiteFolder { get; init; } = Path.Combine("data", "site");

    /// <summary>A throw-away clinic of made-up people: sign-ins are offered on the sign-in page.</summary>
    public bool Demo { get; init; }

    /// <summary>The doors as these settings want them, or the one sentence why they can't be read.</summary>
    public (DoorPlan? Plan, string? Refusal) Doors()
    {
        if (ListenOn.Read(Url[(Url.IndexOf("://", StringComparison.Ordinal) is > 0 and var at ? at + 3 : 0)..].TrimEnd('/')) is not { } http)
            return (null, $"“{Url}” is no place to serve pages: write it as http://localhost:5080, with an address of this machine and a port.");
        var mllp = Mllp is "off" ? null : ListenOn.Read(Mllp);
        if (mllp is null && Mllp is not "off") return (null, $"“{Mllp}” is no place for monitors: write it as localhost:2575, or off.");
        return (new() { Demo = Demo, Http = http, Certificate = Certificate, BehindProxy = BehindProxy, Mllp = mllp, MllpFrom = List(MllpFrom), MllpCertificate = MllpCertificate }, null);
    }

    /// <summary>What is missing before messages can be sent as these settings want it; null when nothing is.</summary>
    public string? WhyNoMessages() =>
        Smtp is not null && !(Uri.TryCreate(Smtp, UriKind.Absolute, out var server) && server.Scheme is "smtp" or "smtps") ? $"“{Smtp}” is no mail server: write it as smtp://name@mail.example.org:587."
        : Smtp is not null && MailFrom is null ? "With --smtp goes --mail-from: whom e-mails come from."
        : Smtp is not null && new Uri(Smtp).UserInfo.Length > 0 && !File.Exists(SmtpPasswordFile) ? "The name in --smtp needs --smtp-password-file: a file with its password."
        : SmsWebhook is not null && !(Uri.TryCreate(SmsWebhook, UriKind.Absolute, out var hook) && (hook.Scheme == "https" || (hook.Scheme == "http" && hook.IsLoopback))) ? $"“{SmsWebhook}” is no place to hand texts to: it begins with https://."
        : SmsWebhook is not null && !File.Exists(SmsSecretFile) ? "With --sms-webhook goes --sms-secret-file: a file with the secret that signs what is handed over."
        : null;

    public static IReadOnlyList<string> List(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
