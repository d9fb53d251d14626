import type { Due, Drug } from '../live/ribbon.ts';

/** What the server says of a session. Times are milliseconds since 1970; numbers are in the units of the record. */
export type View = {
  session: string;
  number: number;
  now: number;
  zoneMinutes: number;
  phase: string;
  drug: string;
  ribbon: Drug | null;
  entries: Entry[];
  due: (Due & { what: string; at: number; why: string | null })[] | null;
  baseline: { systolic: number; diastolic: number } | null;
  limits: Limit[];
  notJudged: string | null;
  monitor: Monitor | null;
  last: LastSession | null;
};

export type Entry = {
  id: string;
  number: number;
  kind: string;
  at: number;
  recorded: number;
  late: boolean;
  flagged: { level: 'Yellow' | 'Red' } | null;
  says: string;
  pin: number | null;
  followsFlag: boolean;
  corrected: { by: string; recorded: number; kind: string } | null;
  body: Record<string, unknown>;
};

export type Limit = { series: 'systolic' | 'spO2'; at: number; level: 'Yellow' | 'Red' };

/** Points of a series: time and value. */
export type Points = [number, number][];

export type Monitor = {
  attached: boolean;
  /** Without any reading for so many milliseconds the monitor is silent. */
  lostAfter: number;
  lastAt: number | null;
  heartRate: Points;
  spO2: Points;
  respiratoryRate: Points;
  etCo2: Points;
};

/** The session before, laid under this one from the start of the drug: milliseconds since then, and values. */
export type LastSession = { day: string; pressures: [number, number, number][]; heartRate: Points; spO2: Points };

export type EstimatePoint = { at: number; median: number; low: number; high: number };

/** A predicted concentration: a guess, drawn as one, and no criterion for anything. Refused says why there is none. */
export type Estimate = {
  unit: string;
  model: string | null;
  doubts: string[];
  points: EstimatePoint[];
  last: Points;
  refused: string[];
  running: boolean;
  standsUntil: number | null;
};

/** What is expected if the pump were paused at a moment. */
export type Paused = { at: number; points: EstimatePoint[] };

export const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A time as the clinic's clock reads it. */
export function hhmm(at: number, zoneMinutes: number, seconds = false): string {
  const local = new Date(at + zoneMinutes * 60_000).toISOString();
  return local.slice(11, seconds ? 19 : 16);
}

/** Digits without trailing zeros, at most so many places. */
export const plain = (value: number, places = 1): string => String(Number(value.toFixed(places)));

/** When the first of the drug went in: where the session before is laid under this one. */
export function drugBegan(view: View): number | null {
  const began = [...(view.ribbon?.stretches.slice(0, 1).map(stretch => stretch.from) ?? []), ...(view.ribbon?.doses.map(dose => dose.at) ?? [])];
  return began.length === 0 ? null : Math.min(...began);
}
