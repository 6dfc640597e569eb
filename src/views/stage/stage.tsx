import { type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { messageId } from '../../kernel/ids';
import type { Selection } from '../../player/contract';
import { player } from '../../player/player';
import { usePlayer } from '../../player/use-player';
import { ActionMenu } from './action-menu';
import { flightAt } from './crowd';
import { Legend } from './legend';
import { linkKey } from './links';
import { namesOf, type StageModel } from './model';
import { PartitionControls } from './partition-controls';
import { PartitionDialog } from './partition-dialog';
import { PartitionOverlay } from './partition-overlay';
import type { Pointed } from './pointing';
import { partitionCommand } from './sides';
import { StagePicture, type TabStops } from './stage-picture';
import { tipOf } from './tip';
import { Tooltip } from './tooltip';
import { type OpenTip, usePointing } from './use-pointing';
import { type StageScene, useStage } from './use-stage';
import './stage.css';

/** The servers and what is between them at the playhead. */
export function Stage(): JSX.Element {
  const t = useWords();
  const scene = useStage();
  const step = usePlayer((state) => state.step);
  const isParting = usePlayer((state) => state.tool === 'partition');
  const [tabStops, setTabStops] = useState<TabStops>({ server: 0, link: '0-1' });
  const [isChoosingSides, setIsChoosingSides] = useState(false);
  const { menu, tip, closeMenu, handlers } = usePointing({
    choose: (pointed) => {
      player.getState().select(selectionOf(pointed, scene.model));
      setTabStops(withTabStop(tabStops, pointed));
    },
    findAt: (x, y) => paintedAt(scene, x, y),
  });
  const separate = (command: string): void => {
    setIsChoosingSides(false);
    player.getState().setTool(null);
    player.getState().command(command);
  };
  const { entry, world, crowd } = scene;
  const sentence = entry.portrait.ensemble(world);
  return (
    <section
      className="stage"
      aria-label={t('stage.name')}
      data-testid="stage"
      data-step={step}
      data-under-way={scene.underWay}
    >
      <header className="stage-header">
        <p className="stage-sentence" data-testid="ensemble">
          {t(sentence.id, sentence.values)}
        </p>
        <PartitionControls chooseSides={() => setIsChoosingSides(true)} />
      </header>
      <div className="stage-panel" ref={scene.panel} {...handlers}>
        <Drawing scene={scene} tabStops={tabStops} separate={isParting ? separate : null} />
        <canvas
          ref={scene.canvas}
          className="stage-crowd"
          role="img"
          hidden={crowd.length === 0}
          aria-label={t('stage.crowd', { number: crowd.length })}
        />
      </div>
      <Legend families={entry.portrait.families} />
      {menu === null && tip !== null && <Explanation key={tip.key} scene={scene} tip={tip} />}
      {menu !== null && <ActionMenu key={JSON.stringify(menu.pointed)} {...scene} {...menu} close={closeMenu} />}
      {isChoosingSides && (
        <PartitionDialog names={namesOf(scene.trace)} apply={separate} close={() => setIsChoosingSides(false)} />
      )}
    </section>
  );
}

function Explanation({ scene, tip }: { readonly scene: StageScene; readonly tip: OpenTip }): JSX.Element | null {
  const found = tipOf(tip.key, { ...scene, playhead: player.getState().playhead });
  return found === null ? null : <Tooltip tip={found} anchor={tip.anchor} />;
}

interface DrawingProps {
  readonly scene: StageScene;
  readonly tabStops: TabStops;
  /** Carries out the partition that is drawn; null while the tool is not in hand. */
  readonly separate: ((command: string) => void) | null;
}

function Drawing({ scene, tabStops, separate }: DrawingProps): JSX.Element | null {
  const { model, layout, words, fences, motion } = scene;
  const selection = usePlayer((state) => state.selection);
  const [parted, setParted] = useState<readonly number[]>([]);
  if (layout === null) return null;
  const commandFor = (sides: readonly (readonly number[])[]): string =>
    partitionCommand(sides.map((side) => side.map((i) => model.servers[i]?.name ?? '')));
  return (
    <StagePicture
      {...{ model, layout, words, fences, motion, tabStops }}
      // A line that is not drawn to its end leaves nothing behind.
      parted={separate === null ? nobody : parted}
      selectedServer={selection?.type === 'process' ? placeOf(selection.id, model) : null}
      selectedLink={selection?.type === 'link' ? `${placeOf(selection.a, model)}-${placeOf(selection.b, model)}` : null}
    >
      {separate !== null && (
        <PartitionOverlay
          layout={layout}
          preview={(sides) => setParted(sides?.[1] ?? [])}
          finish={(sides) => separate(commandFor(sides))}
        />
      )}
    </StagePicture>
  );
}

/** The message of a crowd that is drawn at a place of the window. */
function paintedAt({ crowd, layout, panel }: StageScene, x: number, y: number): Pointed | null {
  const box = panel.current?.getBoundingClientRect();
  if (box === undefined || layout === null) return null;
  const point = { x: (x - box.left) / layout.scale, y: (y - box.top) / layout.scale };
  const flight = flightAt(crowd, point, player.getState().playhead);
  return flight === null ? null : { type: 'message', id: flight.id };
}

const nobody: readonly number[] = [];

const placeOf = (process: number, { servers }: StageModel): number => servers.findIndex(({ id }) => id === process);

function withTabStop(stops: TabStops, pointed: Pointed): TabStops {
  if (pointed.type === 'server') return { ...stops, server: pointed.position };
  return pointed.type === 'link' ? { ...stops, link: pointed.key } : stops;
}

function selectionOf(pointed: Pointed, { servers, links }: StageModel): Selection | null {
  switch (pointed.type) {
    case 'server': {
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
