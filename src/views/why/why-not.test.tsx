import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages';
import { hasText } from '../../i18n/translator';
import type { Refusal } from '../../kernel/act';
import type { Explainer, Subject } from '../../kernel/describe';
import { processId, requestId, stepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { at } from '../../kernel/vector';
import { installPlayer, player } from '../../player/player';
import { playerOf } from '../../player/player-fixture';
import { currentTrace, worldAtPlayhead } from '../../player/selectors';
import { explainer } from '../../protocols/zookeeper/explainer';
import { Causes } from './cause-list';
import { ExplainerContext } from './explainer-context';
import { FindingList } from './finding-list';
import { WhyPanel } from './why-panel';

const text = [
  '---',
  'servers: 3',
  '---',
  'run settled',
  'S1 create /a "x"',
  'run committed',
  'crash S3',
  'run 10ms',
].join('\n');
const asked = explainer as unknown as Explainer<ProtocolTypes>;

beforeEach(() => {
  installPlayer(playerOf(text));
  player.getState().toEnd();
});

const panel = (): string =>
  renderToStaticMarkup(
    <ExplainerContext value={asked}>
      <WhyPanel />
    </ExplainerContext>,
  );
const questionsIn = (markup: string): readonly string[] =>
  [...markup.matchAll(/data-question="(\w+)"/g)].map(([, kind]) => kind ?? '');

function answerAbout(about: Subject, kind: string) {
  const state = player.getState();
  const [trace, world] = [currentTrace(state), worldAtPlayhead(state)];
  const question = asked.questions(trace, world, about).find((each) => each.kind === kind);
  if (question === undefined) throw new Error(`nobody asks ${kind}`);
  return asked.answer(trace, world, question);
}

describe('why not', () => {
  it('asks about the whole where nothing is selected, and of the selected thing otherwise, before what happened', () => {
    player.getState().seekStep(stepIndex(5));
    expect(questionsIn(panel())).toEqual(['noLeader']);
    expect(panel()).toMatch(/why-narration.*data-testid="why-not"/s);
    player.getState().select({ type: 'process', id: processId(1) });
    expect(questionsIn(panel())).toEqual(['looking', 'voteKept', 'here']);
    expect(panel()).toMatch(/data-testid="why-not".*why-narration/s);
    player.getState().toEnd();
    player.getState().select({ type: 'process', id: processId(3) });
    expect(questionsIn(panel())).toEqual(['down']);
    player.getState().select({ type: 'request', id: requestId(0) });
    expect(questionsIn(panel())).toHaveLength(1);
  });

  it('keeps the answers closed until somebody wants to know', () => {
    player.getState().seekStep(stepIndex(5));
    expect(panel()).toMatch(/<details class="why-question"[^>]*><summary>Why does nobody lead\?<\/summary><\/details>/);
  });

  it('says of every part whether it holds, in words too, and links the step that made it so', () => {
    player.getState().seekStep(stepIndex(5));
    const findings = answerAbout({ type: 'process', id: processId(1) }, 'looking');
    const markup = renderToStaticMarkup(<FindingList findings={findings} />);
    expect(markup.match(/class="why-finding /g)).toHaveLength(findings.length);
    expect(markup.match(/<span class="visually-hidden">Lacking: /g)).toHaveLength(
      findings.filter(({ holds }) => holds === false).length,
    );
    const links = [
      ...markup.matchAll(/<button type="button" class="why-step" data-step="(\d+)" aria-label="([^"]+)"/g),
    ];
    expect(links.map(([, step]) => Number(step))).toEqual(
      findings.flatMap(({ step }) => (step === null ? [] : [step])),
    );
    expect(links.every(([, , name]) => /^Go to the step: .+, at [\d.\u202f]+ ms$/.test(name ?? ''))).toBe(true);
    const count = findings.find((finding) => finding.count !== null)?.count;
    expect(markup).toContain(`${count?.have}/${count?.need}</span>`);
  });

  it('leads on from an answer to the person’s act', () => {
    const [down] = answerAbout({ type: 'process', id: processId(3) }, 'down');
    const step = at(currentTrace(player.getState()).steps, down?.step ?? -1);
    if (step === undefined) throw new Error('somebody killed S3');
    expect(step.occurrence).toMatchObject({ type: 'act', act: { type: 'crash', process: 3 } });
    expect(renderToStaticMarkup(<Causes step={step} />)).toContain('You (or the scenario) did this');
  });
});

describe('a refused command', () => {
  it('is told by which rule of the world, and how those that it names are', () => {
    expect(panel()).not.toContain('why-refused');
    expect(player.getState().act({ type: 'start', process: processId(1) })).toBe(false);
    expect(panel()).toMatch(
      /data-testid="why-refused".*Only a server that is down can be started.*S1 is up since then:.*data-step="0"/s,
    );
    player.getState().act({ type: 'crash', process: processId(3) });
    const killed = currentTrace(player.getState()).interventions.tail.at(-1)?.step;
    expect(panel()).toMatch(new RegExp(`S3 is down since then:<button[^>]*data-step="${killed}"`, 's'));
    player.getState().act({ type: 'start', process: processId(3) });
    expect(panel()).not.toContain('why-refused');
    expect(player.getState().command('resume S1')).toBe(false);
    expect(panel()).toMatch(
      /<code>resume S1<\/code>.*Only a server that is paused can go on\.[^$]*S1 is up since then:/s,
    );
    player.getState().command('nonsense');
    expect(panel()).not.toContain('why-refused');
  });
});

describe('what came of it', () => {
  it('names what is still under way at the end of the run, and tells what flies from what a cut holds', () => {
    const lines = ['---', 'servers: 3', '---', 'run settled', 'S3 create /a "x"'];
    installPlayer(playerOf(lines.join('\n')));
    player.getState().toEnd();
    const asked = player.getState().step;
    const open = (): readonly string[] =>
      [...panel().matchAll(/<li class="why-open">([^<]*)</g)].map(([, what]) => what ?? '');
    player.getState().command('S3 create /b "y"');
    player.getState().seekStep(asked);
    expect(open()).toHaveLength(2);
    expect(open()[0]).toMatch(/^PROPOSAL 1\.1 to S1: under way at the end of the run, arrives at [\d.\u202f]+ ms$/);
    player.getState().command('cut S3 S1');
    player.getState().seekStep(asked);
    expect(open().filter((what) => what === 'PROPOSAL 1.1 to S1: held back by a cut')).toHaveLength(1);
    player.getState().command('run settled');
    player.getState().seekStep(asked);
    expect(panel()).toMatch(/What came of it.*PROPOSAL 1\.1/s);
  });
});

describe('the rules of the world', () => {
  const refusals: Readonly<Record<Refusal, true>> = {
    ...{ noSuchProcess: true, alreadyUp: true, notUp: true, notPaused: true, alreadyDown: true },
    ...{ noSuchMessage: true, noSuchTimer: true, heldByCut: true, sameProcess: true, outOfRange: true },
  };
  it.each(languages)('all have words in %s', (language) => {
    const ids = Object.keys(refusals).map((rule) => `why.refused.${rule}`);
    expect(ids.filter((id) => !hasText(language, id))).toEqual([]);
  });
});
