import type { JSX } from 'react';
import { createTranslator } from '../i18n/translator';
import { WordsContext } from '../i18n/use-words';
import { usePlayer } from '../player/use-player';
import { Builder } from '../views/builder/builder';
import { ExportDialog } from '../views/export/export-dialog';
import { PageHeader } from '../views/header/page-header';
import { KeysSheet } from '../views/keys-sheet/keys-sheet';
import { Picker } from '../views/picker/picker';
import { ErrorBoundary } from './error-boundary';
import { Layout } from './layout';
import { registry } from './registry';

/** The whole page. */
export function App(): JSX.Element {
  const language = usePlayer((state) => state.language);
  return (
    <ErrorBoundary>
      <WordsContext value={createTranslator(language)}>
        <PageHeader />
        <Layout />
        <OpenDialog />
      </WordsContext>
    </ErrorBoundary>
  );
}

function OpenDialog(): JSX.Element | null {
  const dialog = usePlayer((state) => state.dialog);
  switch (dialog) {
    case 'picker':
      return <Picker registry={registry} />;
    case 'builder':
      return <Builder />;
    case 'export':
      return <ExportDialog />;
    case 'keys':
      return <KeysSheet />;
    case null:
      return null;
  }
}
