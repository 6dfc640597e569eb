import type { Translate } from '../../i18n/translator';
import { ownName as ownNameIn, type Speaker } from '../own-name';
import type { ServerModel } from './model';

/** What the views of the stage say with: the reader's words, and whose own names they may need. */
export interface StageWords {
  readonly t: Translate;
  readonly portrait: Speaker;
}

/** The name of something of the protocol's own, of a group such as timers. */
export const ownName = ({ t, portrait }: StageWords, group: string, key: string): string =>
  ownNameIn(t, portrait, `${group}.${key}`);

/** States of a running server are the protocol's own words; that it does not run is said in the reader's. */
export const stateWord = ({ t }: StageWords, { status, figure }: ServerModel): string =>
  status === 'up' ? figure.state : t(`stage.status.${status}`);

/** A server in a breath, for screen readers: name, state, values, what is wrong with it. */
export function serverLabel(words: StageWords, server: ServerModel): string {
  const { t } = words;
  const { figure } = server;
  const parts = [
    server.name,
    stateWord(words, server),
    ...figure.tags.map(({ key, value }) => `${ownName(words, 'tag', key)} ${value}`),
    ...(server.votes ? [] : [t('stage.doesNotVote')]),
    ...(figure.meter === null ? [] : [t('stage.meter', { have: figure.meter.have, need: figure.meter.need })]),
    ...troubles(words, server),
  ];
  return parts.join(', ');
}

/** What a person has done to a server and not undone. */
export function troubles({ t }: StageWords, { diskSlowness, skew, waiting }: ServerModel): readonly string[] {
  return [
    ...(diskSlowness === 1 ? [] : [t('stage.slowDisk', { factor: diskSlowness })]),
    ...(skew === 1 ? [] : [t('stage.skewed', { factor: skew })]),
    ...(waiting === 0 ? [] : [t('stage.waiting', { number: waiting })]),
  ];
}
