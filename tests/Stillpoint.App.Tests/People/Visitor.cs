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

    /// <summary>What passes while a public form is read and filled in.</summary>
    public Action Writes { get; init; } = () => { };

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public async Task<string> Read(string path)
    {
        using var reply = await Get(path);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SignIn(string email, string password, string? code = null, string? recovery = null, string page = "/signin") =>
        Fill(page, "sign-in", ("email", email), ("password", password), ("code", code ?? ""), ("recovery", recovery ?? ""));

    /// <summary>Loads the page, fills in the form of this name and sends it with the tokens that stood in it.</summary>
    public async Task<HttpResponseMessage> Fill(string path, string form, params (string Name, string Value)[] fields) => await (await Prepare(path, form, fields))();

    /// <summary>Loads the page and fills in the form of this name; it is sent whenever, and as often as, the answer is called.</summary>
    public async Task<Func<Task<HttpResponseMessage>>> Prepare(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        var forms = FormElements().Matches(page).Select(match => match.Value).ToList();
        // A form's own name comes before an address of the same name, which the bar of every page may hold.
        var found = forms.Find(text => text.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal))
            ?? forms.Find(text => text.Contains($"value=\"{form}\"", StringComparison.Ordinal) || text.Contains($"action=\"/{form}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no form “{form}” on {path}.");
        if (found.Contains("name=\"opened\"", StringComparison.Ordinal)) Writes();
        var hidden = HiddenInputs().Matches(found).Select(match => (Name: Attribute(match.Value, "name"), Value: Attribute(match.Value, "value"))).Where(input => input.Name.Length > 0);
        var body = hidden.Where(input => fields.All(field => field.Name != input.Name)).Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        return async () =>
        {
            using var content = new FormUrlEncodedContent(body);
            return await client.PostAsync(Attribute(found, "action") is { Length: > 0 } action ? action : path, content);
        };
    }

    /// <summary>Loads a page, writes the same words into every field of every form on it, and sends each; says how many were sent.</summary>
    /// <param name="path">The page; anything that is no page is only looked at.</param>
    /// <param name="words">What is written into every field.</param>
    /// <param name="replies">Takes the address and the headers of every answer.</param>
    /// <param name="statuses">Takes the status of every answer.</param>
    public async Task<int> FillEveryForm(string path, string words, List<string> replies, List<HttpStatusCode>? statuses = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var first = await Send(request);
        replies.Add(first.Headers.ToString());
        if (first.Content.Headers.ContentType?.MediaType != "text/html" || !first.IsSuccessStatusCode) return 0;
        var sent = 0;
        foreach (Match form in FormElements().Matches(await first.Content.ReadAsStringAsync()))
        {
            var (action, isGet) = (Attribute(OpeningTag().Match(form.Value).Value, "action"), Attribute(OpeningTag().Match(form.Value).Value, "method").Equals("get", StringComparison.OrdinalIgnoreCase));
            if (action == "/sign-out") continue;
            var fields = Fields().Matches(form.Value).Select(field => KeyValuePair.Create(Attribute(field.Value, "name"), Attribute(field.Value, "type") switch
            {
                "hidden" or "checkbox" or "radio" => Attribute(field.Value, "value"),
                "date" => "1984-03-11",
                _ when field.Value.StartsWith("<select", StringComparison.Ordinal) => OptionValues().Matches(field.Value).Select(option => option.Groups[1].Value).FirstOrDefault(value => value.Length > 0) ?? "",
                _ => words,
            })).Where(field => field.Key.Length > 0).ToList();
            using var body = new FormUrlEncodedContent(fields);
            var to = action.Length > 0 ? WebUtility.HtmlDecode(action) : path;
            using var sending = isGet ? new HttpRequestMessage(HttpMethod.Get, $"{to}?{await body.ReadAsStringAsync()}") : new HttpRequestMessage(HttpMethod.Post, to) { Content = body };
            using var reply = await Send(sending);
            replies.Add($"{sending.RequestUri} {reply.Headers}");
            statuses?.Add(reply.StatusCode);
            sent++;
        }
        return sent;
    }

    /// <summary>Where a redirect leads, without this server's own address.</summary>
    public static string To(HttpResponseMessage reply) =>
        reply.Headers.Location is not { } to ? "" : to.IsAbsoluteUri && to.Authority == reply.RequestMessage!.RequestUri!.Authority ? to.PathAndQuery : to.OriginalString;

    private static string Attribute(string element, string name) =>
        Regex.Match(element, $"{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormElements();

    [GeneratedRegex("<form[^>]*>")]
    private static partial Regex OpeningTag();

    [GeneratedRegex("<input[^>]*>|<textarea[^>]*>|<select.*?</select>|<button[^>]*name=[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Fields();

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex OptionValues();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInputs();

    public void Dispose() => client.Dispose();
}
