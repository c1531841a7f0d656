import type { Profiler } from 'node:inspector';
import type { HotFunction } from './Messages.ts';

const SHOWN = 40;
/** Time in which nothing was done, or in which the profiler itself was busy (`dispatch`). */
const NOT_COUNTED = new Set(['(idle)', '(program)', 'dispatch']);

/** The functions in which a process spent most time themselves, as shares of the time in which it did anything. */
export function hotFunctionsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): HotFunction[] {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const spent = new Map<string, { name: string; place: string; time: number }>();
  let busy = 0;
  samples.forEach((id, index) => {
    const frame = byId.get(id);
    if (frame === undefined || (frame.url === '' && NOT_COUNTED.has(frame.functionName))) return;
    const time = timeDeltas[index] ?? 0;
    const place = frame.url === '' ? '' : `${shortened(frame.url)}:${frame.lineNumber + 1}`;
    const name = frame.functionName === '' ? '(anonymous)' : frame.functionName;
    const entry = spent.get(`${name} ${place}`) ?? { name, place, time: 0 };
    entry.time += time;
    spent.set(`${name} ${place}`, entry);
    busy += time;
  });
  return [...spent.values()]
    .sort((a, b) => b.time - a.time)
    .slice(0, SHOWN)
    .map(({ name, place, time }) => ({ name, place, share: time / busy }));
}

/** The end of an address, from the package on. */
function shortened(url: string): string {
  return url.includes('/node_modules/') ? (url.split('/node_modules/').at(-1) ?? url) : url.split('/').slice(-3).join('/');
}
