/** What a file of a run may have at most. All are far above what one looks at in a lesson; they bound memory and time. */
export const traceLimits = {
  bytes: 67_108_864,
  steps: 250_000,
  interventions: 2_000,
  /** Brackets inside of brackets. */
  nesting: 24,
  /** Characters of the setup as JSON. */
  setup: 262_144,
  /** Processes that one act may name. */
  named: 256,
  /** Virtual time in microseconds: about four months. */
  instant: 10_000_000_000_000,
  /** A span of virtual time in microseconds: a day, as in scenarios. */
  span: 86_400_000_000,
  factor: 10_000,
} as const;
