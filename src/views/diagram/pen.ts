/** How lines are drawn. */
export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly alpha?: number;
}

export interface Fill {
  readonly colour: string;
  readonly alpha?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Lettering {
  readonly size: number;
  readonly colour: string;
  readonly face?: 'text' | 'bold' | 'mono';
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly alpha?: number;
  /** Colour of a rim around the letters, so that lines behind them do not cross them out. */
  readonly halo?: string;
}

/** An outline around (0, 0), as paths are written in SVG, put somewhere in some size. */
export interface Sign {
  readonly outline: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly alpha?: number;
  readonly turn?: number;
}

/** What a diagram is drawn with: the page has a canvas, a saved picture has SVG, and both show the same. */
export interface Pen {
  /** Lines, as x1, y1, x2, y2 and so on. */
  lines(ends: readonly number[], stroke: Stroke): void;
  /** Filled triangles, as x1, y1, x2, y2, x3, y3 and so on. */
  triangles(corners: readonly number[], paint: { readonly fill?: Fill; readonly stroke?: Stroke }): void;
  rect(box: Box, fill: Fill): void;
  text(text: string, x: number, y: number, lettering: Lettering): void;
  sign(sign: Sign): void;
  /** Draws what `draw` draws only inside a box. `name` tells one part of a picture from another. */
  within(box: Box, name: string, draw: () => void): void;
}
