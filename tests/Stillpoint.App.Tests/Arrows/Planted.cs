// Two made-up folders that need one another, each in the ways a compiler hides: in the body of an asynchronous method, in a
// lambda, in an argument of a type, in an attribute.
namespace Planted.Lower
{
    internal static class Ground
    {
        public static async Task<string> Says()
        {
            await Task.Yield();
            return string.Concat(new[] { 1 }.Select(_ => Upper.Roof.Name()));
        }
    }
}

namespace Planted.Upper
{
    internal static class Roof
    {
        public static string Name() => "roof";
    }

    internal sealed class Attic
    {
        public Dictionary<string, Middle.Beam[]> Beams { get; } = [];
    }

    [Middle.Held(typeof(Lower.Ground))]
    internal static class Chimney
    {
        public static string Smoke() => "none";
    }
}

namespace Planted.Middle
{
    internal sealed record Beam(int Number);

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class HeldAttribute(Type by) : Attribute
    {
        public Type By { get; } = by;
    }
}
