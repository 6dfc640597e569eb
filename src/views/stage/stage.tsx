import { type JSX, memo, type RefObject, use, useState } from 'react';
import { loadFirstTexts } from '../../i18n/load-texts';
import { useWords } from '../../i18n/use-words';
import { messageId } from '../../kernel/ids';
import type { Selection } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { late } from '../late/late';
import { BesideContext } from './beside';
import { flightAt } from './crowd';
import { useGestures } from './gestures/use-gestures';
import { Legend } from './legend';
import { linkKey } from './links';
import { namesOf, type StageModel } from './model';
import { PartitionControls } from './partition-controls';
import { PartitionOverlay } from './partition-overlay';
import type { Pointed } from './pointing';
import { StagePicture, type TabStops } from './stage-picture';
import { useHoverLight, withHover } from './use-hover-light';
import { type Partition, usePartition } from './use-partition';
import { usePointing } from './use-pointing';
import { type StageScene, useStage } from './use-stage';
import './stage.css';

const later = () => import('./later');
// What the words of the first picture suffice for must not wait for more.
const ActionMenu = late(async () => (await later()).ActionMenu, undefined, loadFirstTexts);
const Explanation = late(async () => (await later()).Explanation, undefined, loadFirstTexts);
const PartitionDialog = late(async () => (await later()).PartitionDialog);

/** The servers and what is between them at the playhead. */
export const Stage = memo(function Stage(): JSX.Element {
  const t = useWords();
  const scene = useStage();
  const beside = use(BesideContext);
  const step = usePlayer((state) => state.step);
  const [tabStops, setTabStops] = useState<TabStops>({ server: 0, link: '0-1' });
  const [isChoosingSides, setIsChoosingSides] = useState(false);
  const { menu, tip, openFor, closeMenu, handlers } = usePointing({
    choose: (pointed) => {
      scene.player.getState().select(selectionOf(pointed, scene.model));
      setTabStops(withTabStop(tabStops, pointed));
    },
    findAt: (x, y) => paintedAt(scene, x, y),
  });
  const partition = usePartition(scene.model);
  const places = useGestures(scene, { findAt: (x, y) => paintedAt(scene, x, y), openMenu: openFor, closeMenu });
  const light = useHoverLight(scene, (pointed) => selectionOf(pointed, scene.model));
  const separate = (command: string): void => {
    setIsChoosingSides(false);
    partition.apply(command);
  };
  const { entry, world, crowd } = scene;
  const sentence = entry.portrait.ensemble(world);
  return (
    <section
      className="stage"
      aria-label={beside === null ? t('stage.name') : `${beside.name}: ${t('stage.name')}`}
      data-testid="stage"
      data-step={step}
      data-under-way={scene.underWay}
    >
      <header className="stage-header">
        <p className="stage-sentence" data-testid="ensemble">
          {t(sentence.id, sentence.values)}
        </p>
        <PartitionControls {...partition} separate={partition.finish} chooseSides={() => setIsChoosingSides(true)} />
      </header>
      <div className="stage-panel" ref={scene.panel} {...withHover(handlers, light)}>
        <Drawing scene={scene} tabStops={tabStops} partition={partition} sketch={places.sketch} />
        <canvas
          ref={scene.canvas}
          className="stage-crowd"
          role="img"
          hidden={crowd.length === 0}
          aria-label={t('stage.crowd', { number: crowd.length })}
        />
        <div ref={places.label} className="pull-label" aria-hidden="true" hidden />
      </div>
      <Legend families={entry.portrait.families} />
      {menu === null && tip !== null && <Explanation key={tip.key} scene={scene} tip={tip} />}
      {menu !== null && <ActionMenu key={JSON.stringify(menu.pointed)} {...scene} {...menu} close={closeMenu} />}
      {isChoosingSides && (
        <PartitionDialog names={namesOf(scene.trace)} apply={separate} close={() => setIsChoosingSides(false)} />
      )}
    </section>
  );
});

interface DrawingProps {
  readonly scene: StageScene;
  readonly tabStops: TabStops;
  readonly partition: Partition;
  /** For the group in which drags are drawn. */
  readonly sketch: RefObject<SVGGElement | null>;
}

function Drawing({ scene, tabStops, partition, sketch }: DrawingProps): JSX.Element | null {
  const { model, layout, words, fences, motion } = scene;
  const selection = usePlayer((state) => state.selection);
  const isParting = usePlayer((state) => state.tool === 'partition');
  if (layout === null) return null;
  return (
    <StagePicture
      {...{ model, layout, words, fences, motion, tabStops }}
      parted={partition.parted}
      selectedServer={selection?.type === 'process' ? placeOf(selection.id, model) : null}
      selectedLink={selection?.type === 'link' ? `${placeOf(selection.a, model)}-${placeOf(selection.b, model)}` : null}
    >
      <g className="pulls" ref={sketch} />
      {isParting && <PartitionOverlay layout={layout} {...partition} />}
    </StagePicture>
  );
}

/** The message of a crowd that is drawn at a place of the window. */
function paintedAt({ player, crowd, layout, panel }: StageScene, x: number, y: number): Pointed | null {
  const box = panel.current?.getBoundingClientRect();
  if (box === undefined || layout === null) return null;
  const point = { x: (x - box.left) / layout.scale, y: (y - box.top) / layout.scale };
  const flight = flightAt(crowd, point, player.getState().playhead);
  return flight === null ? null : { type: 'message', id: flight.id };
}

const placeOf = (process: number, { servers }: StageModel): number => servers.findIndex(({ id }) => id === process);

function withTabStop(stops: TabStops, pointed: Pointed): TabStops {
  if (pointed.type === 'server') return { ...stops, server: pointed.position };
  return pointed.type === 'link' ? { ...stops, link: pointed.key } : stops;
}

function selectionOf(pointed: Pointed, { servers, links }: StageModel): Selection | null {
  switch (pointed.type) {
    case 'server':
    case 'disk': {
      const server = servers[pointed.position];
      return server === undefined ? null : { type: 'process', id: server.id };
    }
    case 'link': {
      const link = links.find((candidate) => linkKey(candidate) === pointed.key);
      const [a, b] = [servers[link?.a ?? -1], servers[link?.b ?? -1]];
      return a === undefined || b === undefined ? null : { type: 'link', a: a.id, b: b.id };
    }
    case 'message':
      return { type: 'message', id: messageId(pointed.id) };
  }
}
