// Written by a test from the records of the server. Times are milliseconds since 1970; numbers are in the units of the record.

export type BedsideView = {
  session: string;
  number: number;
  now: number;
  zoneMinutes: number;
  phase: string;
  drug: string;
  ribbon: StripDrug | null;
  entries: StripEntry[];
  due: StripDue[] | null;
  baseline: StripBaseline | null;
  limits: StripLimit[];
  notJudged: string | null;
  monitor: StripMonitor | null;
  last: StripLastSession | null;
  estimate: EstimateView;
};

export type PausedView = {
  at: number;
  points: EstimatePoint[];
};

export type StripDrug = {
  plannedMg: number;
  heldMg: number;
  ended: boolean;
  stretches: StripStretch[];
  doses: StripDose[];
};

export type StripEntry = {
  id: string;
  number: number;
  kind: string;
  at: number;
  recorded: number;
  late: boolean;
  flagged: StripLevel | null;
  says: string;
  pin: number | null;
  followsFlag: boolean;
  corrected: StripCorrection | null;
  body: Record<string, unknown>;
};

export type StripDue = {
  what: string;
  at: number;
  why: string | null;
};

export type StripBaseline = {
  systolic: number;
  diastolic: number;
};

export type StripLimit = {
  series: 'systolic' | 'spO2';
  at: number;
  level: 'Yellow' | 'Red';
};

export type StripMonitor = {
  attached: boolean;
  lostAfter: number;
  lastAt: number | null;
  heartRate: [number, number][];
  spO2: [number, number][];
  respiratoryRate: [number, number][];
  etCo2: [number, number][];
};

export type StripLastSession = {
  day: string;
  pressures: [number, number, number][];
  heartRate: [number, number][];
  spO2: [number, number][];
};

export type EstimateView = {
  unit: string;
  model: string | null;
  doubts: string[];
  points: EstimatePoint[];
  last: [number, number][];
  refused: string[];
  running: boolean;
  standsUntil: number | null;
};

export type EstimatePoint = {
  at: number;
  median: number;
  low: number;
  high: number;
};

export type StripStretch = {
  from: number;
  until: number | null;
  mlPerHour: number;
  mgPerMl: number;
};

export type StripDose = {
  at: number;
  mg: number;
};

export type StripLevel = {
  level: 'Yellow' | 'Red';
};

export type StripCorrection = {
  by: string;
  recorded: number;
  kind: string;
};
