import type { FormField, SetupForm } from '../../kernel/setup-form';
import { chanceGroup, choiceField, configGroup, numberField, rulesGroup, startField } from '../form';
import { zookeeper } from '.';
import { configLimits, defaults, maxServers } from './setup-reader';

const memberField = (key: 'servers' | 'observers', from: number, initial: number): FormField =>
  numberField(
    [key],
    { label: `zookeeper-scenario.form.${key}`, hint: null },
    { from, to: maxServers - 1 + from, initial },
  );

const hinted = (key: string) => ({ label: null, hint: `zookeeper-scenario.form.config.${key}` });

const configNumber = (key: keyof typeof configLimits): FormField =>
  numberField(['config', key], hinted(key), { ...configLimits[key], initial: defaults[key] });

/** What a person is asked for an ensemble of servers. */
export const form: SetupForm = {
  groups: [
    {
      label: 'zookeeper-scenario.form.members',
      hint: null,
      isFolded: false,
      fields: [memberField('servers', 1, defaults.servers), memberField('observers', 0, 0), startField],
    },
    chanceGroup(defaults),
    configGroup([
      configNumber('tickTime'),
      configNumber('initLimit'),
      configNumber('syncLimit'),
      configNumber('commitLogCount'),
      configNumber('commitLogFloor'),
      {
        ...{ kind: 'number', path: ['config', 'snapshotSizeFactor'], ...hinted('snapshotSizeFactor') },
        ...{ initial: String(defaults.snapshotSizeFactor), limits: { from: -1, to: 1, isWhole: false } },
      },
      configNumber('initialCounter'),
      choiceField(['config', 'syncRule'], hinted('syncRule'), [
        { word: '3.5', label: null },
        { word: '3.4', label: null },
      ]),
    ]),
    rulesGroup(zookeeper.rules),
  ],
  title: ({ servers = '', observers = '' }) => ({
    id: `zookeeper-scenario.form.${Number(observers) > 0 ? 'titleWithObservers' : 'title'}`,
    values: { servers: Number(servers), observers: Number(observers) },
  }),
};
