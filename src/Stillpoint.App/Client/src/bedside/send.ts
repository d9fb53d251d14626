/** An entry as the server takes it. */
export type Outgoing = { id: string; kind: string; measuredAt: string; supersedes: string | null; body: Record<string, unknown> };

/** Something possible and improbable: the screen says it, and one press confirms it by its key. */
export type Question = { key: string; says: string };

/** Stored, or refused or asked with words for the screen, or not known because the server could not be reached. */
export type Outcome = { stored: true } | { refused: string; asks: readonly Question[] } | { unreachable: true };

/** The one way an entry leaves this page. Sending the same id again stores nothing twice. */
export async function send(session: string, entry: Outgoing): Promise<Outcome> {
  try {
    const response = await fetch(`/sessions/${session}/entries`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entry), credentials: 'same-origin' });
    if (response.ok) return { stored: true };
    if (response.status === 409) {
      const answer = (await response.json()) as { refused?: string; asks?: Question[] | null };
      return { refused: answer.refused ?? 'The entry was refused.', asks: answer.asks ?? [] };
    }
    if (response.status === 401) return { refused: 'Your sign-in has ended. The entry was not stored: sign in again in another tab, then send it once more.', asks: [] };
    if (response.status === 413) return { refused: 'The entry is too long. It was not stored: shorten it, and send it once more.', asks: [] };
    if (response.status === 400 || response.status === 403 || response.status === 404) return { refused: 'The entry was not stored. Load the page again.', asks: [] };
    return { unreachable: true };
  } catch {
    return { unreachable: true };
  }
}
