import type { Instant } from '../../kernel/ids';

const narrowSpace = '\u202f';

/** An instant in milliseconds with all its microseconds, thousands apart: `2 341.206`. */
export function timeText(instant: Instant): string {
  const whole = Math.floor(instant / 1000);
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, narrowSpace);
  return `${grouped}.${String(instant % 1000).padStart(3, '0')}`;
}
