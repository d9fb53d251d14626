/** Puts the parts that change by themselves in place; what somebody is typing into is left alone until they are done. */
export async function refreshPanels(address: string): Promise<void> {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const panel of fresh.querySelectorAll<HTMLElement>('#proposal, #due, #flags, #pins, #pump')) {
    const old = document.getElementById(panel.id);
    if (old === null || busy(old)) continue;
    // A part that names its state and is in it already stays under the finger that is on it.
    if (old.dataset['state'] !== undefined && old.dataset['state'] === panel.dataset['state']) continue;
    const open = [...old.querySelectorAll('details[open]')].map(details => details.id).filter(id => id !== '');
    for (const id of open) panel.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
    old.replaceWith(document.importNode(panel, true));
  }
}

function busy(panel: HTMLElement): boolean {
  const active = document.activeElement;
  if (active !== null && panel.contains(active) && active.matches('input, textarea, select')) return true;
  return [...panel.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), textarea')].some(field => field.value !== field.defaultValue);
}
