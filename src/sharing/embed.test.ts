import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText } from '../i18n/translator';
import { embedPanels as offeredPanels } from '../views/share/ports';
import { type EmbedRequest, enveloped, readRequest } from './embed-messages';
import { embedLink, embedPanels, iframeText, readEmbed } from './embed-query';
import { limits } from './limits';

describe('the address of an embedded page', () => {
  it('says nothing where the page stands alone', () => {
    expect(readEmbed('?panels=what')).toEqual({ ok: true, embed: null });
  });

  it('has what is usual where it says no more', () => {
    const usual = { panels: ['stage', 'tape'], from: null, to: null, autoplay: false, theme: null, language: null };
    expect(readEmbed('?embed')).toEqual({ ok: true, embed: usual });
    expect(readEmbed('?embed&panels=&from=&autoplay=0&theme=&lang=')).toEqual({ ok: true, embed: usual });
  });

  it('is read whole', () => {
    const search = '?embed&panels=stage,diagram&from=10&to=80&autoplay=1&theme=dark&lang=zh-CN';
    const embed = { panels: ['stage', 'diagram'], from: 10, to: 80, autoplay: true, theme: 'dark', language: 'zh-CN' };
    expect(readEmbed(search)).toEqual({ ok: true, embed });
  });

  it.each([
    ['panels=stage,log', 'panels'],
    ['from=-1', 'from'],
    ['to=1e3', 'to'],
    [`to=${limits.steps + 1}`, 'to'],
    ['autoplay=yes', 'autoplay'],
    ['theme=blue', 'theme'],
    ['lang=de', 'lang'],
  ])('is refused with %s', (text, name) => {
    const read = readEmbed(`?embed&${text}`);
    expect(read).toMatchObject({ ok: false, problems: [{ id: 'sharing.embed.parameter', values: { name } }] });
  });

  it('is told of everything that is wrong with it', () => {
    const read = readEmbed('?embed&from=9&to=3&lang=xx');
    expect(read.ok ? [] : read.problems.map(({ id }) => id)).toEqual([
      'sharing.embed.parameter',
      'sharing.embed.range',
    ]);
  });

  it('shows every panel that the dialog offers', () => {
    expect(embedPanels).toEqual(offeredPanels);
  });

  it('is made from a link and says the same again', () => {
    const embed = {
      panels: ['tape', 'stage'],
      from: 0,
      to: 5,
      autoplay: false,
      theme: 'light',
      language: 'en',
    } as const;
    const link = embedLink('https://example.org/e/?embed&from=7&x=1#run=1.AA', embed);
    expect(link).toBe('https://example.org/e/?embed&x=1&panels=tape,stage&from=0&to=5&theme=light&lang=en#run=1.AA');
    expect(readEmbed(new URL(link).search)).toEqual({ ok: true, embed });
    expect(embedLink('file:///a/index.html#scenario=x', {})).toBe('file:///a/index.html?embed#scenario=x');
  });

  it('cannot break out of the element that holds it', () => {
    const text = iframeText('https://example.org/?a=1&b="><script>', 'A "title" <b>', { width: 800, height: 500 });
    expect(text).toBe(
      '<iframe src="https://example.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;" title="A &quot;title&quot; &lt;b&gt;" ' +
        'width="800" height="500" loading="lazy" allowfullscreen></iframe>',
    );
  });
});

describe('messages to an embedded page', () => {
  it.each<EmbedRequest>([
    { type: 'play' },
    { type: 'pause' },
    { type: 'where' },
    { type: 'seek', instant: 1_500 },
    { type: 'step', step: 0 },
    { type: 'move', by: -1 },
    { type: 'open', link: '#scenario=main-job' },
    { type: 'command', line: 'crash leader' },
  ])('are understood: $type', (request) => {
    expect(readRequest(enveloped(request))).toEqual({ ok: true, request });
  });

  it.each([null, undefined, 7, 'play', [], { type: 'play' }, { ensemble: undefined }, { source: 'react-devtools' }])(
    'are not ours without their sign: %j',
    (data) => {
      expect(readRequest(data)).toBeNull();
    },
  );

  it.each([
    ['version', { ensemble: 2, type: 'play' }],
    ['version', { ensemble: '1', type: 'play' }],
    ['type', { ensemble: 1, type: 'eval' }],
    ['type', { ensemble: 1, type: 'toString' }],
    ['type', { ensemble: 1 }],
    ['field', { ensemble: 1, type: 'seek' }],
    ['field', { ensemble: 1, type: 'seek', instant: -1 }],
    ['field', { ensemble: 1, type: 'step', step: 1.5 }],
    ['field', { ensemble: 1, type: 'move', by: 1e9 }],
    ['field', { ensemble: 1, type: 'open', link: 'https://example.org/' }],
    ['field', { ensemble: 1, type: 'open', link: 'javascript:alert(1)' }],
    ['field', { ensemble: 1, type: 'command', line: 'crash S1\ncrash S2' }],
    ['field', { ensemble: 1, type: 'play', style: 'body{}' }],
  ])('are refused with a sentence (%s): %j', (id, data) => {
    expect(readRequest(data)).toMatchObject({ ok: false, problem: { id: `sharing.embed.message.${id}` } });
    expect(hasText('en', `sharing.embed.message.${id}`)).toBe(true);
  });

  it('never throw, whatever they are', () => {
    // What has no prototype cannot be made a text of.
    const anything = fc.anything({ withNullPrototype: true });
    fc.assert(
      fc.property(anything, anything, (type, more) => {
        readRequest(type);
        readRequest({ ensemble: 1, type, instant: more, step: more, link: more, line: more });
        readRequest({ ensemble: more, type });
      }),
      { seed: 1 },
    );
  });
});
