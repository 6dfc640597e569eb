import type { JSX } from 'react';
import { familyOutline, packetOutline } from '../views/shapes/message-shape';
import { toneClass } from '../views/shapes/tone-icon';
import { signScale } from '../views/stage/crowd';
import { type Flight, placeOf } from '../views/stage/flights';
import type { CardForm } from '../views/stage/geometry';
import { flightClass, type Plate, plateOf } from '../views/stage/message-plate';
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

function placed(flight: Flight, now: number): string {
  const { x, y } = placeOf(flight, now);
  return `translate(${round(x)} ${round(y)})`;
}

const outlineOf = (figure: Flight['figure']): string =>
  figure === null ? packetOutline : familyOutline(figure.family);

interface FlightProps {
  readonly flight: Flight;
  readonly now: number;
}

function Message({ flight, form, now }: FlightProps & { readonly form: CardForm }): JSX.Element {
  const { figure, text, more } = flight;
  const plate = text === null ? null : plateOf(text, form);
  return (
    <g className={flightClass(flight)} transform={placed(flight, now)}>
      {text !== null && plate !== null && <PlateWithText text={text} more={more} plate={plate} />}
      <path
        className="message-sign"
        d={outlineOf(figure)}
        transform={plate === null ? undefined : `translate(${plate.signX} 0)`}
      />
    </g>
  );
}

/** In a crowd each is a sign, smaller than alone. */
function Sign({ flight, now }: FlightProps): JSX.Element {
  const { figure } = flight;
  return (
    <g className={flightClass(flight)} transform={placed(flight, now)}>
      <path
        className="message-sign"
        d={outlineOf(figure)}
        transform={figure === null ? undefined : `scale(${signScale})`}
      />
    </g>
  );
}

interface PlateProps {
  readonly text: NonNullable<Flight['text']>;
  readonly more: number;
  readonly plate: Plate;
}

function PlateWithText({ text, more, plate }: PlateProps): JSX.Element {
  const { x, y, width, height, textX, gap, moreX, baseline, fontSize } = plate;
  const type = { y: baseline, fontSize };
  return (
    <>
      <rect className="message-plate" x={x} y={y} width={width} height={height} rx={height / 2} />
      <text x={textX} {...type}>
        {text.name !== '' && <tspan>{text.name}</tspan>}
        {text.label !== '' && (
          <tspan className="mono" dx={gap}>
            {text.label}
          </tspan>
        )}
      </text>
      {more > 0 && (
        <text className="message-more" x={moreX} {...type}>
          {`+${more}`}
        </text>
      )}
    </>
  );
}
