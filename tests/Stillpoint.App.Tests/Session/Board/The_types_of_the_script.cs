using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Session.Bedside;

namespace Stillpoint.App.Tests.Session.Board;

/// <summary>The script draws the record that the page is drawn from: its types are written from the server's, and nobody writes them by hand.</summary>
public sealed class The_types_of_the_script
{
    private static string Here([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../../src/Stillpoint.App/Client/src/bedside/records.ts"));

    [Fact]
    public void Are_those_of_the_records()
    {
        var made = Written(typeof(BedsideView), typeof(PausedView));
        if (Environment.GetEnvironmentVariable("STILLPOINT_APPROVE") == "1") File.WriteAllText(Here(), made);
        Assert.True(made == File.ReadAllText(Here()), "The records of the bedside changed. Run this test with STILLPOINT_APPROVE=1 to write their types anew, then see what the script makes of it.");
    }

    private static string Written(params Type[] shown)
    {
        var (all, text) = (new List<Type>(shown), new StringBuilder("// Written by a test from the records of the server. Times are milliseconds since 1970; numbers are in the units of the record.\n"));
        for (var at = 0; at < all.Count; at++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nexport type {all[at].Name} = {{\n");
            foreach (var property in all[at].GetProperties(BindingFlags.Public | BindingFlags.Instance))
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {JsonNamingPolicy.CamelCase.ConvertName(property.Name)}: {Of(property, all)};\n");
            text.Append("};\n");
        }
        return text.ToString();
    }

    private static string Of(PropertyInfo property, List<Type> all)
    {
        var maybe = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? " | null" : "";
        return (property.GetCustomAttribute<TypeScriptAttribute>()?.Type ?? Of(property.PropertyType, all)) + maybe;
    }

    private static string Of(Type type, List<Type> all)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, all);
        if (type == typeof(string) || type == typeof(Guid)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(JsonObject)) return "Record<string, unknown>";
        if (type.IsPrimitive || type == typeof(decimal)) return "number";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return Of(type.GetGenericArguments()[0], all) + "[]";
        if (type.Assembly != typeof(BedsideView).Assembly) throw new InvalidOperationException($"Say how the script reads {type.Name}.");
        if (!all.Contains(type)) all.Add(type);
        return type.Name;
    }
}
