const sheets = import.meta.glob<string>(['../views/shapes/*.css', '../views/stage/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The style sheets of everything that the stage draws, as they are written. */
export const stageStyles: string = Object.values(sheets).join('\n');
