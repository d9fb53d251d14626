using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Stillpoint.App.Shell;

internal static class Layouts
{
    /// <summary>Whether the page at this address is drawn in a layout that carries the attribute.</summary>
    public static bool Have<T>(HttpContext http) where T : Attribute =>
        http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttribute<LayoutAttribute>()?.LayoutType.IsDefined(typeof(T), inherit: false) is true;
}
