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
  lastAt: number | null;
  heartRate: Points;
  spO2: Points;
  respiratoryRate: Points;
  etCo2: Points;
};

/** The session before, laid under this one from the start of the drug. */
export type LastSession = { day: string; pressures: [number, number, number][] };

/** A predicted concentration: a guess, drawn as one, and no criterion for anything. */
export type Estimate = { unit: string; model: string; doubts: string[]; points: { at: number; median: number; low: number; high: number }[]; last: Points };

export const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A time as the clinic's clock reads it. */
export function hhmm(at: number, zoneMinutes: number, seconds = false): string {
  const local = new Date(at + zoneMinutes * 60_000).toISOString();
  return local.slice(11, seconds ? 19 : 16);
}

/** Digits without trailing zeros, at most so many places. */
export const plain = (value: number, places = 1): string => String(Number(value.toFixed(places)));
