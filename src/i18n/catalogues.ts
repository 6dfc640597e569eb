import { chinese } from './chinese';
import { chineseLater } from './chinese-later';
import cliEn from './en/cli.json' with { type: 'json' };
import { english } from './english';
import { englishLater } from './english-later';
import type { LanguageTag } from './languages';
import type { Catalogue } from './translator';
import cliZh from './zh-CN/cli.json' with { type: 'json' };

/**
 * All words for people, as they are written. Listed file by file and not by a glob, because the command line runs them in Node
 * without a bundler; a test compares the lists with the folders. The page loads one language only, in two parts, and
 * without those of the command line.
 */
export const catalogues: Readonly<Record<LanguageTag, Catalogue>> = {
  en: { ...english, ...englishLater, cli: cliEn },
  'zh-CN': { ...chinese, ...chineseLater, cli: cliZh },
};
