/** Identity of a simulated process: a small non-negative integer, unique in a run (for ZooKeeper, the server id). */
export type ProcessId = number & { readonly brand: 'ProcessId' };
/** A point of virtual time in whole microseconds since the start of the run. */
export type Instant = number & { readonly brand: 'Instant' };
/** A span of virtual time in whole microseconds. */
export type Duration = number & { readonly brand: 'Duration' };
/** Position of a step in its trace, counted from 0. */
export type StepIndex = number & { readonly brand: 'StepIndex' };
/** Number of an agenda entry, unique in a run; a message in flight is named by it. */
export type MessageId = number & { readonly brand: 'MessageId' };
/** Identity of one stream connection between two processes, unique in a run. */
export type ConnectionId = number & { readonly brand: 'ConnectionId' };
/** Identity of one request that a person or a script made, counted from 0. */
export type RequestId = number & { readonly brand: 'RequestId' };

export const processId = (n: number): ProcessId => n as ProcessId;
export const instant = (microseconds: number): Instant => microseconds as Instant;
export const duration = (microseconds: number): Duration => microseconds as Duration;
export const stepIndex = (n: number): StepIndex => n as StepIndex;
export const messageId = (n: number): MessageId => n as MessageId;
export const connectionId = (n: number): ConnectionId => n as ConnectionId;
export const requestId = (n: number): RequestId => n as RequestId;

/** Whole microseconds of a number of milliseconds. */
export const milliseconds = (n: number): Duration => duration(Math.round(n * 1000));
