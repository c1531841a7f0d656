/**
 * The first `limit` items of several ordered lists taken together, in order. Takes O(lists + limit · log lists) comparisons, so
 * it does not matter how much of the lists is not wanted.
 * @param lists each in the order of `compare`
 */
export function heapMerge<Item>(lists: readonly (readonly Item[])[], compare: (a: Item, b: Item) => number, limit: number): Item[] {
  /** Heap of the lists' next items; `at` is the next item's index in its list. */
  const heap: { list: readonly Item[]; at: number; item: Item }[] = [];
  for (const list of lists) {
    const item = list[0];
    if (item !== undefined) heap.push({ list, at: 0, item });
  }
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(i);

  const merged: Item[] = [];
  while (merged.length < limit) {
    const top = heap[0];
    if (top === undefined) break;
    merged.push(top.item);
    const next = top.list[++top.at];
    if (next !== undefined) {
      top.item = next;
    } else {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    }
    sink(0);
  }
  return merged;

  function sink(from: number): void {
    const entry = heap[from];
    if (entry === undefined) return;
    let i = from;
    for (;;) {
      const left = 2 * i + 1;
      const child = heap[left];
      if (child === undefined) break;
      const right = heap[left + 1];
      const smaller = right !== undefined && compare(right.item, child.item) < 0 ? left + 1 : left;
      const candidate = heap[smaller];
      if (candidate === undefined || compare(candidate.item, entry.item) >= 0) break;
      heap[i] = candidate;
      i = smaller;
    }
    heap[i] = entry;
  }
}
