import { type JSX, memo } from 'react';
import type { StageLayout } from './geometry';
import type { LinkModel, StageModel, WayModel } from './model';
import { between, type Curve, chord, messageCurve, pathOf, pointOn, round } from './paths';
import type { StageWords } from './stage-words';
import './links.css';

interface LinksProps {
  readonly links: StageModel['links'];
  readonly groups: StageModel['groups'];
  readonly layout: StageLayout;
  readonly names: readonly string[];
  readonly words: StageWords;
  /** `1-2`: the link that Tab reaches. */
  readonly tabStop: string;
  readonly selected: string | null;
}

/** Above this many servers only links that something is wrong with are drawn and can be clicked: the others lie too close together. */
const mostClickable = 25;
/** Above this many the lines are many more than what moves on them, and step back. */
const mostInFull = 12;

/** A line for each pair; what a person did to it is marked on it. */
export const Links = memo(function Links(props: LinksProps): JSX.Element {
  const { links, groups, layout, names, words } = props;
  const isCrowded = names.length > mostClickable;
  const drawn = isCrowded ? [] : links;
  return (
    <g className={names.length > mostInFull ? 'links links-many' : 'links'}>
      <path
        className="links-alive"
        d={linesOf(
          layout,
          drawn.filter(({ isAlive, streams }) => isAlive && streams < 2),
        )}
      />
      <path
        className="links-busy"
        d={linesOf(
          layout,
          drawn.filter(({ isAlive, streams }) => isAlive && streams >= 2),
        )}
      />
      <path
        className="links-idle"
        d={linesOf(
          layout,
          drawn.filter(({ isAlive }) => !isAlive),
        )}
      />
      {links
        .filter((link) => !isCrowded || isTampered(link))
        .map((link) => (
          <LinkTarget
            key={linkKey(link)}
            link={link}
            layout={layout}
            nameA={names[link.a] ?? ''}
            nameB={names[link.b] ?? ''}
            words={words}
            isTabStop={linkKey(link) === props.tabStop}
            isSelected={linkKey(link) === props.selected}
            // Between the sides of a partition the line that parts them says it all.
            isFenced={groups[link.a] !== groups[link.b]}
          />
        ))}
    </g>
  );
});

export const linkKey = ({ a, b }: Pick<LinkModel, 'a' | 'b'>): string => `${a}-${b}`;

export const isTampered = ({ there, back }: LinkModel): boolean => [there, back].some(isWrong);
const isWrong = ({ isCut, slowness, loss }: WayModel): boolean => isCut || slowness !== 1 || loss > 0;

/** What there is to say about a link, in words. */
export function linkLabel(words: StageWords, link: LinkModel, nameA: string, nameB: string): string {
  const { t } = words;
  return [t('stage.link', { a: nameA, b: nameB }), ...linkStates(words, link, nameA, nameB)].join(', ');
}

export function linkStates(
  { t }: StageWords,
  { there, back }: LinkModel,
  nameA: string,
  nameB: string,
): readonly string[] {
  const slowness = Math.max(there.slowness, back.slowness);
  const loss = Math.max(there.loss, back.loss);
  return [
    ...(there.isCut && back.isCut ? [t('stage.cut')] : []),
    ...(there.isCut && !back.isCut ? [t('stage.cutOneWay', { from: nameA, to: nameB })] : []),
    ...(back.isCut && !there.isCut ? [t('stage.cutOneWay', { from: nameB, to: nameA })] : []),
    ...(slowness === 1 ? [] : [t('stage.slowLink', { factor: slowness })]),
    ...(loss === 0 ? [] : [t('stage.lossy', { percent: Math.round(loss * 100) })]),
  ];
}

