/** A text as deflated bytes; null where the browser cannot deflate. */
export async function deflate(text: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (typeof CompressionStream === 'undefined') return null;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export type Inflated =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'unable' | 'damaged' | 'tooLong' };

/** The text of deflated bytes. It is not read further than `longest` bytes, however much a few bytes may unfold to. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, longest: number): Promise<Inflated> {
  if (typeof DecompressionStream === 'undefined') return { ok: false, reason: 'unable' };
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > longest) {
        await reader.cancel();
        return { ok: false, reason: 'tooLong' };
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return { ok: true, text: text + decoder.decode() };
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}
