import { Pool } from 'undici';
import { type LoadOrder, type LoadResult, loadOrderForm, type Operation } from './LoadOrder.ts';
import { runProgram } from './runProgram.ts';

// Asks as fast as it is answered, over a fixed number of kept-alive connections with one question at a time each.

const pools = new Map<string, Pool>();

runProgram({
  load: (given) => load(loadOrderForm.parse(given)),
});

async function load(order: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(order.url);
  const key = `${origin} ${order.connections}`;
  const pool = pools.get(key) ?? new Pool(origin, { connections: order.connections, pipelining: 1 });
  pools.set(key, pool);
  const bodies = order.operations.map(({ query, variables }: Operation) => JSON.stringify({ query, variables }));
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...order.headers };
  const latencies: number[] = [];
  const failures: string[] = [];
  let next = order.from;
  const began = performance.now();
  const end = began + order.milliseconds;
  const work = async (): Promise<void> => {
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      const body = bodies[next++ % bodies.length] ?? '';
      try {
        const response = await pool.request({ method: 'POST', path: pathname, headers, body });
        const text = await response.body.text();
        if (response.statusCode !== 200 || text.includes('"errors":')) failures.push(text.slice(0, 500));
        else latencies.push(performance.now() - asked);
      } catch (error) {
        failures.push(String(error));
      }
      if (order.pauseMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, order.pauseMilliseconds));
    }
  };
  await Promise.all(Array.from({ length: order.connections }, work));
  return { latencies, milliseconds: performance.now() - began, failures: failures.length, firstFailure: failures[0] ?? null, next };
}
