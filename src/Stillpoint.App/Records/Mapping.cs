using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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
}
