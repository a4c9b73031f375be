// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Undersigned.Specs.Conventions;

/// <summary>Names say what a thing is. These endings say only that somebody had not decided yet.</summary>
public sealed class TypeNames
{
    private static readonly string[] Endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Core", "Dto"];

    private static readonly Assembly[] Ours =
    [
        Assembly.Load("Undersigned.Transparency"), Assembly.Load("Undersigned.Documents"), Assembly.Load("Undersigned.Matching"), Assembly.Load("undersigned-audit"),
        Assembly.Load("undersigned"), typeof(TypeNames).Assembly,
    ];

    [Fact]
    public void No_type_is_named_for_being_somewhere_to_put_things()
    {
        var offenders = OurTypes().Where(type => Endings.Any(ending => Name(type).EndsWith(ending, StringComparison.Ordinal)));
        Assert.Empty(offenders.Select(type => type.FullName));
    }

    [Fact]
    public void A_service_is_hosted()
    {
        var offenders = OurTypes().Where(type => Name(type).EndsWith("Service", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(IHostedService)));
        Assert.Empty(offenders.Select(type => type.FullName));
    }

    private static IEnumerable<Type> OurTypes() => Ours
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.FullName!.StartsWith("Undersigned.", StringComparison.Ordinal))
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<'))
        // What a source generator nests in a type of ours, such as the runner of a regular expression, is named by the generator.
        .Where(type => !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false));

    private static string Name(Type type) => type.Name.Split('`')[0];
}
