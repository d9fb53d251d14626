import { clock } from '../live/countdown.ts';
import { hhmm, type Monitor, type Points, type View } from './view.ts';

/** A reading as the server tells it the moment it is durable; usable is null for what is doubted, withdrawn or cannot be. */
export type Told = { number: number; at: string; late: boolean; signs: { sign: string; usable: number | null; at: string | null }[] };

type Sign = 'heartRate' | 'spO2' | 'respiratoryRate' | 'etCo2';

const names: Record<Sign, string[]> = { heartRate: ['heartRate', 'pulseRate'], spO2: ['spo2'], respiratoryRate: ['respiratoryRate'], etCo2: ['endTidalCo2'] };
const signs = Object.keys(names) as Sign[];

/** Closer than this two points of the strip lie on each other. */
const apart = 5_000;

/** What the monitors said since the server last told the minutes of the strip. */
export class Live {
  private readonly points: Record<Sign, Points> = { heartRate: [], spO2: [], respiratoryRate: [], etCo2: [] };
  private readonly newest: Partial<Record<Sign, Points[number]>> = {};
  private newestAt: number | null = null;
  private cuff = '';

  /** Takes a reading in; answers whether it carries a cuff pressure not seen before. */
  take(told: Told): boolean {
    const at = Date.parse(told.at);
    if (this.newestAt === null || at > this.newestAt) this.newestAt = at;
    for (const sign of signs) {
      // A pulse stands in for the heart rate where there is no electrocardiogram.
      const value = names[sign].map(name => told.signs.find(one => one.sign === name)?.usable ?? null).find(one => one !== null);
      if (value === undefined || value === null) continue;
      add(this.points[sign], at, value);
      if (at >= (this.newest[sign]?.[0] ?? 0)) this.newest[sign] = [at, value];
    }
    // A monitor repeats a cuff pressure with every reading, with or without the time it was taken.
    const [systolic, diastolic] = ['systolic', 'diastolic'].map(name => told.signs.find(one => one.sign === name));
    if (told.late || !systolic || systolic.usable === null) return false;
    const cuff = `${systolic.at ?? ''} ${systolic.usable} ${diastolic?.usable ?? ''}`;
    if (cuff === this.cuff) return false;
    this.cuff = cuff;
    return true;
  }

  /** The strip with what came since: the server's minutes, then the readings themselves. */
  over(view: View): View {
    const monitor = view.monitor;
    if (monitor === null) return view;
    const joined = { ...monitor, lastAt: later(monitor.lastAt, this.newestAt) };
    for (const sign of signs) {
      const until = monitor[sign].at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
      this.points[sign].splice(0, this.points[sign].findLastIndex(([at]) => at <= until) + 1);
      joined[sign] = [...monitor[sign], ...this.points[sign]];
      // The server's last minute is still open and told as its middle; the newest number is the newest reading.
      const newest = this.newest[sign];
      if (newest && joined[sign].at(-1)?.[0] === newest[0]) joined[sign] = joined[sign].with(-1, newest);
    }
    return { ...view, monitor: joined };
  }
}

function add(points: Points, at: number, value: number): void {
  const last = points.at(-1);
  if (last && at <= last[0]) return;
  const before = points.at(-2);
  if (last && before && last[0] - before[0] < apart) points.pop();
  points.push([at, value]);
}

const later = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));

/** A value of the monitor is the patient's present one only so long. */
export const isFresh = (monitor: Monitor, at: number, now: number): boolean => now - at <= monitor.lostAfter;

export type Liveness = { state: 'none' | 'waiting' | 'live' | 'silent' | 'lost'; words: string; since: string };

/** What the strip knows of its monitor, in words; the second part counts and is not announced. */
export function liveness(view: View, now: number, lostAt: number | null): Liveness {
  const time = (at: number) => hhmm(at, view.zoneMinutes, true);
  if (lostAt !== null) return { state: 'lost', words: `The line to the server is lost since ${time(lostAt)}. Nothing here is newer.`, since: clock(now - lostAt) };
  const monitor = view.monitor;
  if (monitor === null || !monitor.attached) return { state: 'none', words: 'No monitor is on this patient. Everything here was charted by hand.', since: '' };
  if (monitor.lastAt === null) return { state: 'waiting', words: 'The monitor has sent nothing yet.', since: '' };
  if (now - monitor.lastAt > monitor.lostAfter) return { state: 'silent', words: `Nothing live from the monitor since ${time(monitor.lastAt)}.`, since: clock(now - monitor.lastAt) };
  return { state: 'live', words: 'Monitor live', since: `${Math.max(0, Math.floor((now - monitor.lastAt) / 1000))} s ago` };
}

/** Says it beside the strip; what a screen reader is told changes only with the state. */
export function tellLiveness(place: HTMLElement | null, told: Liveness): void {
  if (place === null) return;
  place.dataset['state'] = told.state;
  const [words, since] = place.querySelectorAll('span');
  if (words && words.textContent !== told.words) words.textContent = told.words;
  if (since && since.textContent !== told.since) since.textContent = told.since;
}
