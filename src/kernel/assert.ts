/** Throws unless the fact holds. Only a bug of ours can make it throw: what a user can cause is a result, not an assertion. */
export function assert(holds: boolean, fact: string): asserts holds {
  if (!holds) throw new Error(`assertion failed: ${fact}`);
}

/** Marks the end of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
