import type { LanguageTag } from '../i18n/languages';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Step } from '../kernel/trace';
import { at } from '../kernel/vector';
import type { Note } from '../player/contract';
import { escaped } from '../views/diagram/svg-pen';
import { timeText } from '../views/events/time-text';
import { mono, sans } from './colours';
import { causeText, narration, reasons, stepHeading } from './handout-words';
import type { Moment, Shown } from './stage-still';
import { breather, type Work } from './work';

export interface HandoutInput extends Shown {
  readonly title: string;
  readonly summary: string;
  readonly language: LanguageTag;
  readonly notes: readonly Note[];
  /** Setup and commands that make the run again. */
  readonly scenario: string;
  /** Steps that get a section, in order. */
  readonly sections: readonly number[];
  paint(moment: Moment): string;
}

type AnyStep = Step<ProtocolTypes>;

/** A page of its own to print: a section for each step, with its picture, what it means and why. It fetches and runs nothing. */
export async function handout(input: HandoutInput, work: Work): Promise<readonly string[]> {
  const { t, title, summary, language, sections, scenario } = input;
  const breathe = breather(work);
  const parts = [head(title, language), `<header><h1>${escaped(title)}</h1>${paragraph('summary', summary)}`];
  parts.push(paragraph('range', t('export.handout.range', { count: sections.length })), '</header>\n<main>\n');
  for (const [i, index] of sections.entries()) {
    const step = at(input.trace.steps, index);
    if (step !== undefined) parts.push(section(input, step, sections[i - 1] ?? -1));
    work.report((i + 1) / sections.length);
    await breathe();
  }
  parts.push('</main>\n<section class="scenario">', heading(t('export.handout.scenario')));
  parts.push(paragraph('', t('export.handout.again')), `<pre>${escaped(scenario)}</pre></section>\n</body>\n</html>\n`);
  return parts;
}

function section(input: HandoutInput, step: AnyStep, before: number): string {
  const { t } = input;
  const [headline = '', ...more] = narration(input, step);
  const picture = input.paint({ step: step.index, now: step.at });
  const why = reasons(input, step).map(
    ({ rule, facts, source }) =>
      `<li>${escaped(rule)}${paragraph('facts', facts)}${paragraph('source', source)}</li>\n`,
  );
  return [
    `<section id="step-${step.index + 1}">`,
    heading(stepHeading(input, step)),
    ...notesBetween(input, before, step.index).map((note) => paragraph('note', note)),
    `<figure>${picture.trim()}<figcaption>${escaped(headline)}</figcaption></figure>`,
    ...more.map((sentence) => paragraph('', sentence)),
    `<h3>${escaped(t('export.handout.why'))}</h3>`,
    why.length === 0 ? '' : `<ul>\n${why.join('')}</ul>`,
    paragraph('cause', causeText(input, step)),
    '</section>\n',
  ].join('\n');
}

/** What the scenario says to the reader on the way to a section. */
const notesBetween = ({ notes, language, t }: HandoutInput, before: number, step: number): readonly string[] =>
  notes
    .filter((note) => note.step > before && note.step <= step)
    .flatMap(({ at: when, text }) => {
      const said = text[language] ?? text.en;
      return said === undefined ? [] : [t('export.handout.note', { time: timeText(when), note: said })];
    });

const heading = (text: string): string => `<h2>${escaped(text)}</h2>`;
const paragraph = (kind: string, text: string): string =>
  text === '' ? '' : `<p${kind === '' ? '' : ` class="${kind}"`}>${escaped(text)}</p>`;

/** The policy forbids what the page does not do anyway: to fetch, or to run a script. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

const head = (title: string, language: LanguageTag): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${looks}</style>
</head>
<body>
`;

const looks = `
@page { size: A4; margin: 15mm 16mm; }
body { max-width: 178mm; margin: 0 auto; padding: 6mm 4mm; font: 10.5pt/1.45 ${sans}; color: #1a2130; background: #fff; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm; }
h2 { font-size: 12.5pt; line-height: 1.3; margin: 0 0 2mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 2mm 0 1mm; break-after: avoid; }
p { margin: 0 0 1.5mm; }
main > section { padding: 5mm 0 3mm; border-top: 0.3mm solid #b9b8b0; break-inside: avoid; }
figure { margin: 0 0 2mm; break-inside: avoid; }
figure > svg { display: block; width: 100%; max-width: 168mm; height: auto; margin: 0 auto; border: 0.2mm solid #dcdad2; border-radius: 2mm; }
figcaption { margin-top: 2mm; font-weight: 600; }
ul { margin: 0 0 1.5mm; padding-left: 5mm; }
.note { padding-left: 3mm; border-left: 0.8mm solid #b9b8b0; }
.range, .source, .facts, .cause { color: #565f6e; font-size: 9.5pt; }
pre { font: 8.5pt/1.4 ${mono}; white-space: pre-wrap; overflow-wrap: anywhere; }
.scenario { padding-top: 5mm; border-top: 0.3mm solid #b9b8b0; }
@media print { body { max-width: none; padding: 0; } figure > svg, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
