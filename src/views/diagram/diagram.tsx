import { type JSX, type KeyboardEvent, useCallback, useId, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { DiagramBar } from './diagram-bar';
import { DiagramTip } from './diagram-tip';
import { type Instrument, schedule, showAll } from './instrument';
import { takeKey, zoomBy } from './keys';
import { LaneNames } from './lane-names';
import { stepSentence } from './picture-words';
import { saveSvg } from './save-svg';
import { useElements } from './use-elements';
import { type Choices, useInstrument } from './use-instrument';
import './diagram.css';

const firstChoices: Choices = { kind: 'step', isFollowing: true, hasCone: false };

/** The run as lanes of processes with arrows between them: the same steps as everywhere on the page, all at once. */
export function Diagram(): JSX.Element {
  const t = useWords();
  const hint = useId();
  const [choices, setChoices] = useState(firstChoices);
  const [isTall, setIsTall] = useState(false);
  const [said, setSaid] = useState('');
  const { refs, read } = useElements();
  const change = useCallback((changed: Partial<Choices>) => setChoices((old) => ({ ...old, ...changed })), []);
  const letGo = useCallback(() => setChoices(notFollowing), []);
  const { instrument, tools, pointed } = useInstrument(read, choices, letGo);
  const withIt = (act: (found: Instrument) => void) => (): void => {
    if (instrument.current !== null) act(instrument.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The names of lanes are buttons inside; their keys are their own.
    if (instrument.current === null || event.target !== event.currentTarget) return;
    const { isTaken, step } = takeKey(instrument.current, event, { choices, change });
    if (isTaken) event.preventDefault();
    if (step !== null) setSaid(stepSentence(tools, step));
  };
  return (
    <section className="diagram" data-testid="diagram" data-is-tall={isTall} aria-label={t('diagram.title')}>
      <DiagramBar
        choices={choices}
        isTall={isTall}
        said={said}
        onChange={change}
        onTall={() => setIsTall(!isTall)}
        onZoom={(factor) => withIt((found) => zoomBy(found, factor))()}
        onShowAll={withIt((found) => {
          letGo();
          showAll(found);
        })}
        onSave={withIt((found) => saveSvg(found, tools))}
      />
      <div
        className="diagram-scroll"
        ref={refs.scroller}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys walk along the lanes of it
        tabIndex={0}
        aria-label={t('diagram.lanes')}
        aria-describedby={hint}
        data-testid="diagram-lanes"
        onKeyDown={onKeyDown}
        onBlur={withIt(forgetFocus)}
      >
        <LaneNames />
        <div className="diagram-plot" ref={refs.plot} aria-hidden="true" data-testid="diagram-plot">
          <canvas className="diagram-canvas" ref={refs.canvas} />
          <div className="diagram-veil" ref={refs.veil} />
          <div className="diagram-playhead" ref={refs.playhead} data-testid="diagram-playhead" />
          {pointed === null ? null : <DiagramTip tools={tools} pointed={pointed} />}
        </div>
      </div>
      <p className="visually-hidden" id={hint}>
        {t('diagram.keys')}
      </p>
    </section>
  );
}

const notFollowing = (old: Choices): Choices => (old.isFollowing ? { ...old, isFollowing: false } : old);

function forgetFocus(instrument: Instrument): void {
  instrument.focused = null;
  schedule(instrument);
}
