import act from './en/act.json' with { type: 'json' };
import app from './en/app.json' with { type: 'json' };
import commands from './en/commands.json' with { type: 'json' };
import events from './en/events.json' with { type: 'json' };
import guide from './en/guide.json' with { type: 'json' };
import happened from './en/happened.json' with { type: 'json' };
import invariant from './en/invariant.json' with { type: 'json' };
import invariants from './en/invariants.json' with { type: 'json' };
import language from './en/language.json' with { type: 'json' };
import menu from './en/menu.json' with { type: 'json' };
import milestones from './en/milestones.json' with { type: 'json' };
import stage from './en/stage.json' with { type: 'json' };
import tape from './en/tape.json' with { type: 'json' };
import zookeeper from './en/zookeeper.json' with { type: 'json' };
import type { Catalogue } from './translator';

/** What the page says in English from its first moment on. */
export const english: Catalogue = {
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
