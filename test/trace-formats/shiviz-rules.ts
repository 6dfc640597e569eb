/**
 * What ShiViz does to a file that is opened in it, as its source says (js/shiviz.js, js/model/parser.js, vectorTimestamp.js,
 * modelGraph.js): the first line is the parser, anchored to whole lines; the second one a delimiter of executions, or empty; then every
 * match is an event. Clocks of a host start at 1 and rise by 1, and name only hosts and times that are in the log.
 */
export interface ShivizEvent {
  readonly host: string;
  readonly clock: Readonly<Record<string, number>>;
  readonly event: string;
}

export function shivizEvents(file: string): readonly ShivizEvent[] {
  const [parser = '', delimiter = ''] = file.split('\n', 2);
  if (delimiter.trim() !== '') throw new Error('the second line is a delimiter');
  const log = file.slice(file.indexOf('\n', file.indexOf('\n') + 1) + 1).trim();
  const matches = [...log.matchAll(new RegExp(`^${parser}$`, 'gm'))];
  if (matches.length !== log.split('\n').filter((line) => line !== '').length) throw new Error('a line is no event');
  return matches.map(({ groups: { host = '', clock = '', event = '' } = {} }) => {
    const read: Record<string, number> = JSON.parse(clock);
    if (read[host] === undefined) throw new Error(`Local host ${host} is missing from timestamp`);
    return { host, clock: read, event };
  });
}

/** The first rule that the events break, in ShiViz's words; null where all is well. */
export function shivizComplaint(events: readonly ShivizEvent[]): string | null {
  const hosts = [...new Set(events.map(({ host }) => host))];
  const byHost = new Map(hosts.map((host) => [host, events.filter((event) => event.host === host)]));
  for (const [host, own] of byHost) {
    const times = own.map(({ clock }) => clock[host] ?? 0);
    if (times.some((time, i) => time !== i + 1)) return `Clock values for ${host} must increase monotonically by 1`;
  }
  for (const { clock } of events) {
    for (const [other, time] of Object.entries(clock)) {
      const there = byHost.get(other);
      if (there === undefined) return `an unrecognized host ${other}`;
      if (time < 1 || time > there.length) return `an invalid clock value ${time} for ${other}`;
    }
  }
  return [...byHost].map(([host, own]) => impermissible(host, own, byHost)).find((text) => text !== null) ?? null;
}

/** A clock is at least that of the event before on its host, and at least that of every event it knows of. */
function impermissible(
  host: string,
  own: readonly ShivizEvent[],
  byHost: ReadonlyMap<string, readonly ShivizEvent[]>,
): string | null {
  let before: ShivizEvent['clock'] = {};
  for (const { clock } of own) {
    const known = Object.entries(clock).flatMap(([other, time]) => {
      const clockThere = other === host ? before : byHost.get(other)?.[time - 1]?.clock;
      return clockThere === undefined ? [] : [clockThere];
    });
    const isBehind = known.some((other) => Object.entries(other).some(([name, time]) => (clock[name] ?? 0) < time));
    if (isBehind) return `an impermissible vector clock ${JSON.stringify(clock)}`;
    before = clock;
  }
  return null;
}
