import type { BedsideView, EstimatePoint, EstimateView, PausedView, StripEntry, StripMonitor } from './records.ts';

/** What the server says of a session, under the names the drawing uses; the shapes are written from the server's records. */
export type View = BedsideView;
export type Entry = StripEntry;
export type Monitor = StripMonitor;
export type Estimate = EstimateView;
export type Paused = PausedView;
export type { EstimatePoint };

/** Points of a series: time and value. */
export type Points = [number, number][];

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
