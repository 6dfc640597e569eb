import type { Fill, Pen, Sign, Stroke } from './pen';

export interface Fonts {
  readonly sans: string;
  readonly mono: string;
}

/** A path of very many lines takes more than its parts do. */
const linesAtOnce = 64;

const outlines = new Map<string, Path2D>();

/** Draws on a canvas that has been scaled to the pixels of the page. */
export function canvasPen(context: CanvasRenderingContext2D, fonts: Fonts): Pen {
  const setStroke = ({ colour, width, dash, alpha }: Stroke): void => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash === undefined ? [] : [...dash]);
    context.globalAlpha = alpha ?? 1;
  };
  const setFill = ({ colour, alpha }: Fill): void => {
    context.fillStyle = colour;
    context.globalAlpha = alpha ?? 1;
  };
  return {
    lines: (ends, stroke) => {
      setStroke(stroke);
      for (let first = 0; first < ends.length; first += linesAtOnce * 4) {
        context.beginPath();
        for (let i = first; i + 3 < ends.length && i < first + linesAtOnce * 4; i += 4) {
          context.moveTo(ends[i] ?? 0, ends[i + 1] ?? 0);
          context.lineTo(ends[i + 2] ?? 0, ends[i + 3] ?? 0);
        }
        context.stroke();
      }
    },
    triangles: (corners, { fill, stroke }) => {
      context.beginPath();
      for (let i = 0; i + 5 < corners.length; i += 6) {
        context.moveTo(corners[i] ?? 0, corners[i + 1] ?? 0);
        context.lineTo(corners[i + 2] ?? 0, corners[i + 3] ?? 0);
        context.lineTo(corners[i + 4] ?? 0, corners[i + 5] ?? 0);
        context.closePath();
      }
      if (fill !== undefined) {
        setFill(fill);
        context.fill();
      }
      if (stroke === undefined) return;
      setStroke(stroke);
      context.stroke();
    },
    rect: ({ x, y, width, height }, fill) => {
      setFill(fill);
      context.fillRect(x, y, width, height);
    },
    text: (text, x, y, { size, colour, face, anchor, alpha, halo }) => {
      context.font = `${face === 'bold' ? 600 : 400} ${size}px ${face === 'mono' ? fonts.mono : fonts.sans}`;
      context.textAlign = anchor === 'middle' ? 'center' : (anchor ?? 'start');
      if (halo !== undefined) {
        setStroke({ colour: halo, width: 3.5 });
        context.lineJoin = 'round';
        context.strokeText(text, x, y);
      }
      setFill(alpha === undefined ? { colour } : { colour, alpha });
      context.fillText(text, x, y);
    },
    sign: (sign) => drawSign(context, sign),
    within: ({ x, y, width, height }, _name, draw) => {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      draw();
      context.restore();
    },
  };
}

function drawSign(context: CanvasRenderingContext2D, sign: Sign): void {
  const { outline, x, y, scale, fill, stroke, width = 1, alpha = 1, turn } = sign;
  let path = outlines.get(outline);
  if (path === undefined) {
    path = new Path2D(outline);
    outlines.set(outline, path);
  }
  context.save();
  context.translate(x, y);
  if (turn !== undefined) context.rotate(turn);
  context.scale(scale, scale);
  context.globalAlpha = alpha;
  context.setLineDash([]);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill(path, 'evenodd');
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke;
    context.lineWidth = width / scale;
    context.stroke(path);
  }
  context.restore();
}
