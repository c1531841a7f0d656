import type { FaultReport } from './runFaults.ts';

/** After warming up the gateway may take so much more, in bytes, of heap and of resident memory. */
const HEAP_GROWTH = 24 * 1024 * 1024;
const RSS_GROWTH = 160 * 1024 * 1024;
/** Of answers of 16 MiB at most several are read at once, and their texts are twice as long while they are looked through. */
const PEAK = 1024 * 1024 * 1024;
/** So many wrong answers are named. */
const EXAMPLES = 20;

/** What did not go as it should, in words. */
export function faultsOf({ wrong, unseen, memory, complete, flagged }: FaultReport): string[] {
  const { warm, end, peakRss } = memory;
  return [
    ...wrong.slice(0, EXAMPLES),
    ...(wrong.length > EXAMPLES ? [`${wrong.length - EXAMPLES} more wrong answers`] : []),
    ...unseen,
    ...(end.heapUsed > warm.heapUsed + HEAP_GROWTH ? [`the heap grew from ${warm.heapUsed} to ${end.heapUsed} bytes`] : []),
    ...(end.rss > warm.rss + RSS_GROWTH ? [`resident memory grew from ${warm.rss} to ${end.rss} bytes`] : []),
    ...(peakRss > PEAK ? [`resident memory rose to ${peakRss} bytes`] : []),
    // A run in which nothing was answered, or nothing went wrong, shows nothing.
    ...(complete === 0 ? ['no answer was complete'] : []),
    ...(flagged === 0 ? ['no answer was partial'] : []),
  ];
}
