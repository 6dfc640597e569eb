import { type Duration, duration } from '../kernel/ids';
import type { Range } from '../kernel/world';

/** No span of time in a scenario is longer: a day. */
export const longestSpan = duration(24 * 60 * 60_000_000);
/** Nothing is slowed down or skewed by more. */
export const largestFactor = 10_000;

const microseconds: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1_000_000, min: 60_000_000 };

/** Reads `50ms`, `1.5s`, `2min`, `300us`; null where the text is no such span, or no whole number of microseconds. */
export function readDuration(text: string): Duration | null {
  const parts = /^(\d{1,12}(?:\.\d{1,6})?)(us|ms|s|min)$/.exec(text);
  const unit = microseconds[parts?.[2] ?? ''];
  if (parts === null || unit === undefined) return null;
  const span = Math.round(Number(parts[1]) * unit * 1000) / 1000;
  return Number.isInteger(span) && span <= longestSpan ? duration(span) : null;
}

/** The shortest form that reads back as the same span. */
export function writeDuration(span: number): string {
  const unit = ['min', 's', 'ms'].find((name) => span !== 0 && span % (microseconds[name] ?? 1) === 0) ?? 'us';
  return `${span / (microseconds[unit] ?? 1)}${unit}`;
}

/** Reads `1ms..5ms`, or `2ms` for a range of one. */
export function readRange(text: string): Range | null {
  const [from = '', to = from, ...rest] = text.split('..');
  const [low, high] = [readDuration(from), readDuration(to)];
  return low === null || high === null || rest.length > 0 || low > high ? null : [low, high];
}

export const writeRange = ([low, high]: Range): string =>
  low === high ? writeDuration(low) : `${writeDuration(low)}..${writeDuration(high)}`;

/** Reads `10x` or `1.5x`. */
export function readFactor(text: string): number | null {
  const parts = /^(\d{1,5}(?:\.\d{1,6})?)x$/i.exec(text);
  const factor = Number(parts?.[1] ?? 0);
  return factor > 0 && factor <= largestFactor ? factor : null;
}

export const writeFactor = (factor: number): string => `${factor}x`;

/** Reads `20%`, below 100. */
export function readShare(text: string): number | null {
  const parts = /^(\d{1,2}(?:\.\d{1,6})?)%$/.exec(text);
  return parts === null ? null : Number((Number(parts[1]) / 100).toFixed(8));
}

export const writeShare = (share: number): string => `${Number((share * 100).toFixed(6))}%`;
