import { countdown, type Countdown } from './countdown.ts';

/** A stretch of time with the pump at one setting; a pause is a stretch at no flow. Times are milliseconds since 1970. */
export type Stretch = { from: number; until: number | null; mlPerHour: number; mgPerMl: number };

export type Drug = { plannedMg: number; heldMg: number; stretches: Stretch[]; doses: { at: number; mg: number }[]; ended: boolean };

/** Something due: at a time, or so many minutes after it was last done. */
export type Due = { at?: number | null; lastAt?: number | null; everyMinutes?: number | null };

export type Ribbon = { givenMg: number; leftMg: number; flowing: boolean; endsAt: number | null; due: (Countdown & { at: number })[] };

const hour = 3_600_000;

/**
 * All the arithmetic a screen does by itself: mg = rate × time, when the planned dose is in, due times and countdowns. The
 * server computes the same in C#; both are tested on one file of cases. Nothing here judges.
 */
export function ribbonAt(drug: Drug | null, due: readonly Due[], now: number): Ribbon {
  const last = drug?.stretches.at(-1) ?? null;
  const flowing = drug !== null && last !== null && !drug.ended && last.mlPerHour > 0;
  const givenMg = drug === null ? 0 : givenBy(drug, now);
  const leftMg = drug === null ? 0 : Math.max(0, drug.plannedMg - givenMg);
  return {
    givenMg,
    leftMg,
    flowing,
    endsAt: flowing ? now + (leftMg / (last!.mlPerHour * last!.mgPerMl)) * hour : null,
    due: due.flatMap(item => {
      const at = item.at ?? (item.lastAt != null && item.everyMinutes != null ? item.lastAt + item.everyMinutes * 60_000 : null);
      return at === null ? [] : [{ at, ...countdown(at, now) }];
    }),
  };
}

/** The area under the ribbon, never more than the syringe held, and what was given by hand. */
function givenBy(drug: Drug, now: number): number {
  const pumped = drug.stretches.reduce((sum, stretch) => {
    const end = Math.min(stretch.until ?? now, now);
    return sum + Math.max(0, end - stretch.from) / hour * stretch.mlPerHour * stretch.mgPerMl;
  }, 0);
  const byHand = drug.doses.filter(dose => dose.at <= now).reduce((sum, dose) => sum + dose.mg, 0);
  return Math.min(pumped, drug.heldMg) + byHand;
}
