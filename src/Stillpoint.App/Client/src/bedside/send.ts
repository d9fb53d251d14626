/** An entry as the server takes it. */
export type Outgoing = { id: string; kind: string; measuredAt: string; supersedes: string | null; body: Record<string, unknown> };

/** Stored, or refused with words for the screen, or not known because the server could not be reached. */
export type Outcome = { stored: true } | { refused: string } | { unreachable: true };

/** The one way an entry leaves this page. Sending the same id again stores nothing twice. */
export async function send(session: string, entry: Outgoing): Promise<Outcome> {
  try {
    const response = await fetch(`/sessions/${session}/entries`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entry), credentials: 'same-origin' });
    if (response.ok) return { stored: true };
    if (response.status === 409) return { refused: String(((await response.json()) as { refused?: string }).refused ?? 'The entry was refused.') };
    if (response.status === 401) return { refused: 'Your sign-in has ended. The entry was not stored: sign in again in another tab, then send it once more.' };
    if (response.status === 400 || response.status === 403 || response.status === 404) return { refused: 'The entry was not stored. Load the page again.' };
    return { unreachable: true };
  } catch {
    return { unreachable: true };
  }
}
