/** No browser paints larger pictures than these. */
const longestSide = 16_000;
const largestArea = 120_000_000;

/** The size of a drawing as it says itself. */
export function sizeOfSvg(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** How much larger than it says a drawing is painted: as wished, or as much as a browser can. */
export const scaleFor = ({ width, height }: ReturnType<typeof sizeOfSvg>, wished: number): number =>
  Math.min(wished, longestSide / width, longestSide / height, Math.sqrt(largestArea / (width * height)));

/** Paints drawings one after another on one canvas. */
export function rasterOf(document: Document, wishedScale: number) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const draw = async (svg: string): Promise<CanvasRenderingContext2D> => {
    const size = sizeOfSvg(svg);
    const scale = scaleFor(size, wishedScale);
    const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const image = await imageOf(document, svg);
    if (context === null) throw new Error('this browser paints no pictures');
    context.drawImage(image, 0, 0, width, height);
    return context;
  };
  return {
    png: async (svg: string): Promise<Blob> => {
      await draw(svg);
      return new Promise((resolve, reject) =>
        canvas.toBlob(
          (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
          'image/png',
        ),
      );
    },
    pixels: async (svg: string): Promise<ImageData> => {
      const painted = await draw(svg);
      return painted.getImageData(0, 0, canvas.width, canvas.height);
    },
  };
}

async function imageOf(document: Document, svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = document.createElement('img');
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('the drawing cannot be painted'));
      image.src = address;
    });
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
