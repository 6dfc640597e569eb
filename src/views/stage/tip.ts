import { inFlight } from '../../kernel/intervene';
import type { Facts } from '../../kernel/protocol';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';
import { linkKey, linkStates } from './links';
import { namesOf, type ServerModel, type StageModel } from './model';
import { outcomeWord } from './request-chips';
import { ownName, type StageWords, stateWord, troubles } from './stage-words';

/** What a tooltip says: a heading, a line below it, and named values. */
export interface Tip {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  /** What can be done with it by hand. */
  readonly hint?: string;
}

export interface TipInput {
  readonly entry: ProtocolEntry;
  readonly trace: AnyTrace;
  readonly world: AnyWorld;
  readonly model: StageModel;
  readonly words: StageWords;
  readonly playhead: number;
}

/** What there is to say about something on the stage, named as in `data-tip`; null for what is no longer there. */
export function tipOf(target: string, input: TipInput): Tip | null {
  const [kind, first = '', ...rest] = target.split(' ');
  switch (kind) {
    case 'server':
      return serverTip(input, Number(first));
    case 'disk':
      return diskTip(input, Number(first));
    case 'timer':
      return timerTip(input, Number(first), rest.join(' '));
    case 'log':
      return logTip(input, Number(first), rest.join(' '));
    case 'message':
      return messageTip(input, Number(first));
    case 'link':
      return linkTip(input, first);
    case 'request':
      return requestTip(input, Number(first));
    default:
      return null;
  }
}

function serverTip({ world, model, words, playhead }: TipInput, position: number): Tip | null {
  const server = model.servers[position];
  if (server === undefined) return null;
  const { t } = words;
  const { figure } = server;
  const phase = figure.phase === null ? [] : [ownName(words, 'phase', figure.phase)];
  return {
    title: [server.name, stateWord(words, server), ...phase].join(' · '),
    note: [...(server.votes ? [] : [t('stage.doesNotVote')]), ...troubles(words, server)].join(' · '),
    rows: [
      ...figure.tags.map(({ key, value, long }) => ({
        key: ownName(words, 'tag', key),
        value: long === null ? value : `${value} (${long})`,
      })),
      ...arrowRow(model, words, server),
      ...(figure.meter === null
        ? []
        : [{ key: ownName(words, 'meter', figure.meter.key), value: `${figure.meter.have} / ${figure.meter.need}` }]),
      ...(world.processes[position]?.disk.writing != null ? [{ key: t('stage.disk'), value: t('stage.writing') }] : []),
      ...(model.timers[position] ?? []).map(({ name, due }) => ({
        key: ownName(words, 'timer', name),
        value: t('stage.dueIn', { ms: milliseconds(due - playhead) }),
      })),
    ],
  };
}

function arrowRow({ servers }: StageModel, { t }: StageWords, { figure }: ServerModel): Tip['rows'] {
  const { arrow } = figure;
  if (arrow === null) return [];
  const name = servers.find(({ id }) => id === arrow.to)?.name ?? String(arrow.to);
  return [
    {
      key: t(arrow.decided ? 'stage.follows' : 'stage.prefers'),
      value: arrow.label === '' || arrow.label === name ? name : `${name} (${arrow.label})`,
    },
  ];
}

function diskTip({ model, words }: TipInput, position: number): Tip | null {
  const [disk, server] = [model.disks[position], model.servers[position]];
  if (disk === undefined || server === undefined) return null;
  const { t } = words;
  return {
    title: `${server.name} · ${t('stage.disk')}`,
    note: t('stage.writes', { count: disk.writes }),
    rows: disk.slowness === 1 ? [] : [{ key: t('stage.speed'), value: t('stage.slowLink', { factor: disk.slowness }) }],
    hint: t('stage.hint.disk'),
  };
}

