import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages';
import { createTranslator } from '../../i18n/translator';
import { WordsContext } from '../../i18n/use-words';
import { processId, stepIndex } from '../../kernel/ids';
import { slice } from '../../kernel/vector';
import { zooKeeperPanels } from '../../panels/zookeeper';
import type { ProtocolEntry } from '../../player/contract';
import { createPlayer } from '../../player/create-player';
import { installPlayer, player } from '../../player/player';
import { stillClock } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { sourceOf } from '../../player/source-fixture';
import { zookeeper } from '../../protocols/zookeeper';
import { dialect } from '../../protocols/zookeeper/dialect';
import { portrait } from '../../protocols/zookeeper/portrait';
import { EventList } from '../events/event-list';
import { InvariantList } from '../invariants/invariant-list';
import { InvariantsRow } from '../invariants/invariants-row';
import { WhyPanel } from '../why/why-panel';
import { Inspector } from './inspector';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const text = [
  '---',
  'servers: 3',
  '---',
  ...['run settled', 'S1 create /a "x"', 'run settled', 'crash S3', 'run settled', 'S1 create /a "x"', 'run 3s'],
].join('\n');
beforeAll(() => {
  installPlayer(createPlayer({ entries: [entry], scenarios: [sourceOf('story', text)] }, stillClock()));
});

const steps = () => [...slice(currentTrace(player.getState()).steps)];
/** The last step in which a rule fired. */
function stepOfRule(rule: string) {
  const found = steps().findLast(({ effects }) =>
    effects.some((effect) => effect.type === 'because' && effect.rule === rule),
  );
  if (found === undefined) throw new Error(`no step by the rule ${rule}`);
  return found;
}

/** What a reader sees of a view, attributes that are read aloud or shown on hover included. */
function textOf(view: React.JSX.Element, language: (typeof languages)[number] = 'en'): string {
  const markup = renderToStaticMarkup(<WordsContext value={createTranslator(language)}>{view}</WordsContext>);
  const attributes = [...markup.matchAll(/(?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, value]) => value);
  return [markup.replace(/<[^>]+>/g, ' '), ...attributes].join(' ').replace(/\s+/g, ' ');
}

describe.each(languages)('in %s', (language) => {
  it('every step is told without an id or a value left open', () => {
    const views = [
      <Inspector key="inspector" panels={zooKeeperPanels} />,
      <EventList key="events" />,
      <WhyPanel key="why" />,
      <InvariantsRow key="invariants" List={InvariantList} />,
    ];
    for (let index = -1; index < steps().length; index += 9) {
      player.getState().seekStep(stepIndex(index));
      for (const view of views) {
        const seen = textOf(view, language);
        expect(seen).not.toMatch(
          /\b(?:inspector|events|why|invariants?|rules|milestones|stage|act|happened|zookeeper(?:-panels)?)\.[a-z]/i,
        );
        expect(seen).not.toMatch(/\{\{|\$t\(|undefined|\[object/);
      }
    }
  });

  it.each(zooKeeperPanels.map((panel) => [panel.id, panel] as const))(
    'the panel %s has words for up and down',
    (_, panel) => {
      player.getState().toEnd();
      const state = player.getState();
      const { head, setup } = currentTrace(state);
      for (const process of head.world.processes) {
        const props = { process, world: head.world, before: null, trace: currentTrace(state) };
        const seen = textOf(<panel.component {...props} />, language);
        expect(seen).not.toMatch(/zookeeper-panels\.|inspector\.|undefined|\[object/);
      }
      expect(setup.processes).toHaveLength(3);
    },
  );
});

describe('the inspector', () => {
  it('shows the leader while nobody is selected, and else whom the person selects', () => {
    player.getState().toEnd();
    expect(textOf(<Inspector panels={[]} />)).toContain('LEADING');
    player.getState().select({ type: 'process', id: processId(3) });
    expect(textOf(<Inspector panels={[]} />)).toMatch(/S3.*down/);
    player.getState().select(null);
  });

  it('puts the protocol’s panels between its own tabs, and a panel in the place of the tab whose id it has', () => {
    const tabs = (panels: typeof zooKeeperPanels): readonly string[] =>
      [...renderToStaticMarkup(<Inspector panels={panels} />).matchAll(/inspector-tab-(\w+)" type/g)].map(
        ([, id]) => id ?? '',
      );
    expect(tabs([])).toEqual(['chart', 'log', 'state']);
    expect(tabs(zooKeeperPanels)).toEqual(['chart', 'log', 'votes', 'disk', 'znodes', 'state']);
  });

  it('lights the active path of the chart and the transition that the step took', () => {
    const step = stepOfRule('votes-final');
    player.getState().seekStep(step.index);
    const { occurrence } = step;
    if (occurrence.type !== 'event') throw new Error('a timer rang');
    player.getState().select({ type: 'process', id: occurrence.process });
    const markup = renderToStaticMarkup(<Inspector panels={[]} />);
    expect(markup).toMatch(/data-path="leading\.discovery"|data-path="following\.discovery"/);
    expect(markup.match(/chart-arrow is-taken/g)).toHaveLength(1);
    expect(markup).toMatch(/aria-current="true"[^>]*data-path="(?:leading|following)\.discovery"/);
    player.getState().select(null);
  });
});

describe('the event list', () => {
  it('has a row for a step, hides pings, and marks where the playhead is', () => {
    player.getState().seekStep(stepIndex(3));
    const markup = renderToStaticMarkup(<EventList />);
    expect(markup).toMatch(/data-step="3"[^>]*aria-current="step"/);
    expect(markup).toContain(`aria-rowcount="${1 + shownSteps()}"`);
    player.getState().toggleFamily('ping');
    expect(renderToStaticMarkup(<EventList />)).toContain(`aria-rowcount="${1 + steps().length}"`);
    player.getState().toggleFamily('ping');
  });

  const shownSteps = (): number => {
    const pings = steps().filter(({ occurrence, effects }) => {
      const isBeat = occurrence.type === 'event' && occurrence.event.type === 'tick';
      if (isBeat) return effects.every(({ type }) => type === 'send' || type === 'startTimer');
      const message =
        occurrence.type === 'lost'
          ? occurrence.content
          : occurrence.type === 'event' && 'message' in occurrence.event
            ? occurrence.event.message
            : null;
      return message?.type === 'PING';
    });
    expect(pings.length).toBeGreaterThan(0);
    return steps().length - pings.length;
  };
});

describe('why', () => {
  it('names the rule with its source and what was compared, and leads back to the person', () => {
    player.getState().seekStep(stepOfRule('vote-better').index);
    const seen = textOf(<WhyPanel />);
    expect(seen).toContain(createTranslator('en')('rules.vote-better'));
    expect(seen).toContain('FastLeaderElection.totalOrderPredicate');
    expect(seen).toMatch(/theirs own .*zxid 1\.\d 1\.\d/);
    expect(seen).toContain('crash S3');
    expect(seen).toContain('your act');
  });

  it('tells what the step changed and asked for', () => {
    player.getState().seekStep(stepOfRule('commit-quorum').index);
    const seen = textOf(<WhyPanel />);
    expect(seen).toMatch(/lastCommitted \S+ → \S+/);
    expect(seen).toMatch(/COMMIT 2\.1 → S1/);
  });
});
