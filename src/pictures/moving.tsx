import type { JSX } from 'react';
import { familyClass, familyOutline, packetOutline } from '../views/shapes/message-shape';
import { toneClass } from '../views/shapes/tone-icon';
import { type Flight, labelHeight, labelSize, placeOf } from '../views/stage/flights';
import type { CardForm } from '../views/stage/geometry';
import { elapsed, type MotionScene, type TimerBar } from '../views/stage/motion-scene';
import { round } from '../views/stage/paths';

interface MovingProps {
  readonly scene: MotionScene;
  readonly form: CardForm;
  readonly now: number;
}

/** What moves on the stage, held at an instant: looks as the page draws it in `stage/motion.ts` and `stage/crowd.ts`. */
export function Moving({ scene, form, now }: MovingProps): JSX.Element {
  return (
    <g className="motion">
      {scene.timers.map((bar) => (
        <Timer key={bar.key} bar={bar} now={now} />
      ))}
      {scene.flights.map((flight) => (
        <Message key={flight.id} flight={flight} form={form} now={now} />
      ))}
      {scene.crowd.map((flight) => (
        <Sign key={flight.id} flight={flight} now={now} />
      ))}
    </g>
  );
}

function Timer({ bar, now }: { readonly bar: TimerBar; readonly now: number }): JSX.Element {
  const { tone, x, y, width, thickness } = bar;
  const size = { height: thickness, rx: 1.5 };
  const gone = round(width * elapsed(bar, now));
  return (
    <g className={`timer ${toneClass(tone)}`} transform={`translate(${round(x)} ${round(y)})`}>
      <rect className="timer-track" width={round(width)} {...size} />
      {gone > 0 && <rect className="timer-bar" width={gone} {...size} />}
    </g>
  );
}

const classOf = ({ figure, isHeld, text }: Flight): string =>
  [
    'message',
    figure === null ? 'packet' : familyClass(figure.family),
    ...(text === null ? [] : ['message-labelled']),
    ...(isHeld ? ['message-held'] : []),
  ].join(' ');

function placed(flight: Flight, now: number): string {
  const { x, y } = placeOf(flight, now);
  return `translate(${round(x)} ${round(y)})`;
}

interface FlightProps {
  readonly flight: Flight;
  readonly now: number;
}

function Message({ flight, form, now }: FlightProps & { readonly form: CardForm }): JSX.Element {
  const { figure, text } = flight;
  const outline = figure === null ? packetOutline : familyOutline(figure.family);
  return (
    <g className={classOf(flight)} transform={placed(flight, now)}>
      {text !== null && <Plate text={text} more={flight.more} form={form} />}
      <path
        className="message-sign"
        d={outline}
        transform={text === null ? undefined : `translate(${round(-text.width / 2 + 15)} 0)`}
      />
    </g>
  );
}

/** In a crowd each is a sign, smaller than alone. */
function Sign({ flight, now }: FlightProps): JSX.Element {
  const { figure } = flight;
  const outline = figure === null ? packetOutline : familyOutline(figure.family);
  return (
    <g className={classOf(flight)} transform={placed(flight, now)}>
      <path className="message-sign" d={outline} transform={figure === null ? undefined : 'scale(0.6)'} />
    </g>
  );
}

interface PlateProps {
  readonly text: NonNullable<Flight['text']>;
  readonly more: number;
  readonly form: CardForm;
}

function Plate({ text, more, form }: PlateProps): JSX.Element {
  const size = labelSize[form];
  const height = labelHeight(form);
  const left = -text.width / 2;
  const type = { y: round(size * 0.35), fontSize: size };
  return (
    <>
      <rect
        className="message-plate"
        x={round(left)}
        y={-height / 2}
        width={text.width}
        height={height}
        rx={height / 2}
      />
      <text x={round(left + 26)} {...type}>
        {text.name !== '' && <tspan>{text.name}</tspan>}
        {text.label !== '' && (
          <tspan className="mono" dx={text.name === '' ? 0 : round(size * 0.45)}>
            {text.label}
          </tspan>
        )}
      </text>
      {more > 0 && (
        <text className="message-more" x={round(text.width / 2 + 5)} {...type}>
          {`+${more}`}
        </text>
      )}
    </>
  );
}
