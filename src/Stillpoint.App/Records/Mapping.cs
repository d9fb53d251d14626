using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

internal static class Mapping
{
    /// <summary>A foreign key without navigation: rows name each other by id, and nothing is ever deleted with its parent.</summary>
    public static EntityTypeBuilder<T> BelongsTo<T, TParent>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> key)
        where T : class where TParent : class
    {
        entity.HasOne<TParent>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
        return entity;
    }

    private const string Proved = "Stillpoint:Proved";

    /// <summary>
    /// Whatever is written of such a row, new, changed or taken away, leaves its hash in the audit, in the same transaction.
    /// Every append-only table is one of these, or a chain of its own.
    /// </summary>
    /// <param name="only">The properties that count, besides the key; all of them when none is named.</param>
    public static EntityTypeBuilder<T> IsProved<T>(this EntityTypeBuilder<T> entity, params string[] only) where T : class
    {
        entity.Metadata.SetAnnotation(Proved, only);
        return entity;
    }

    public static bool IsProved(this IReadOnlyEntityType entity) => entity.FindAnnotation(Proved) is not null;

    /// <summary>The properties of a proved row that its hash covers, in the order of their columns' names.</summary>
    public static IReadOnlyList<IProperty> ProvedProperties(this IEntityType entity) => Known.GetOrAdd(entity, kind =>
    {
        var only = (string[])kind.FindAnnotation(Proved)!.Value!;
        return [.. kind.GetProperties().Where(property => only.Length == 0 || property.IsPrimaryKey() || only.Contains(property.Name, StringComparer.Ordinal))
            .OrderBy(property => property.GetColumnName(), StringComparer.Ordinal)];
    });

    private static readonly ConcurrentDictionary<IEntityType, IReadOnlyList<IProperty>> Known = new();
}
