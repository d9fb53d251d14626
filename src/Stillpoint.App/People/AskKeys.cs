using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>The names of the clinical questions a key may be made for.</summary>
internal sealed record Askable(IReadOnlyList<string> Questions);

/// <summary>Keys that the owner makes for other programs; each asks the clinical questions it was made for and does nothing else.</summary>
internal sealed class AskKeys(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public const string Prefix = "stillpoint_";

    /// <summary>For how many days a key may be made; a program that goes on longer is given a new one.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 90, 365];

    /// <param name="by">Who makes it.</param>
    /// <param name="name">What uses it.</param>
    /// <param name="lasting">How long it is good for.</param>
    /// <param name="questions">The questions it may ask; every one when there is none.</param>
    public async Task<string> Make(Actor by, string name, TimeSpan lasting, params IReadOnlyList<string> questions)
    {
        var key = Prefix + SingleUseLinks.NewToken();
        var row = new AskKeyRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name.Trim(), TokenHash = SingleUseLinks.HashOf(key), MadeBy = by.Person!.Value, MadeAt = clock.Moment(), ExpiresAt = clock.Moment() + lasting, Questions = string.Join(' ', questions) };
        await audit.Change(by, new AuditNote("key-made", $"ask-key/{row.Id}", Detail: $"until {row.ExpiresAt:yyyy-MM-dd}; {(questions.Count == 0 ? "every question" : row.Questions)}"), () =>
        {
            db.Add(row);
            return Task.CompletedTask;
        });
        return key;
    }

    public async Task<IReadOnlyList<AskKeyRow>> All() => await db.Set<AskKeyRow>().AsNoTracking().OrderByDescending(key => key.MadeAt).ToListAsync();

    public Task<Outcome> End(Actor by, Guid id) => audit.Do(by, new AuditNote("key-ended", $"ask-key/{id}"), async () =>
    {
        var now = clock.Moment();
        await db.Set<AskKeyRow>().Where(key => key.Id == id && key.EndedAt == null).ExecuteUpdateAsync(change => change.SetProperty(key => key.EndedAt, now));
        return new Outcome.Done();
    });

    /// <summary>A key that is good now, and what it may ask.</summary>
    public async Task<AskKeyRow?> Find(string key)
    {
        var hash = SingleUseLinks.HashOf(key);
        var now = clock.GetUtcNow();
        return await db.Set<AskKeyRow>().AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash && row.EndedAt == null && row.ExpiresAt > now);
    }
}

/// <summary>Reads <c>Authorization: Bearer …</c>. Its principal has no role, so no door but the one for questions opens.</summary>
internal sealed class AskKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AskKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "ask-key", Questions = "ask-key-questions";

    /// <summary>A key opens the questions of programs it was made for, and no page.</summary>
    public static bool Opens(AuthorizationHandlerContext asked) =>
        asked.User.FindFirst(Questions) is { } may && asked.Resource is HttpContext http && http.Request.Path.StartsWithSegments("/api/ask", StringComparison.Ordinal, out var question)
            && (may.Value.Length == 0 || may.Value.Split(' ').Contains(question.Value?.TrimStart('/'), StringComparer.Ordinal));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string Bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await keys.Find(header[Bearer.Length..].Trim()) is not { } key) return AuthenticateResult.Fail("This key is not known, or has ended.");
        var who = new ClaimsIdentity([new Claim(Name, key.Id.ToString()), new Claim(Questions, key.Questions)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), Name));
    }
}
