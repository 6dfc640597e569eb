import { chinese } from './chinese';
import cliEn from './en/cli.json' with { type: 'json' };
import { english } from './english';
import type { LanguageTag } from './languages';
import type { Catalogue } from './translator';
import cliZh from './zh-CN/cli.json' with { type: 'json' };

/**
 * All words for people, as they are written. Listed file by file and not by a glob, because the command line runs them in Node
 * without a bundler; a test compares the lists with the folders. The page loads one language only, without those of the
 * command line.
 */
export const catalogues: Readonly<Record<LanguageTag, Catalogue>> = {
  en: { ...english, cli: cliEn },
  'zh-CN': { ...chinese, cli: cliZh },
};
