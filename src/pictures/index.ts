/** What the page makes files of; fetched when the first of them is wanted. */
export { animate } from './animation';
export { diagramFile, mostDiagramSteps } from './diagram';
export { openEasel } from './easel';
export { handout } from './handout';
export { mostSections, sectionSteps } from './handout-sections';
export { rasterOf } from './raster';
export { stagePainter } from './stage-svg';
export { gathered } from './work';
