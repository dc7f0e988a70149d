using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ParkBot.Tests;

/// <summary>A type of a compiled assembly with all that it uses, what async methods, iterators and lambdas inside it use included.</summary>
/// <param name="Uses">Types, each by its full name.</param>
/// <param name="Calls">Members called: <c>System.DateTime::get_Now</c>.</param>
internal sealed record CompiledType(string Space, string Name, bool IsPublic, IReadOnlySet<string> Uses, IReadOnlySet<string> Calls)
{
    internal string FullName => Space + "." + Name;
}

/// <summary>
/// Reads the types of an assembly from its instructions with Mono.Cecil, which ArchUnitNET stands on too: every operand
/// counts, whatever type the compiler moved it into, and the framework beside the program need not be loaded.
/// </summary>
internal static class CompiledTypes
{
    internal static IReadOnlyList<CompiledType> Of(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.Types.Where(type => !type.Name.StartsWith('<')).Select(Read)];
    }

    private static CompiledType Read(TypeDefinition type)
    {
        var uses = new HashSet<string>(StringComparer.Ordinal);
        var calls = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in WithNested(type))
        {
            AddAll(uses, SignatureTypes(part));
            foreach (var method in part.Methods.Where(method => method.HasBody))
            {
                AddAll(uses, method.Body.Variables.Select(variable => variable.VariableType));
                AddAll(uses, method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
                foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
                {
                    AddOperand(uses, calls, operand);
                }
            }
        }

        return new CompiledType(type.Namespace, type.Name, type.IsPublic, uses, calls);
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference?> SignatureTypes(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.Select(method => method.ReturnType),
        .. type.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.ParameterType),
        .. Attributes(type).Select(attribute => attribute.AttributeType),
        .. Attributes(type).Where(attribute => attribute.HasConstructorArguments).SelectMany(attribute => attribute.ConstructorArguments).Select(argument => argument.Value as TypeReference),
    ];

    private static IEnumerable<CustomAttribute> Attributes(TypeDefinition type) =>
        new ICustomAttributeProvider[] { type }.Concat(type.Fields).Concat(type.Properties).Concat(type.Methods).SelectMany(owner => owner.CustomAttributes);

    private static void AddOperand(HashSet<string> uses, HashSet<string> calls, object? operand)
    {
        switch (operand)
        {
            case MethodReference method:
                calls.Add(method.DeclaringType.FullName + "::" + method.Name);
                AddAll(uses, [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)]);
                if (method is GenericInstanceMethod generic)
                {
                    AddAll(uses, generic.GenericArguments);
                }

                break;
            case FieldReference field:
                AddAll(uses, [field.DeclaringType, field.FieldType]);
                break;
            case TypeReference type:
                AddAll(uses, [type]);
                break;
            case CallSite site:
                AddAll(uses, [site.ReturnType]);
                break;
        }
    }

    private static void AddAll(HashSet<string> uses, IEnumerable<TypeReference?> types)
    {
        foreach (var type in types.SelectMany(Parts))
        {
            uses.Add(type.FullName);
        }
    }

    /// <summary>The plain types in a constructed one, a nested one as its outermost: List&lt;Amount[]&gt; → List`1, Amount.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        RequiredModifierType modified => Parts(modified.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        { DeclaringType: { } outer } => Parts(outer),
        _ => [type],
    };
}