function linesOf(layout: StageLayout, links: readonly LinkModel[]): string {
  return links
    .map(({ a, b }) => {
      const [from, to] = chord(layout, a, b);
      return `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
    })
    .join('');
}

interface LinkTargetProps {
  readonly link: LinkModel;
  readonly layout: StageLayout;
  readonly nameA: string;
  readonly nameB: string;
  readonly words: StageWords;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly isFenced: boolean;
}

const LinkTarget = memo(function LinkTarget(props: LinkTargetProps): JSX.Element {
  const { link, layout, isTabStop, isSelected, isFenced } = props;
  const [from, to] = chord(layout, link.a, link.b);
  const line = { x1: round(from.x), y1: round(from.y), x2: round(to.x), y2: round(to.y) };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an HTML button cannot stand in a drawing.
    <g
      className={isSelected ? 'link link-selected' : 'link'}
      role="button"
      aria-haspopup="dialog"
      aria-label={linkLabel(props.words, link, props.nameA, props.nameB)}
      tabIndex={isTabStop ? 0 : -1}
      data-rove="links"
      data-tip={`link ${linkKey(link)}`}
      data-link={linkKey(link)}
    >
      <line className="link-hit" {...line} />
      <line className="link-shown" {...line} />
      <WayMarks way={link.there} curve={messageCurve(layout, link.a, link.b)} isFenced={isFenced} />
      <WayMarks way={link.back} curve={messageCurve(layout, link.b, link.a)} isFenced={isFenced} />
      <LinkTrouble link={link} layout={layout} />
    </g>
  );
});

/** A way that is cut is drawn as far as the cut, and barred there. */
function WayMarks({
  way,
  curve,
  isFenced,
}: {
  readonly way: WayModel;
  readonly curve: Curve;
  readonly isFenced: boolean;
}): JSX.Element | null {
  if (!way.isCut || isFenced) return null;
  const bar = barAcross(curve);
  return (
    <g className="cut">
      <path className="cut-way" d={pathOf(curve)} />
      <path className="cut-bar" d={bar} />
    </g>
  );
}

const barHalf = 8;

function barAcross(curve: Curve): string {
  const middle = pointOn(curve, 0.5);
  const length = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y);
  if (length === 0) return '';
  const across = {
    x: (-(curve.to.y - curve.from.y) / length) * barHalf,
    y: ((curve.to.x - curve.from.x) / length) * barHalf,
  };
  return `M${round(middle.x - across.x)} ${round(middle.y - across.y)}L${round(middle.x + across.x)} ${round(middle.y + across.y)}`;
}

/** How slow, how lossy: figures on a small plate beside the middle of the line. */
function LinkTrouble({ link, layout }: { readonly link: LinkModel; readonly layout: StageLayout }): JSX.Element | null {
  const { there, back } = link;
  const slowness = Math.max(there.slowness, back.slowness);
  const loss = Math.max(there.loss, back.loss);
  if (slowness === 1 && loss === 0) return null;
  const [from, to] = chord(layout, link.a, link.b);
  const { x, y } = between(from, to, 0.5);
  const texts = [...(slowness === 1 ? [] : [`${slowness}×`]), ...(loss === 0 ? [] : [`−${Math.round(loss * 100)} %`])];
  const width = texts.length * 44;
  return (
    <g className="link-trouble" transform={`translate(${round(x)} ${round(y)})`}>
      <path
        className={slowness === 1 ? 'link-lossy' : 'link-slow'}
        d={`M${round(from.x - x)} ${round(from.y - y)}L${round(to.x - x)} ${round(to.y - y)}`}
      />
      <rect x={-width / 2} y={-10} width={width} height={20} rx={10} />
      <text className="mono" y={4.5} fontSize={12} textAnchor="middle">
        {texts.join(' ')}
      </text>
    </g>
  );
}

/** The lines of a partition. */
export const Fences = memo(function Fences({ fences }: { readonly fences: readonly Curve[] }): JSX.Element {
  return (
    <g className="fences">
      {fences.map((fence) => (
        <g key={pathOf(fence)}>
          <path className="fence-gap" d={pathOf(fence)} />
          <path className="fence" d={pathOf(fence)} />
        </g>
      ))}
    </g>
  );
});
