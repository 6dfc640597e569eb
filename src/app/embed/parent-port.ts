import type { Sentence } from '../../kernel/describe';
import { type EmbedReport, type EmbedRequest, enveloped, readRequest } from '../../sharing/embed-messages';

/** As much of a window as talking to the page around it needs. */
export interface FramedWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void } | object;
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: unknown; readonly origin: string; readonly source: unknown }) => void,
  ): void;
}

export interface ParentPort {
  /** Does nothing until it is known who the parent is. */
  tell(report: EmbedReport): void;
}

/**
 * Listens to the page around this one, and to no other, and answers to its origin alone. `firstOrigin` is what the browser says of
 * the parent before it has spoken; null where it says nothing.
 */
export function openParentPort(
  window: FramedWindow,
  firstOrigin: string | null,
  hear: (request: EmbedRequest) => void,
  refuse: (problem: Sentence) => void,
): ParentPort {
  const { parent } = window;
  let origin = firstOrigin;
  window.addEventListener('message', (event) => {
    if (parent === window || event.source !== parent) return;
    const read = readRequest(event.data);
    if (read === null) return;
    origin = addressOf(event.origin);
    if (read.ok) hear(read.request);
    else refuse(read.problem);
  });
  return {
    tell: (report) => {
      if (origin !== null && parent !== window && 'postMessage' in parent)
        parent.postMessage(enveloped(report), origin);
    },
  };
}

/** A page without an origin (a file, a sandbox) calls itself `null`, and cannot be addressed more closely than by its window. */
const addressOf = (origin: string): string => (origin === 'null' ? '*' : origin);

/** Who embeds this page, as far as the browser tells before a message comes. */
export function parentOrigin({
  location,
  document,
}: {
  readonly location: { readonly ancestorOrigins?: ArrayLike<string> };
  readonly document: { readonly referrer: string };
}): string | null {
  const ancestor = location.ancestorOrigins?.[0];
  if (ancestor !== undefined) return addressOf(ancestor);
  return URL.canParse(document.referrer) ? addressOf(new URL(document.referrer).origin) : null;
}
