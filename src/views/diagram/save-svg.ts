import { player } from '../../player/player';
import { diagramSvg } from './diagram-svg';
import { type Instrument, pictureOf } from './instrument';
import { shownPlaces } from './picture';
import { pictureWords, type WordTools } from './picture-words';

/** Saves what is in sight as a picture of its own. */
export function saveSvg(instrument: Instrument, tools: WordTools): void {
  const { title, scenario, hiddenFamilies, step, entry } = player.getState();
  const [from, to] = shownPlaces(pictureOf(instrument));
  const { kind, theme, hasCone } = instrument.settings;
  const svg = diagramSvg(
    instrument.index.trace,
    { from: Math.max(0, from), to },
    {
      ...{ entry, theme, scale: kind, hiddenFamilies, coneOf: hasCone ? step : null },
      words: { ...pictureWords(tools), title: tools.t('diagram.of', { title }) },
      width: Math.max(640, instrument.size.width),
    },
  );
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${scenario.id}.diagram.svg`;
  link.click();
  URL.revokeObjectURL(address);
}
