import { type JSX, type ReactNode, type Ref, useMemo } from 'react';
import { Arrows } from './arrows';
import { DiskSigns } from './disk-signs';
import type { StageLayout } from './geometry';
import { Fences, Links } from './links';
import type { StageModel } from './model';
import { type Curve, round } from './paths';
import { RequestChips } from './request-chips';
import { ServerCard } from './server-card';
import type { StageWords } from './stage-words';

export interface StagePictureProps {
  readonly model: StageModel;
  readonly layout: StageLayout;
  readonly fences: readonly Curve[];
  readonly words: StageWords;
  /** Positions, and `1-2` for a link. */
  readonly selectedServer: number | null;
  readonly selectedLink: string | null;
  readonly tabStops: TabStops;
  /** Servers on the far side of the line that is being drawn. */
  readonly parted: readonly number[];
  /** The group in which motion is drawn; React never fills it. */
  readonly motion?: Ref<SVGGElement>;
  readonly children?: ReactNode;
}

/** Which of the servers, and which of the links, Tab reaches; arrows go on from there. */
export interface TabStops {
  readonly server: number;
  readonly link: string;
}

/** Everything on the stage that a step changes. What moves between steps is drawn into one group of it by others. */
export function StagePicture(props: StagePictureProps): JSX.Element {
  const { model, layout, words, tabStops } = props;
  const { servers } = model;
  const names = useMemo(() => servers.map(({ name }) => name), [servers]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset.
    <svg
      className={`stage-picture stage-${layout.form}`}
      viewBox={`0 0 ${round(layout.size.width)} ${round(layout.size.height)}`}
      role="group"
      aria-label={words.t('stage.name')}
      tabIndex={-1}
    >
      <Links
        links={model.links}
        groups={model.groups}
        layout={layout}
        names={names}
        words={words}
        tabStop={tabStops.link}
        selected={props.selectedLink}
      />
      <Arrows servers={servers} layout={layout} />
      <Fences fences={props.fences} />
      <g className="servers">
        {servers.map((server) => (
          <ServerCard
            key={server.id}
            server={server}
            form={layout.form}
            card={layout.card}
            seat={layout.seats[server.position] ?? layout.centre}
            words={words}
            isSelected={server.position === props.selectedServer}
            isTabStop={server.position === tabStops.server}
            isParted={props.parted.includes(server.position)}
          />
        ))}
      </g>
      <DiskSigns disks={model.disks} layout={layout} />
      <RequestChips requests={model.requests} layout={layout} words={words} />
      <g className="motion" ref={props.motion} />
      {props.children}
    </svg>
  );
}
