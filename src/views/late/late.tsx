import { type ComponentType, type JSX, Suspense, use } from 'react';
import { loadTexts } from '../../i18n/load-texts';
import { player } from '../../player/player';
import { LateBoundary, notFetched } from './late-boundary';

/** How it is told that a part could not be fetched: as a part of the page, or as a dialog. */
type Frame = ComponentType<{ readonly children: JSX.Element }>;

const fetchers: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that the stage need not wait for: it is fetched, with its words, when it is first shown or when the
 * browser has nothing else to do. Once it is here it is shown without delay, as if it had always been. Its words come with it,
 * unless `loadWords` says that those of the first picture are enough.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  frame?: Frame,
  loadWords: typeof loadTexts = loadTexts,
): (props: Props) => JSX.Element {
  let part: ComponentType<Props> | null = null;
  let coming: Promise<ComponentType<Props>> | null = null;
  const fetch = (): Promise<ComponentType<Props>> => {
    coming ??= withWords(load, loadWords).then((found) => {
      part = found;
      return found;
    });
    return coming;
  };
  const forget = (): void => {
    coming = null;
  };
  // What failed unasked is not worth a word: it is tried again where it is wanted.
  fetchers.push(() => fetch().catch(forget));
  function Here(props: Props): JSX.Element {
    const Part = part ?? use(fetch());
    return <Part {...props} />;
  }
  return (props) => (
    <LateBoundary forget={forget} frame={frame}>
      <Suspense fallback={null}>
        <Here {...props} />
      </Suspense>
    </LateBoundary>
  );
}

/** Brings all that is still missing. */
export async function fetchLateParts(): Promise<void> {
  await Promise.all(fetchers.map((fetch) => fetch()));
}

async function withWords<Part>(load: () => Promise<Part>, loadWords: typeof loadTexts): Promise<Part> {
  try {
    const [part] = await Promise.all([load(), loadWords(player.getState().language)]);
    return part;
  } catch (error) {
    throw notFetched(error);
  }
}
