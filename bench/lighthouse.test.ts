import { expect, it } from 'vitest';
import { complaintsOf } from './lighthouse';

const category = {
  ...{ title: 'Performance', score: 0.7 },
  auditRefs: [
    { id: 'paint', weight: 10 },
    { id: 'blocking', weight: 30 },
    { id: 'fonts', weight: 5 },
    { id: 'hint', weight: 0 },
    { id: 'unknown', weight: 5 },
    { id: 'missing', weight: 5 },
  ],
};
const audits = {
  paint: { title: 'Paint', score: 0.5 },
  blocking: { title: 'Blocking', score: 0.1 },
  fonts: { title: 'Fonts', score: 1 },
  hint: { title: 'Hint', score: 0 },
  unknown: { title: 'Unknown', score: null },
};

it('complains of what counts and is not good, the heaviest first', () => {
  const complaints = complaintsOf(category, { categories: { performance: category }, audits });
  expect(complaints.map(({ title }) => title)).toEqual(['Blocking', 'Paint']);
});
