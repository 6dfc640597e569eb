import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidates, firstThatStarts } from './find-browser.mjs';

describe('candidates', () => {
  it("puts what the environment names first, then Playwright's own, then the system's", () => {
    const env = { PATH: ['/usr/bin', '/opt/bin'].join(delimiter), CHROME_PATH: '/a', PUPPETEER_EXECUTABLE_PATH: '/b' };
    const paths = candidates(env, 'linux', '/playwrights');
    expect(paths.slice(0, 3)).toEqual(['/a', '/b', '/playwrights']);
    expect(paths.slice(3, 5)).toEqual([join('/usr/bin', 'chromium'), join('/opt/bin', 'chromium')]);
    expect(paths).toContain(join('/opt/bin', 'chromium-headless-shell'));
  });

  it('leaves out what is not set', () => {
    expect(candidates({ CHROME_PATH: '' }, 'linux', null)).toEqual([]);
  });

  it('knows the usual places of other systems', () => {
    const mac = candidates({}, 'darwin', null);
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    const windows = candidates({ PROGRAMFILES: 'C:\\Program Files' }, 'win32', null);
    expect(windows).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  });
});

describe('firstThatStarts', () => {
  it('passes over what is there and does not start', () => {
    expect(firstThatStarts(['/stub', '/good', '/better'], (path) => path !== '/stub')).toBe('/good');
    expect(firstThatStarts(['/stub'], () => false)).toBeNull();
  });
});
