import { describe, expect, it } from 'vitest';
import { catalogues } from '../../i18n/catalogues';
import { languages } from '../../i18n/languages';
import { createTranslator, hasText } from '../../i18n/translator';
import { valuesNamedIn } from '../../i18n/values-named-in';
import type { Sentence, Subject } from '../../kernel/describe';
import { processId, requestId, type StepIndex } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import { worldAt } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { World } from '../../kernel/world';
import { zookeeper } from '../../protocols/zookeeper';
import { dialect } from '../../protocols/zookeeper/dialect';
import { explainer } from '../../protocols/zookeeper/explainer';
import { portrait } from '../../protocols/zookeeper/portrait';
import type { ZooKeeper } from '../../protocols/zookeeper/state';
import { perform } from '../../scenario/play';
import { readScript } from '../../scenario/read-script';

/** Runs in which nearly all happens that can be asked about. */
const stories: readonly string[] = [
  `---\nservers: 5\nobservers: 1\n---
run settled\nS1 create /a "1"\nrun settled\nS6 create /a/b "2"\nrun settled\nS1 create /a "x"\nS2 set /a "y" version 4\nS3 delete /a
S4 create /no/where "z"\nS5 get /none\nS6 get /a\nrun settled\nslow disk S3 20x\ncut S5 -> S1\nS5 create /c "3"\nrun 8ms\npause S2
S5 create /d "4"\nrun 60ms\ncrash S5\nS5 create /e "5"\nrun 400ms\nwipe S4\nresume S2\nheal\nrun 900ms\nstart S4\nrun settled\nstart S5\nrun settled`,
  `---\nservers: 3\nstart: none\n---
start S1\nS1 create /a "1"\nrun 300ms\nstart S2\nrun settled\npartition S1 S3 / S2\nS2 create /b "2"\nrun 100ms\nstart S3\nrun 3s
heal\nrun settled\nslow S2 S3 30x\nS2 create /c "3"\nS2 create /d "4"\nrun 5ms\ndie S3\nrun 12s`,
];

const runs = stories.map((text): Trace<ZooKeeper> => {
  const read = readScript({ file: 'story.txt', text }, [{ protocol: zookeeper, portrait, dialect }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return perform(read.script).trace;
});

const subjectsIn = (world: World<ZooKeeper>): readonly Subject[] => [
  { type: 'whole' },
  ...world.processes.map(({ id }) => ({ type: 'process', id }) as const),
  ...inFlight(world)
    .slice(0, 4)
    .map(({ id }) => ({ type: 'message', id }) as const),
  ...Array.from({ length: world.requests.length }, (_, n) => ({ type: 'request', id: requestId(n) }) as const),
  { type: 'link', a: processId(1), b: processId(2) },
];

interface Said {
  readonly sentences: readonly Sentence[];
  readonly steps: readonly (StepIndex | null)[];
  readonly index: number;
}

/** All that is asked and answered at every so many steps. */
const said: readonly Said[] = runs.flatMap((trace) =>
  Array.from({ length: Math.ceil(trace.steps.length / 5) }, (_, i) => i * 5).flatMap((index) => {
    const world = worldAt(trace, index);
    return subjectsIn(world)
      .flatMap((about) => explainer.questions(trace, world, about))
      .map((question) => {
        const findings = explainer.answer(trace, world, question);
        return {
          index,
          sentences: [question.asked, ...findings.map(({ sentence }) => sentence)],
          steps: findings.map(({ step }) => step),
        };
      });
  }),
);
const otherwise: readonly Sentence[] = runs.flatMap((trace) =>
  [...slice(trace.steps)].flatMap((step) =>
    step.effects.flatMap((effect) =>
      effect.type === 'because' ? [explainer.otherwise(trace, step, effect.rule, effect.facts)] : [],
    ),
  ),
);

const textOf = (language: (typeof languages)[number], id: string): string => {
  const dot = id.indexOf('.');
  return catalogues[language][id.slice(0, dot)]?.[id.slice(dot + 1)] ?? '';
};

describe('questions and answers', () => {
  it('are never empty, and name no step that has not happened yet', () => {
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter(({ sentences }) => sentences.length < 2)).toEqual([]);
    expect(said.filter(({ steps, index }) => steps.some((step) => step !== null && step > index))).toEqual([]);
  });

  it.each(languages)('have words in %s, and a value for every name in them', (language) => {
    const translate = createTranslator(language);
    const sentences = [...said.flatMap((each) => each.sentences), ...otherwise];
    const open = new Set<string>();
    for (const { id, values } of sentences) {
      if (!hasText(language, id)) open.add(id);
      for (const name of valuesNamedIn(textOf(language, id))) if (values[name] === undefined) open.add(`${id} ${name}`);
      if (/questions\.|rules\.|\$t\(|undefined|NaN/.test(translate(id, values))) open.add(translate(id, values));
    }
    expect([...open]).toEqual([]);
  });

  it('say most of what the catalogue has: the rest is for what hardly ever happens', () => {
    const ids = new Set([...said.flatMap((each) => each.sentences), ...otherwise].map(({ id }) => id));
    const questions = Object.keys(catalogues.en.questions ?? {});
    expect(questions.filter((key) => ids.has(`questions.${key}`)).length).toBeGreaterThan(questions.length * 0.75);
    expect([...ids].filter((id) => id.startsWith('rules.')).length).toBeGreaterThan(30);
  });
});
