import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Member } from '../../scatter/Member.ts';
import type { CostModel } from './CostModel.ts';
import { compileCost } from './compileCost.ts';
import type { CostInputs } from './Factors.ts';

type Cost = (inputs: CostInputs) => number;

/** What operations cost under one schema. Each is looked through once; what is left for each run is the arguments that decide. */
export class OperationCosts {
  readonly #model: CostModel;
  /** By what Apollo keeps of a text, so that it goes when that goes. */
  readonly #known = new WeakMap<DocumentNode, Map<OperationDefinitionNode, Cost>>();

  constructor(model: CostModel) {
    this.#model = model;
  }

  /**
   * The points of a valid operation: see `compileCost`.
   * @param variables as the client gave them: what does not fit its type is refused afterwards, whatever it is taken for here
   */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>, register: readonly Member[]): number {
    return this.#costOf(document, operation)({ variables, register });
  }

  #costOf(document: DocumentNode, operation: OperationDefinitionNode): Cost {
    let operations = this.#known.get(document);
    if (operations === undefined) {
      operations = new Map();
      this.#known.set(document, operations);
    }
    let cost = operations.get(operation);
    if (cost === undefined) {
      cost = compileCost(this.#model, document, operation);
      operations.set(operation, cost);
    }
    return cost;
  }
}
