using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Stillpoint.App.Authorization;

namespace Stillpoint.App.People;

/// <summary>
/// A screen of staff that was quiet for some minutes asks for the password again. The page in the browser covers itself; this
/// is the same on the server, for a page without script and for a browser that was left or copied. A form that is sent to a
/// locked screen is kept on the page that asks, and goes on with the password.
/// </summary>
internal sealed class ScreenLock(RequestDelegate next)
{
    public const string Path = "/locked", UnlockPath = "/unlock", LockPath = "/lock", ActPath = "/act", Password = "unlock-password";

    public async Task InvokeAsync(HttpContext http, SignIn signIn, SignIns signIns)
    {
        if (!http.User.IsLocked() || IsOpen(http.GetEndpoint()))
        {
            await next(http);
            return;
        }
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            && (await http.Request.ReadFormAsync(http.RequestAborted))[Password].ToString() is { Length: > 0 } password)
        {
            if (await Unlock(http, password, signIn, signIns))
            {
                await next(http);
                return;
            }
            http.Items[Password] = true;
        }
        http.Response.StatusCode = StatusCodes.Status423Locked;
    }

    /// <summary>The covered page, or the page that asks, gives the password.</summary>
    public static async Task<IResult> Open(HttpContext http, IAntiforgery antiforgery, SignIn signIn, SignIns signIns)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!await Unlock(http, form[Password].ToString(), signIn, signIns))
        {
            http.Items[Password] = true;
            return Results.StatusCode(StatusCodes.Status423Locked);
        }
        return form["back"].ToString() is { Length: > 0 } back ? Results.LocalRedirect(Paths.Local(back)) : Results.NoContent();
    }

    /// <summary>Locks the screen by hand, before it is left.</summary>
    public static async Task<IResult> Lock(HttpContext http, IAntiforgery antiforgery, SignIns signIns)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || Person.SignInOf(http.User) is not { } here) return Results.BadRequest();
        await signIns.Lock(here);
        var back = (await http.Request.ReadFormAsync(http.RequestAborted))["back"].ToString();
        return Results.LocalRedirect($"{Path}?back={Uri.EscapeDataString(Paths.Local(back))}");
    }

    /// <summary>Whether a wrong password was just given.</summary>
    public static bool WasRefused(HttpContext http) => http.Items.ContainsKey(Password);

    private static bool IsOpen(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<OpenWhenLockedAttribute>() is not null;

    private static async Task<bool> Unlock(HttpContext http, string password, SignIn signIn, SignIns signIns)
    {
        if (await signIn.Again(http.User.Id(), password) is null || Person.SignInOf(http.User) is not { } here) return false;
        await signIns.Act(here);
        return true;
    }
}
