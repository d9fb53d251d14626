namespace Stillpoint.App.Authorization;

/// <summary>
/// A stream lasts as long as its reader's right to it. Who was let in at its beginning may have signed out, left, lost a role
/// or locked the screen since; then it ends, and whoever opens it again is judged like anybody else.
/// </summary>
internal sealed class RightToRead(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(10);

    /// <summary>Ends with the request, or soon after the right to read has ended.</summary>
    public CancellationToken Of(HttpContext http)
    {
        var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        http.Response.RegisterForDispose(until);
        _ = Watch(http.User, until);
        return until.Token;
    }

    private async Task Watch(System.Security.Claims.ClaimsPrincipal who, CancellationTokenSource until)
    {
        try
        {
            using var timer = new PeriodicTimer(AskedEvery, clock);
            while (await timer.WaitForNextTickAsync(until.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<StaffCookie>().IsStill(who)) await until.CancelAsync();
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The reader is gone.
        }
        catch (Exception unanswered) when (unanswered is System.Data.Common.DbException or InvalidOperationException or TimeoutException or IOException)
        {
            // A right that can't be asked after has ended; the browser comes back and asks for the stream anew.
            await until.CancelAsync();
        }
    }
}
