using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Stillpoint.App.Tests.People;

/// <summary>A browser without scripts: keeps cookies, fills in forms as they stand on the page, follows no redirect by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(Uri address, X509Certificate2? trusts = null, DateTimeOffset? on = null)
    {
        Cookies = new();
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        if (trusts is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, VerificationTimeIgnored = false, VerificationTime = on!.Value.UtcDateTime };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(trusts);
        }
        client = new(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public CookieContainer Cookies { get; }

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public async Task<string> Read(string path)
    {
        using var reply = await Get(path);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SignIn(string email, string password, string? code = null, string? recovery = null, string page = "/signin") =>
        Fill(page, "sign-in", ("Form.Email", email), ("Form.Password", password), ("Form.Code", code ?? ""), ("Form.Recovery", recovery ?? ""));

    /// <summary>Loads the page, fills in the form of this name and sends it with the tokens that stood in it.</summary>
    public async Task<HttpResponseMessage> Fill(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        var found = FormElements().Matches(page).Select(match => match.Value).FirstOrDefault(text => text.Contains($"value=\"{form}\"", StringComparison.Ordinal) || text.Contains($"action=\"/{form}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no form “{form}” on {path}.");
        var hidden = HiddenInputs().Matches(found).Select(match => (Name: Attribute(match.Value, "name"), Value: Attribute(match.Value, "value"))).Where(input => input.Name.Length > 0);
        using var body = new FormUrlEncodedContent([.. hidden.Where(input => fields.All(field => field.Name != input.Name)).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(Attribute(found, "action") is { Length: > 0 } action ? action : path, body);
    }

    /// <summary>Where a redirect leads, without this server's own address.</summary>
    public static string To(HttpResponseMessage reply) =>
        reply.Headers.Location is not { } to ? "" : to.IsAbsoluteUri && to.Authority == reply.RequestMessage!.RequestUri!.Authority ? to.PathAndQuery : to.OriginalString;

    private static string Attribute(string element, string name) =>
        Regex.Match(element, $"{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormElements();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInputs();

    public void Dispose() => client.Dispose();
}
