/** The part of the library that is used; it brings no types of its own. */
declare module 'gifenc' {
  type Colour = readonly [red: number, green: number, blue: number];
  interface FrameOptions {
    readonly palette?: readonly Colour[];
    readonly delay?: number;
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    readonly dispose?: number;
  }
  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
  export function nearestColorIndex(colours: readonly Colour[], pixel: Colour): number;
}
