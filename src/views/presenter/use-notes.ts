import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { calm } from '../../player/calm';
import { player } from '../../player/player';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { useTheme } from '../diagram/use-media';
import { type Channel, channelNameOf, type FromNotes, isFromNotes, type NotesAsk } from './notes-channel';
import { notesState } from './notes-state';
import { presenting, usePresenting } from './presenting';
import { sessionOf } from './session';
import { toggleBlank } from './use-presenter-keys';
import type { Walk } from './walk';

/**
 * Tells the window with the notes what is shown, and does what is asked there. Either window may be closed and opened again: they
 * share nothing but messages. Gives what opens that window.
 */
export function useNotes(walk: Walk): () => void {
  const session = useMemo(() => sessionOf(() => window.sessionStorage), []);
  const tell = useTell();
  const hear = useRef<(message: FromNotes) => void>(() => undefined);
  hear.current = (message) => {
    if (message.type === 'ask') perform(message.what, walk);
    else if (channel !== null) tell(channel);
  };
  const channel = useChannel(session, hear);
  useEffect(() => {
    if (channel !== null) tell(channel);
  }, [channel, tell]);
  return () => {
    const url = new URL(`?notes=${session}`, window.location.href);
    const opened = window.open(url, `ensemble-notes-${session}`, 'popup,width=760,height=620');
    if (opened === null) player.getState().tell({ kind: 'error', id: 'presenter.blocked', values: {} });
    else opened.focus();
  };
}

function useChannel(session: string, hear: RefObject<(message: FromNotes) => void>): Channel | null {
  const [channel, setChannel] = useState<Channel | null>(null);
  const [visit, setVisit] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit has a channel of its own
  useEffect(() => {
    const made: Channel = new BroadcastChannel(channelNameOf(session));
    made.addEventListener('message', ({ data }) => {
      if (isFromNotes(data)) hear.current(data);
    });
    setChannel(made);
    let isOpen = true;
    const endTalk = (): void => {
      if (!isOpen) return;
      isOpen = false;
      made.postMessage({ type: 'over' });
      made.close();
      // A page that is on its way out still changes a little, and must not be taken for one that is there.
      setChannel(null);
    };
    // The browser may bring back a page that was left, as it was.
    const comeBack = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) setVisit((before) => before + 1);
    };
    window.addEventListener('pagehide', endTalk);
    window.addEventListener('pageshow', comeBack);
    return () => {
      window.removeEventListener('pagehide', endTalk);
      window.removeEventListener('pageshow', comeBack);
      endTalk();
    };
  }, [session, hear, visit]);
  return channel;
}

/** Sends what is shown now. It is another function whenever there is something new to send. */
function useTell(): (channel: Channel) => void {
  const t = useWords();
  const theme = useTheme();
  const now = usePresenting((state) => state);
  // Asked for as lists and tables ask, which is often enough for who reads it.
  const step = useCalmPlayer((state) => state.step);
  const branch = useCalmPlayer((state) => state.branch);
  const scenario = usePlayer((state) => state.scenario);
  const isPlaying = usePlayer((state) => state.isPlaying);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is read from the player, and is new with these
  return useCallback(
    (channel) => channel.postMessage({ type: 'state', state: notesState(calm(player.getState()), now, theme, t) }),
    [t, theme, now, step, branch, scenario, isPlaying],
  );
}

function perform(what: NotesAsk, walk: Walk): void {
  switch (what) {
    case 'next':
      return walk.on();
    case 'previous':
      return walk.back();
    case 'blank':
      return toggleBlank();
    case 'togglePlay':
      return player.getState().togglePlay();
    case 'restartClock':
      return presenting.restartClock(Date.now());
  }
}
