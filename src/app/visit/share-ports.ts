import { embedLink, iframeText } from '../../sharing/embed-query';
import { linkOf } from '../../sharing/link';
import type { SharePorts } from '../../views/share/ports';
import { savedPresent } from './present-runs';

/** As large as a slide or a course has room for. */
const size = { width: 960, height: 600 };

/** Links and frames of what the page shows. */
export const sharePorts = (location: Pick<Location, 'origin' | 'pathname'>): SharePorts => ({
  link: () => linkOf(savedPresent(), `${location.origin}${location.pathname}`),
  iframe: (link, title, wishes) => iframeText(embedLink(link, wishes), title, size),
});
