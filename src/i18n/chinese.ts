import type { Catalogue } from './translator';
import act from './zh-CN/act.json' with { type: 'json' };
import app from './zh-CN/app.json' with { type: 'json' };
import commands from './zh-CN/commands.json' with { type: 'json' };
import events from './zh-CN/events.json' with { type: 'json' };
import guide from './zh-CN/guide.json' with { type: 'json' };
import happened from './zh-CN/happened.json' with { type: 'json' };
import invariant from './zh-CN/invariant.json' with { type: 'json' };
import invariants from './zh-CN/invariants.json' with { type: 'json' };
import language from './zh-CN/language.json' with { type: 'json' };
import menu from './zh-CN/menu.json' with { type: 'json' };
import milestones from './zh-CN/milestones.json' with { type: 'json' };
import stage from './zh-CN/stage.json' with { type: 'json' };
import tape from './zh-CN/tape.json' with { type: 'json' };
import zookeeper from './zh-CN/zookeeper.json' with { type: 'json' };

/** What the page says in Simplified Chinese from its first moment on. */
export const chinese: Catalogue = {
  act,
  app,
  commands,
  events,
  guide,
  happened,
  invariant,
  invariants,
  language,
  menu,
  milestones,
  stage,
  tape,
  zookeeper,
};
