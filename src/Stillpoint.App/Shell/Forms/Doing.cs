using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;

namespace Stillpoint.App.Shell.Forms;

/// <summary>How a desk does what was asked: all of it is written and noted, or nothing is, and either way it answers with the outcome.</summary>
internal static class Doing
{
    extension(AuditTrail audit)
    {
        /// <param name="second">What whoever comes second is told, where somebody else may have changed the same row in the same moment.</param>
        public async Task<Outcome> Do(Actor actor, AuditNote note, Func<Task<Outcome>> work, Outcome? second = null)
        {
            Outcome outcome = new Outcome.Done();
            try
            {
                await audit.Write<AuditNote>(actor, async () =>
                {
                    outcome = await work();
                    return outcome is Outcome.Done { Twice: false } ? (note, note) : null;
                });
                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (second is not null)
            {
                return second;
            }
            finally
            {
                audit.Forget();
            }
        }

        /// <summary>The same for what must not be done twice however often it is sent.</summary>
        /// <param name="already">What stands in the record once it has been done.</param>
        public async Task<Outcome> Once(IQueryable<object> already, Actor actor, AuditNote note, Func<Task<Outcome>> work, Outcome? second = null)
        {
            try
            {
                return await audit.Do(actor, note, async () => await already.AnyAsync() ? new Outcome.Done(Twice: true) : await work(), second);
            }
            catch (DbUpdateException)
            {
                // Both were sent in the same moment, and the database let only one through.
                if (await already.AnyAsync()) return new Outcome.Done(Twice: true);
                throw;
            }
        }
    }
}
