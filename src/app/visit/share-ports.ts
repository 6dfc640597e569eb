import type { PlayerStore } from '../../player/player';
import { embedLink, iframeText } from '../../sharing/embed-query';
import { linkOf } from '../../sharing/link';
import { savedRunOf } from '../../sharing/save-run';
import type { SharePorts } from '../../views/share/ports';
import { wholeRegistry } from '../all-scenarios';

/** As large as a slide or a course has room for. */
const size = { width: 960, height: 600 };

/** Links and frames of what this player shows. */
export const sharePorts = (player: PlayerStore, location: Pick<Location, 'origin' | 'pathname'>): SharePorts => ({
  link: () => linkOf(savedRunOf(player.getState(), wholeRegistry), `${location.origin}${location.pathname}`),
  iframe: (link, title, wishes) => iframeText(embedLink(link, wishes), title, size),
});
