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
  sheet.dataset['ready'] = 'yes';
}
