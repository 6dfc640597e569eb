/** A number that a person may change in a menu: its limits, and by how much the plus and minus keys change it. */
export interface Amount {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly nudge: number;
  readonly unit: 'ms' | '×' | '%';
}

type Kind = Omit<Amount, 'value'>;

/** As far as commands go: a day, and ten thousand times. */
const longestMs = 86_400_000;
const largestFactor = 10_000;

/** Delays, of which none is nothing. */
export const delays: Kind = { least: 0.001, most: longestMs, nudge: 10, unit: 'ms' };
export const spans: Kind = { least: 0, most: longestMs, nudge: 10, unit: 'ms' };
export const shares: Kind = { least: 0, most: 99.9, nudge: 5, unit: '%' };

export const factorsFrom = (value: number): Amount => ({
  value,
  least: 0.01,
  most: largestFactor,
  nudge: 1,
  unit: '×',
});

/** The number that was typed; null where it is none, or out of its limits. */
export function readAmount(text: string, { least, most }: Amount): number | null {
  if (!/^\d{1,8}([.]\d{1,3})?$/.test(text.trim())) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** The text after a press of plus or minus, within the limits; what cannot be read begins anew. */
export function nudged(text: string, amount: Amount, by: 1 | -1): string {
  const value = (readAmount(text, amount) ?? amount.value) + by * amount.nudge;
  const low = amount.unit === '×' ? 1 : Math.max(amount.least, amount.unit === 'ms' && amount.least > 0 ? 1 : 0);
  return String(Number(Math.min(amount.most, Math.max(low, value)).toFixed(3)));
}
