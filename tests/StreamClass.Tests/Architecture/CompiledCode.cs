using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace StreamClass.Tests.Architecture;

/// <summary>What each type of a compiled assembly uses: in its fields, its signatures and the code of its methods.</summary>
internal sealed class CompiledCode : IDisposable
{
    private static readonly OpCode[] OneByte = new OpCode[0x100];
    private static readonly OpCode[] TwoBytes = new OpCode[0x100];

    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    static CompiledCode()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xFF] = code;
        }
    }

    public CompiledCode(Assembly assembly)
    {
        _file = new PEReader(File.OpenRead(assembly.Location));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>Each use: the outermost type that uses, and the type and member that are used.</summary>
    public IEnumerable<Use> Uses()
    {
        foreach (var handle in _reader.TypeDefinitions)
        {
            var user = Outermost(handle);
            var names = new NameCollector(_reader);
            foreach (var use in UsesOf(_reader.GetTypeDefinition(handle), names).Distinct().ToArray())
            {
                yield return new Use(user.Namespace, user.Name, use.Type, use.Member);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<(string Type, string Member)> UsesOf(TypeDefinition type, NameCollector names)
    {
        if (!type.BaseType.IsNil)
        {
            names.Collect(type.BaseType);
        }

        foreach (var handle in type.GetInterfaceImplementations())
        {
            names.Collect(_reader.GetInterfaceImplementation(handle).Interface);
        }

        foreach (var handle in type.GetFields())
        {
            _reader.GetFieldDefinition(handle).DecodeSignature(names, null);
        }

        var members = new List<(string, string)>();
        foreach (var handle in type.GetMethods())
        {
            var method = _reader.GetMethodDefinition(handle);
            method.DecodeSignature(names, null);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var body = _file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
            }

            foreach (var token in Tokens(body.GetILBytes()!))
            {
                members.AddRange(Resolve(token, names));
            }
        }

        return members.Concat(names.Seen.Select(static name => (name, string.Empty)));
    }

    private IEnumerable<(string Type, string Member)> Resolve(EntityHandle token, NameCollector names)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodSpecification:
                var generic = _reader.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(names, null);
                return Resolve(generic.Method, names);
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)token);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    member.DecodeMethodSignature(names, null);
                }
                else
                {
                    member.DecodeFieldSignature(names, null);
                }

                return [(names.Collect(member.Parent), _reader.GetString(member.Name))];
            case HandleKind.MethodDefinition:
                var method = _reader.GetMethodDefinition((MethodDefinitionHandle)token);
                return [(names.Collect(method.GetDeclaringType()), _reader.GetString(method.Name))];
            case HandleKind.FieldDefinition:
                var field = _reader.GetFieldDefinition((FieldDefinitionHandle)token);
                return [(names.Collect(field.GetDeclaringType()), _reader.GetString(field.Name))];
            default:
                names.Collect(token);
                return [];
        }
    }

    private static List<EntityHandle> Tokens(byte[] code)
    {
        var tokens = new List<EntityHandle>();
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? TwoBytes[code[++at]] : OneByte[code[at]];
            at++;
            switch (operation.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add((EntityHandle)MetadataTokens.Handle(BitConverter.ToInt32(code, at)));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at++;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }

        return tokens;
    }

    private (string Namespace, string Name) Outermost(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _reader.GetTypeDefinition(type.GetDeclaringType());
        }

        return (_reader.GetString(type.Namespace), _reader.GetString(type.Name));
    }

    internal sealed record Use(string UserNamespace, string User, string Type, string Member)
    {
        public string Namespace => Type.Contains('.') ? Type[..Type.LastIndexOf('.')] : string.Empty;

        public override string ToString() => $"{UserNamespace}.{User} uses {Type}{(Member.Length == 0 ? string.Empty : $".{Member}")}";
    }

    /// <summary>Gives types their full names, nested ones that of the outermost, and notes every name that it gives.</summary>
    private sealed class NameCollector(MetadataReader reader) : ISignatureTypeProvider<string, object?>
    {
        public HashSet<string> Seen { get; } = [];

        public string Collect(EntityHandle handle) => handle.Kind switch
        {
            HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
            HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
            _ => string.Empty,
        };

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeDefinition(handle);
            return type.GetDeclaringType().IsNil
                ? Note($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")
                : GetTypeFromDefinition(reader, type.GetDeclaringType(), 0);
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)
                : Note($"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");
        }

        public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, null);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetSZArrayType(string elementType) => elementType;

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => string.Empty;

        public string GetGenericMethodParameter(object? context, int index) => string.Empty;

        public string GetGenericTypeParameter(object? context, int index) => string.Empty;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        private string Note(string name)
        {
            Seen.Add(name);
            return name;
        }
    }
}
