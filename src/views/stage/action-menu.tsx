import { type JSX, useMemo, useState } from 'react';
import { inFlight } from '../../kernel/intervene';
import { rewind } from '../../kernel/run';
import { commandText } from '../../player/command-text';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { linkKey } from './links';
import { Menu } from './menu';
import { commandOf, type Deed, diskItems, linkMenu, type MenuItem, messageMenu, serverMenu } from './menu-items';
import { namesOf, type StageModel } from './model';
import type { Pointed } from './pointing';
import type { PopoverAnchor } from './popover-anchor';
import { RequestForm } from './request-form';
import { ownName, type StageWords, stateWord } from './stage-words';

interface ActionMenuProps {
  readonly pointed: Pointed;
  readonly anchor: PopoverAnchor;
  readonly entry: ProtocolEntry;
  readonly trace: AnyTrace;
  readonly world: AnyWorld;
  readonly model: StageModel;
  readonly words: StageWords;
  close(): void;
}

/** The menu of a server, a link or a message, and the form that one of its entries leads to. */
export function ActionMenu(props: ActionMenuProps): JSX.Element | null {
  const { entry, trace, world, anchor, close } = props;
  const act = usePlayer((state) => state.act);
  const command = usePlayer((state) => state.command);
  const step = usePlayer((state) => state.step);
  const [isAsking, setIsAsking] = useState(false);
  // What a message is called depends on what else is in flight: the run is read as it is at the playhead.
  const present = useMemo(() => rewind(trace, step), [trace, step]);
  const content = contentOf(props.pointed, props);
  if (content === null) return null;
  const perform = (deed: Deed): void => {
    if (deed.type === 'requestForm') {
      setIsAsking(true);
      return;
    }
    close();
    if (deed.type === 'act') act(deed.act);
    else command(deed.line);
  };
  const send = (line: string): void => {
    close();
    command(line);
  };
  if (isAsking) {
    return (
      <RequestForm server={content.name} verbs={entry.dialect.requests} anchor={anchor} send={send} close={close} />
    );
  }
  return (
    <Menu
      title={content.title}
      items={content.items}
      anchor={anchor}
      commandOf={(deed) => commandOf(deed, (what) => commandText(what, present, entry), content.name)}
      choose={perform}
      close={close}
    />
  );

  function contentOf(pointed: Pointed, { model, words }: ActionMenuProps): Content | null {
    switch (pointed.type) {
      case 'server':
        return ofServer(model, words, pointed.position);
      case 'disk':
        return ofDisk(model, words, pointed.position);
      case 'link':
        return ofLink(model, pointed.key);
      case 'message':
        return ofMessage(entry, trace, world, pointed.id);
    }
  }
}

interface Content {
  readonly title: string;
  readonly name: string;
  readonly items: readonly MenuItem[];
}

function ofServer(model: StageModel, words: StageWords, position: number): Content | null {
  const server = model.servers[position];
  if (server === undefined) return null;
  return {
    title: `${server.name} · ${stateWord(words, server)}`,
    name: server.name,
    items: serverMenu(server, {
      links: model.links,
      timers: model.timers[position] ?? [],
      timerName: (name) => ownName(words, 'timer', name),
    }),
  };
}

function ofDisk({ servers }: StageModel, { t }: StageWords, position: number): Content | null {
  const server = servers[position];
  if (server === undefined) return null;
  return { title: `${server.name} · ${t('stage.disk')}`, name: server.name, items: diskItems(server) };
}

function ofLink({ links, servers }: StageModel, key: string): Content | null {
  const link = links.find((candidate) => linkKey(candidate) === key);
  if (link === undefined) return null;
  const title = `${servers[link.a]?.name} – ${servers[link.b]?.name}`;
  return { title, name: title, items: linkMenu(link, servers) };
}

function ofMessage(entry: ProtocolEntry, trace: AnyTrace, world: AnyWorld, id: number): Content | null {
  const item = inFlight(world).find((candidate) => candidate.id === id);
  if (item === undefined || item.parcel.type !== 'message') return null;
  const { name, label } = entry.portrait.message(item.parcel.message);
  const nameOf = (process: number): string =>
    namesOf(trace)[world.processes.findIndex((other) => other.id === process)] ?? '';
  const isHeld = world.links.some((row) => row.some(({ held }) => held.includes(item)));
  return {
    title: `${name} ${label} · ${nameOf(item.from)} → ${nameOf(item.to)}`,
    name,
    items: messageMenu(item, isHeld),
  };
}
