import { type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { Modal } from '../modal/modal';
import { KindList } from './kind-list';
import { PictureFields } from './picture-fields';
import { RangeFields } from './range-fields';
import type { ExportSettings } from './settings';
import { type Exporter, useExport } from './use-export';
import './export-dialog.css';

/** Saves the run as a file: pictures, an animation, a handout, what people read and what programs read. */
export function ExportDialog(): JSX.Element {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps.length);
  const [settings, setSettings] = useState(settingsAtFirst);
  const exporter = useExport();
  const change = (part: Partial<ExportSettings>): void => setSettings((now) => ({ ...now, ...part }));
  return (
    <Modal id="export" title={t('export.title')} footer={<ExportFooter exporter={exporter} />}>
      <p>{t('export.explanation', { count: steps })}</p>
      <div className="export-settings">
        <RangeFields settings={settings} change={change} />
        <PictureFields settings={settings} change={change} />
      </div>
      <KindList isBusy={exporter.state.type === 'busy'} make={(kind, use) => exporter.make(kind, use, settings)} />
    </Modal>
  );
}

function settingsAtFirst(): ExportSettings {
  const state = player.getState();
  return {
    ...{ range: 'whole', from: 1, to: Math.max(1, currentTrace(state).steps.length) },
    ...{ theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light', size: 'small', speed: 1 },
    ...{ sections: 'marks', chosen: '' },
  };
}

const idle = { id: 'export.idle', values: {} };

/** How far the work is, how it is stopped, and what came of it. */
function ExportFooter({ exporter: { state, cancel } }: { readonly exporter: Exporter }): JSX.Element {
  const t = useWords();
  const isBusy = state.type === 'busy';
  const what = isBusy ? t(`export.${state.kind}`) : '';
  const said = state.type === 'idle' ? [idle] : isBusy ? [] : state.said;
  return (
    <div className="export-footer" data-testid="export-footer" data-state={state.type}>
      <p role={state.type === 'failed' ? 'alert' : 'status'} data-testid="export-said">
        {isBusy ? t('export.making', { what }) : said.map(({ id, values }) => t(id, values)).join(' ')}
      </p>
      {isBusy && (
        <>
          <progress max={1} value={state.share} aria-label={t('export.making', { what })} />
          <button type="button" className="button" data-testid="export-cancel" onClick={cancel}>
            {t('export.cancel')}
          </button>
        </>
      )}
    </div>
  );
}
