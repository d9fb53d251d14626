using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Stillpoint.App.Authorization;

namespace Stillpoint.App.Doors;

/// <summary>How often one address may knock on a door that is open to anyone. Looking is free; sending is counted.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in", PublicForm = "public-form", Answering = "answering", Programs = "programs";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        // A whole clinic may share one address.
        options.AddPolicy(SignIn, http => Sending(http, perMinute: 30));
        options.AddPolicy(PublicForm, http => Sending(http, perMinute: 20));
        // A form of one question a screen is sent once for each; several patients may share an address.
        options.AddPolicy(Answering, http => Sending(http, perMinute: 120));
        options.AddPolicy(Programs, http => Sending(http, perMinute: 600));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> Sending(HttpContext http, int perMinute)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return RateLimitPartition.GetNoLimiter("looking");
        // Somebody who is signed in is counted by themselves: colleagues behind the same address don't use up each other's tries.
        var who = Person.Find(http.User) is { } person ? $"person {person}" : http.Address();
        return RateLimitPartition.GetSlidingWindowLimiter($"{http.GetEndpoint()?.DisplayName} {who}", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        });
    }
}
