import { cutScenario } from '../scenario/front-matter';
import type { ScenarioSource } from './contract';

/** A scenario of a text, for tests: the page gets its scenarios cut. */
export function sourceOf(id: string, text: string): ScenarioSource {
  const cut = cutScenario({ file: id, text });
  if (!cut.ok) throw new Error(JSON.stringify(cut.problems));
  return { id, parts: cut.parts };
}
