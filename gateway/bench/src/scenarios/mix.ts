import type { Operation } from '../programs/LoadOrder.ts';
import type { Scenario } from './Scenario.ts';

/** F: one question of each scenario in turn, until all of the longest have come. */
export function mix(scenarios: readonly Scenario[]): Scenario {
  const owners = new Map<Operation, Scenario>();
  const operations: Operation[] = [];
  const longest = Math.max(...scenarios.map((scenario) => scenario.operations.length));
  for (let i = 0; i < longest; i++)
    for (const scenario of scenarios) {
      const operation = scenario.operations[i % scenario.operations.length];
      if (operation === undefined) continue;
      operations.push(operation);
      owners.set(operation, scenario);
    }
  return {
    operations,
    check: async (operation, data) => owners.get(operation)?.check(operation, data),
  };
}
