import { type RefObject, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import type { StepIndex } from '../../kernel/ids';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';
import type { PlayerStore } from '../../player/player';
import { currentTrace, worldAtPlayhead } from '../../player/selectors';
import { usePlayer, usePlayerStore } from '../../player/use-player';
import { usePresenting } from '../presenter/presenting';
import type { Flight } from './flights';
import { layoutStage, type Size, type StageLayout } from './geometry';
import { type Modelled, type StageModel, stageModel } from './model';
import { type MotionScene, motionScene, type TimerBar } from './motion-scene';
import type { Curve } from './paths';
import { separators } from './separators';
import type { StageWords } from './stage-words';
import { type MotionInput, useMotion } from './use-motion';
import { usePanelSize } from './use-panel-size';

/** What the stage shows at the playhead, and where. */
export interface StageScene {
  /** Whose run it is. */
  readonly player: PlayerStore;
  readonly entry: ProtocolEntry;
  readonly trace: AnyTrace;
  readonly world: AnyWorld;
  readonly model: StageModel;
  readonly words: StageWords;
  /** Null until the panel has a size. */
  readonly layout: StageLayout | null;
  readonly fences: readonly Curve[];
  /** For the element that the picture fills, for the group in which motion is drawn, and for the canvas over it. */
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly motion: RefObject<SVGGElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Everything that is drawn under way, and what of it is drawn on the canvas. */
  readonly flights: readonly Flight[];
  readonly crowd: readonly Flight[];
  readonly timers: readonly TimerBar[];
  /** How many messages and packets are drawn, wherever. */
  readonly underWay: number;
}

/** Reads the player and works out the picture, each part only when what it depends on has changed. */
export function useStage(): StageScene {
  const t = useWords();
  const player = usePlayerStore();
  const entry = usePlayer((state) => state.entry);
  const trace = usePlayer(currentTrace);
  const world = usePlayer(worldAtPlayhead);
  const step = usePlayer((state) => state.step);
  const panel = useRef<HTMLDivElement>(null);
  const motion = useRef<SVGGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = usePanelSize(panel);

  const words = useMemo((): StageWords => ({ t, portrait: entry.portrait }), [t, entry]);
  const model = useModel(entry, trace, world, step);
  const layout = useLayout(size, model);
  const { groups } = model;
  const fences = useMemo(() => (layout === null ? [] : separators(layout, groups)), [layout, groups]);

  const picture = { entry, trace, world, model, words, layout, fences };
  const moving = useMotionInput(picture);
  useMotion({ group: motion, canvas }, moving);
  const { flights: single, crowd, timers } = moving?.scene ?? nothingMoves;
  const flights = crowd.length > 0 ? crowd : single;
  return { ...picture, player, panel, motion, canvas, flights, crowd, timers, underWay: flights.length };
}

/** Makes the smallest type on a card 14 pixels high, which the back row can read. */
const scaleForAudience = 1.3;

const nothingMoves: MotionScene = { flights: [], crowd: [], timers: [] };

/** Seats depend on who votes, and on nothing else that a step could change. */
function useLayout(size: Size | null, { servers }: StageModel): StageLayout | null {
  const votes = servers.map((server) => (server.votes ? 'v' : '-')).join('');
  const leastScale = usePresenting((now) => (now.isOn ? scaleForAudience : 1));
  return useMemo(
    () =>
      size === null
        ? null
        : layoutStage(
            size,
            Array.from(votes, (vote) => vote === 'v'),
            leastScale,
          ),
    [size, votes, leastScale],
  );
}

function useModel(entry: ProtocolEntry, trace: AnyTrace, world: AnyWorld, step: StepIndex): StageModel {
  const before = useRef<Modelled | null>(null);
  const model = useMemo(() => stageModel(entry, trace, world, step, before.current), [entry, trace, world, step]);
  before.current = { world, model };
  return model;
}

type Picture = Pick<StageScene, 'entry' | 'trace' | 'world' | 'model' | 'words' | 'layout' | 'fences'>;

function useMotionInput({ entry, trace, world, model, words, layout, fences }: Picture): MotionInput | null {
  const hiddenFamilies = usePlayer((state) => state.hiddenFamilies);
  const language = usePlayer((state) => state.language);
  const selected = usePlayer((state) => (state.selection?.type === 'message' ? state.selection.id : null));
  return useMemo(() => {
    if (layout === null) return null;
    const { servers } = model;
    const scene = motionScene({ entry, trace, world, model, hiddenFamilies, layout, fences });
    const describe = ({ figure, from, to }: Flight): string => {
      const ends = { from: servers[from]?.name ?? '', to: servers[to]?.name ?? '' };
      return words.t('stage.message', { what: `${figure?.name ?? ''} ${figure?.label ?? ''}`.trim(), ...ends });
    };
    return { scene, world, layout, form: layout.form, selected, language, describe };
  }, [entry, trace, world, model, words, hiddenFamilies, layout, fences, selected, language]);
}
