import { atLeast, type Detail, detail, type Figure } from '../figures';
import { type Audit, complaintsOf, type Device, devices, judge, type LighthouseReport } from '../lighthouse';
import { withServer } from '../page/served';
import { median } from '../statistics';
import type { Bench } from './context';

const runs = 3;

/** What Lighthouse says of the page; nothing but a sentence where it cannot be had. */
export async function lighthouseFigures(bench: Bench): Promise<readonly Figure[]> {
  return withServer(bench.root, await bench.page(), async (address) => {
    const figures: Figure[] = [];
    for (const device of devices) {
      const reports = await reportsOn(address, device, bench);
      if (reports === null) break;
      figures.push(...figuresOf(device, reports));
    }
    return figures;
  });
}

async function reportsOn(address: string, device: Device, bench: Bench): Promise<readonly LighthouseReport[] | null> {
  const reports: LighthouseReport[] = [];
  for (let run = 0; run < (bench.isQuick ? 1 : runs); run++) {
    bench.say(`lighthouse, as on a ${device}, run ${run + 1}`);
    const judged = await judge(address, device, bench.folder);
    if (!judged.ok) {
      console.error(judged.problem);
      return null;
    }
    reports.push(judged.report);
  }
  return reports;
}

function figuresOf(device: Device, reports: readonly LighthouseReport[]): readonly Figure[] {
  const [report] = reports;
  if (report === undefined) return [];
  return Object.entries(report.categories).map(([id, category]) => ({
    ...{ group: `lighthouse: as on a ${device}`, name: category.title, unit: '', goal: atLeast(95) },
    value: median(reports.map(({ categories }) => (categories[id]?.score ?? Number.NaN) * 100)),
    details: complaintsOf(category, report).map(asDetail),
  }));
}

/** A complaint with its measure, or else with its score. */
function asDetail({ title, score, numericValue, numericUnit }: Audit): Detail {
  if (numericValue === undefined) return detail(title, (score ?? 0) * 100, 'of 100');
  return detail(title, numericValue, numericUnit === 'millisecond' ? 'ms' : '');
}
