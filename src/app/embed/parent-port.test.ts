import { describe, expect, it } from 'vitest';
import { type FramedWindow, openParentPort, parentOrigin } from './parent-port';

type Listener = Parameters<FramedWindow['addEventListener']>[1];

function framed(firstOrigin: string | null = null) {
  const sent: [unknown, string][] = [];
  const listeners: Listener[] = [];
  const parent = { postMessage: (message: unknown, origin: string) => sent.push([message, origin]) };
  const heard: unknown[] = [];
  const refused: string[] = [];
  const window: FramedWindow = { parent, addEventListener: (_, listener) => listeners.push(listener) };
  const port = openParentPort(
    window,
    firstOrigin,
    (request) => heard.push(request),
    ({ id }) => refused.push(id),
  );
  const say = (data: unknown, from: { origin?: string; source?: unknown } = {}): void => {
    for (const listener of listeners) listener({ data, origin: 'https://a.example', source: parent, ...from });
  };
  return { port, say, sent, heard, refused };
}

const play = { ensemble: 1, type: 'play' };
const ended = { type: 'ended', step: 1, instant: 2 } as const;

describe('the port to the page around', () => {
  it('hears the parent and answers to its origin only', () => {
    const { port, say, sent, heard } = framed();
    port.tell(ended);
    expect(sent).toEqual([]);
    say(play);
    port.tell(ended);
    expect(heard).toEqual([{ type: 'play' }]);
    expect(sent).toEqual([[{ ...ended, ensemble: 1 }, 'https://a.example']]);
  });

  it('does not hear other windows, nor what is not meant for it', () => {
    const { port, say, sent, heard, refused } = framed();
    say(play, { source: {} });
    say(play, { source: null });
    say({ type: 'play' });
    say('play');
    port.tell(ended);
    expect([heard, refused, sent]).toEqual([[], [], []]);
  });

  it('says what it does not understand', () => {
    const { say, refused } = framed();
    say({ ensemble: 1, type: 'eval' });
    expect(refused).toEqual(['sharing.embed.message.type']);
  });

  it('speaks first where the browser says who the parent is', () => {
    const { port, sent } = framed('https://b.example');
    port.tell(ended);
    expect(sent[0]?.[1]).toBe('https://b.example');
  });

  it('is silent on a page of its own', () => {
    const heard: unknown[] = [];
    const sent: unknown[] = [];
    const listeners: Listener[] = [];
    const alone: { parent: object } & Omit<FramedWindow, 'parent'> & { postMessage(m: unknown): void } = {
      parent: {},
      addEventListener: (_, listener) => listeners.push(listener),
      postMessage: (message) => sent.push(message),
    };
    alone.parent = alone;
    const port = openParentPort(
      alone,
      'https://a.example',
      (request) => heard.push(request),
      () => undefined,
    );
    for (const listener of listeners) listener({ data: play, origin: 'https://a.example', source: alone });
    port.tell(ended);
    expect([heard, sent]).toEqual([[], []]);
  });
});

describe('who embeds the page', () => {
  const page = (ancestorOrigins: string[] | undefined, referrer = '') =>
    parentOrigin({ location: ancestorOrigins === undefined ? {} : { ancestorOrigins }, document: { referrer } });

  it('is what the browser says, or the page it came from', () => {
    expect(page(['https://a.example', 'https://top.example'])).toBe('https://a.example');
    expect(page(undefined, 'https://b.example/course/1?x')).toBe('https://b.example');
    expect(page(undefined)).toBeNull();
    expect(page([])).toBeNull();
  });

  it('cannot be addressed closely where it has no origin', () => {
    expect(page(['null'])).toBe('*');
  });
});
