import type { JSX } from 'react';
import { useWordsOf, WordsContext } from '../i18n/use-words';
import { usePlayer } from '../player/use-player';
import { Spoken } from '../views/guide/spoken';
import { PageHeader } from '../views/header/page-header';
import { usePresenting } from '../views/presenter/presenting';
import { ErrorBoundary } from './error-boundary';
import { BesideDialog, Builder, ExportDialog, KeysSheet, Overview, Picker, Presenter, ShareDialog } from './late-parts';
import { Layout } from './layout';
import { UpdateBar } from './offline/update-bar';

/** The whole page. */
export function App(): JSX.Element {
  const words = useWordsOf(usePlayer((state) => state.language));
  const isPresenting = usePresenting((now) => now.isOn);
  return (
    <ErrorBoundary>
      <WordsContext value={words}>
        {isPresenting ? <Presenter /> : <WholePage />}
        <Spoken />
        <OpenDialog />
      </WordsContext>
    </ErrorBoundary>
  );
}

const WholePage = (): JSX.Element => (
  <>
    <UpdateBar />
    <PageHeader />
    <Layout />
  </>
);

function OpenDialog(): JSX.Element | null {
  const dialog = usePlayer((state) => state.dialog);
  switch (dialog) {
    case 'picker':
      return <Picker />;
    case 'beside':
      return <BesideDialog />;
    case 'builder':
      return <Builder />;
    case 'export':
      return <ExportDialog />;
    case 'share':
      return <ShareDialog />;
    case 'keys':
      return <KeysSheet />;
    case 'overview':
      return <Overview />;
    case null:
      return null;
  }
}
