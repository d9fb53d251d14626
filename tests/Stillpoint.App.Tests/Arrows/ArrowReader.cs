using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Stillpoint.App.Tests.Arrows;

/// <summary>
/// Reads the arrows of an assembly from what the compiler made of it, so that nothing a file needs goes unseen. (A constant
/// is copied into whoever reads it and leaves no trace.) A folder is the first word of a namespace after the assembly's own.
/// </summary>
internal static class ArrowReader
{
    public static IReadOnlyList<Arrow> Of(string assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { ReadSymbols = true });
        return [.. module.GetTypes().SelectMany(type => From(type, root)).DistinctBy(arrow => (arrow.From, arrow.To, arrow.Type, arrow.Needs))];
    }

    private static IEnumerable<Arrow> From(TypeDefinition type, string root)
    {
        var whole = Outermost(type);
        if (Folder(whole, root) is not { } from) return [];
        return Needed(type).SelectMany(Parts).OfType<TypeDefinition>().Select(Outermost).Distinct()
            .Where(needed => Folder(needed, root) is { } to && to != from)
            .Select(needed => new Arrow(from, Folder(needed, root)!, whole.Name, needed.Name, FileOf(whole)));
    }

    private static IEnumerable<TypeReference?> Needed(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.Fields.Select(one => one.FieldType),
        .. type.GenericParameters.SelectMany(Limits),
        .. Attributes(type),
        .. type.Fields.SelectMany(Attributes),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(Needed),
    ];

    private static IEnumerable<TypeReference?> Needed(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(one => one.ParameterType),
        .. method.GenericParameters.SelectMany(Limits),
        .. Attributes(method),
        .. method.HasBody ? method.Body.Variables.Select(one => one.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Needed) : [],
    ];

    private static IEnumerable<TypeReference?> Needed(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference named => [named],
        _ => [],
    };

    private static IEnumerable<TypeReference> Limits(GenericParameter parameter) => parameter.Constraints.Select(one => one.ConstraintType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider of) => of.CustomAttributes
        .SelectMany(one => one.ConstructorArguments.Select(value => value.Value).OfType<TypeReference>().Prepend(one.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string? Folder(TypeDefinition type, string root) =>
        type.Namespace == root ? "" : type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..].Split('.')[0] : null;

    private static string FileOf(TypeDefinition type) =>
        type.Methods.Concat(type.NestedTypes.SelectMany(nested => nested.Methods)).SelectMany(method => method.DebugInformation.SequencePoints)
            .Select(point => Path.GetFileName(point.Document.Url)).FirstOrDefault() ?? type.Name;
}
