/** Of a time of day that somebody typed: when the clinic's clock last showed it. The server reads it the same (tests/shared/typed-times.json). */
const minute = 60_000, hour = 60 * minute, day = 24 * hour;
const ahead = 2 * minute, back = 12 * hour;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at a moment, as if it were UTC. */
function shown(at: number, zone: string): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    clocks.set(zone, clock);
  }
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!);
}

/** Every moment at which the clock shows this; of one that a clock change skips, the moment of the change. */
function momentsOf(local: number, zone: string): number[] {
  const offsets = [shown(local - day, zone) - (local - day), shown(local + day, zone) - (local + day)];
  const found = offsets.map(offset => local - offset).filter(at => shown(at, zone) === local);
  return found.length > 0 ? found : momentsOf(local + minute, zone);
}

/** The newest moment at which the clock showed the time, today or up to twelve hours ago; null when it is still to come. */
export function lastShown(hours: number, minutes: number, now: number, zone: string): number | null {
  const here = shown(Math.floor(now / 1000) * 1000, zone);
  const today = here - ((here % day) + day) % day + hours * hour + minutes * minute;
  const yesterday = momentsOf(today - day, zone).filter(at => now - at <= back);
  const come = [...momentsOf(today, zone), ...yesterday].filter(at => at <= now + ahead);
  return come.length > 0 ? Math.max(...come) : null;
}
