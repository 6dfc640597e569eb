import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { hover, setHover } from '../../player/hover';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { useSummaries } from '../events/use-summaries';
import { attachGestures, tellHover } from './gestures';
import type { Hit } from './hit';
import {
  changeScale,
  createInstrument,
  type Elements,
  type Instrument,
  measure,
  type Settings,
  schedule,
} from './instrument';
import { pictureWords, type WordTools } from './picture-words';
import type { ScaleKind } from './scale';
import { useCalm, useTheme } from './use-media';

/** What the bar above the diagram switches. */
export interface Choices {
  readonly kind: ScaleKind;
  readonly isFollowing: boolean;
  readonly hasCone: boolean;
}

/** What the pointer is over, and where on the plot. */
export interface Pointed {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

interface Used {
  readonly instrument: RefObject<Instrument | null>;
  readonly tools: WordTools;
  readonly pointed: Pointed | null;
}

/** Brings the instrument to life on its elements, and tells it what a person has chosen. React never draws what it draws. */
export function useInstrument(refs: () => Elements | null, choices: Choices, letGo: () => void): Used {
  const instrument = useRef<Instrument | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const tools = useWordTools();
  const words = useMemo(() => pictureWords(tools), [tools]);
  const [theme, isCalm] = [useTheme(), useCalm()];
  const settings: Settings = { ...choices, isCalm, theme, words };
  const latest = useRef({ settings, letGo });
  latest.current = { settings, letGo };

  useLayoutEffect(() => {
    const elements = refs();
    if (elements === null) return;
    const created = createInstrument(elements, latest.current.settings);
    instrument.current = created;
    const stop = [
      attachGestures(created, {
        onMoved: () => latest.current.letGo(),
        onHit: (hit, x, y) => {
          tellHover(created, hit);
          setPointed(hit === null ? null : { hit, x, y });
        },
      }),
      watch(created),
    ];
    return () => {
      for (const each of stop) each();
      setHover(null);
      instrument.current = null;
    };
    // The elements are there for as long as the component is.
  }, [refs]);

  useLayoutEffect(() => {
    const { current } = instrument;
    if (current === null) return;
    if (current.settings.kind !== choices.kind) changeScale(current, choices.kind);
    current.settings = { ...choices, isCalm, theme, words };
    schedule(current);
  }, [choices, isCalm, theme, words]);
  return { instrument, tools, pointed };
}

/** Whatever changes what is to be seen: the run and the playhead, what is hovered, the size of the plot. */
function watch(instrument: Instrument): () => void {
  const { plot, scroller } = instrument.elements;
  const style = getComputedStyle(plot);
  const fonts = { sans: style.fontFamily, mono: style.getPropertyValue('--mono') };
  const observer = new ResizeObserver(() => measure(instrument, fonts));
  observer.observe(plot);
  measure(instrument, fonts);
  const onScroll = (): void => schedule(instrument);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  const stopPlayer = player.subscribe((state, before) => {
    if (looksDifferent(state, before)) schedule(instrument);
  });
  const stopHover = hover.subscribe(() => schedule(instrument));
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', onScroll);
    stopPlayer();
    stopHover();
    cancelAnimationFrame(instrument.frame);
  };
}

type State = ReturnType<typeof player.getState>;

const looksDifferent = (a: State, b: State): boolean =>
  a.playhead !== b.playhead ||
  a.step !== b.step ||
  a.branches !== b.branches ||
  a.branch !== b.branch ||
  a.selection !== b.selection ||
  a.hiddenFamilies !== b.hiddenFamilies ||
  a.entry !== b.entry;

function useWordTools(): WordTools {
  const t = useWords();
  const entry = usePlayer((state) => state.entry);
  const summaryOf = useSummaries();
  const newest = useRef(summaryOf);
  useEffect(() => {
    newest.current = summaryOf;
  }, [summaryOf]);
  return useMemo(
    () => ({
      ...{ t, entry, trace: () => currentTrace(player.getState()) },
      // A run that grows gives another function; the words stay, so that nothing is drawn anew for that.
      summaryOf: (step) => newest.current(step),
    }),
    [t, entry],
  );
}
