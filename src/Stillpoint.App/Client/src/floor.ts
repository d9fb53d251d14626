import { LivePage } from './live/page.ts';

/** The floor: the board is put in place again whenever something was written or is judged otherwise, and its countdowns and ages are kept true. */
const sheet = document.querySelector<HTMLElement>('[data-floor]');
if (sheet !== null) {
  const drawnAt = (page: Document) => Number(page.getElementById('board')?.dataset['now'] ?? Date.now());
  const page = new LivePage({
    parts: sheet.dataset['floor']!, live: sheet.dataset['live']!, put: '#board, #worklist', drawnAt: drawnAt(document), seconds: false, every: 20,
    zoneMinutes: () => Number(document.querySelector<HTMLElement>('[data-clock]')?.dataset['zone'] ?? 0),
    heard: { written: () => page.changed() },
    came: drawnAt,
  });
  // Names go at a keystroke, while a visitor stands behind; the choice lasts as long as the window.
  const key = document.querySelector<HTMLButtonElement>('[data-nameless]');
  const hide = (hidden: boolean): void => {
    document.documentElement.toggleAttribute('data-no-names', hidden);
    key?.setAttribute('aria-pressed', String(hidden));
    sessionStorage.setItem('no-names', String(hidden));
  };
  const turn = (): void => hide(!document.documentElement.hasAttribute('data-no-names'));
  key?.addEventListener('click', turn);
  // By its place on the keyboard: with Alt some systems write another letter.
  addEventListener('keydown', event => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyN') { event.preventDefault(); turn(); }
  });
  if (key !== null) key.hidden = false;
  hide(sessionStorage.getItem('no-names') === 'true');
  sheet.dataset['ready'] = 'yes';
}