function timerTip({ model, words, playhead }: TipInput, position: number, name: string): Tip | null {
  const timer = model.timers[position]?.find((candidate) => candidate.name === name);
  if (timer === undefined) return null;
  const { t } = words;
  return {
    title: ownName(words, 'timer', name),
    note: model.servers[position]?.name ?? '',
    rows: [{ key: t('stage.rings'), value: t('stage.dueIn', { ms: milliseconds(timer.due - playhead) }) }],
    hint: t('stage.hint.timer'),
  };
}

function logTip({ model, words }: TipInput, position: number, key: string): Tip | null {
  const cell = model.servers[position]?.figure.log.find((entry) => entry.key === key);
  if (cell === undefined) return null;
  const { t } = words;
  const marks = [t(`stage.log.${cell.where}`)];
  if (cell.acked) marks.push(t('stage.log.acked'));
  if (cell.committed) marks.push(t('stage.log.committed'));
  if (cell.applied) marks.push(t('stage.log.applied'));
  return {
    title: `${cell.label} (${cell.long})`,
    note: cell.title,
    rows: [{ key: t('stage.log.state'), value: marks.join(', ') }],
  };
}

function messageTip({ entry, trace, world, words, playhead }: TipInput, id: number): Tip | null {
  const item = inFlight(world).find((candidate) => candidate.id === id);
  if (item === undefined || item.parcel.type !== 'message') return null;
  const { t } = words;
  const figure = entry.portrait.message(item.parcel.message);
  const nameOf = (process: number): string =>
    namesOf(trace)[world.processes.findIndex((other) => other.id === process)] ?? '';
  const isHeld = world.links.some((row) => row.some(({ held }) => held.includes(item)));
  return {
    title: `${figure.name} ${figure.label}`.trim(),
    note: `${nameOf(item.from)} → ${nameOf(item.to)}`,
    rows: [
      ...Object.entries(figure.fields).map(([key, value]) => ({
        key: ownName(words, 'field', key),
        value: factText(value),
      })),
      {
        key: t('stage.arrives'),
        value: isHeld ? t('stage.held') : t('stage.dueIn', { ms: milliseconds(item.at - playhead) }),
      },
    ],
    hint: t(isHeld ? 'stage.hint.heldMessage' : 'stage.hint.message'),
  };
}

function linkTip({ model, trace, words }: TipInput, key: string): Tip | null {
  const link = model.links.find((candidate) => linkKey(candidate) === key);
  if (link === undefined) return null;
  const { t } = words;
  const [nameA = '', nameB = ''] = [namesOf(trace)[link.a], namesOf(trace)[link.b]];
  const held = link.there.held + link.back.held;
  return {
    title: `${nameA} – ${nameB}`,
    note: linkStates(words, link, nameA, nameB).join(' · ') || t('stage.linkWorks'),
    rows: [
      { key: t('stage.streams'), value: String(link.streams) },
      ...(held === 0 ? [] : [{ key: t('stage.heldBack'), value: String(held) }]),
    ],
    hint: t('stage.hint.link'),
  };
}

function requestTip({ model, words }: TipInput, id: number): Tip | null {
  const request = model.requests.find((candidate) => candidate.id === id);
  if (request === undefined) return null;
  const { t } = words;
  const { outcome } = request;
  return {
    title: request.text,
    note: outcomeWord(words, outcome),
    rows: [
      { key: t('stage.askedOf'), value: model.servers[request.target]?.name ?? '' },
      ...(outcome.stamp === null
        ? []
        : [{ key: ownName(words, 'tag', outcome.stamp.key), value: outcome.stamp.value }]),
      ...(outcome.value === null ? [] : [{ key: t('stage.answer'), value: outcome.value }]),
      ...(outcome.status === 'unknown' ? [{ key: t('stage.why'), value: t('stage.unknownWhy') }] : []),
    ],
  };
}

const factText = (value: Facts[string]): string =>
  Array.isArray(value) ? value.join(', ') : value === null ? '–' : String(value);
const milliseconds = (microseconds: number): string =>
  (Math.max(0, microseconds) / 1000).toFixed(microseconds < 10_000 ? 2 : 0);
