/** How a due time reads at this second: the words, and how loud they are. Late turns loud five minutes after it was due. */
export type Countdown = { words: string; tone: 'calm' | 'wait' | 'watch' };

const minute = 60_000;

export function countdown(dueAt: number, now: number): Countdown {
  const left = dueAt - now;
  if (left > 5 * minute) return { words: `in ${Math.ceil(left / minute)} min`, tone: 'calm' };
  if (left >= 2 * minute) return { words: `in ${Math.ceil(left / minute)} min`, tone: 'wait' };
  if (left > 0) return { words: `in ${clock(left)}`, tone: 'wait' };
  if (left > -minute) return { words: 'due now', tone: 'wait' };
  return { words: `${clock(-left)} late`, tone: left <= -5 * minute ? 'watch' : 'wait' };
}

/** 1:48, or 1:05:00 once there are hours. Whole seconds, never rounded up to a minute that hasn't passed. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How old something is: 8 s ago, 2 min ago. */
export function age(at: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
