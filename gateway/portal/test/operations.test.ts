import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { apiPath, disclosuresSdl, readSupergraphSdl } from '@shafaf/schema/contract';
import { useContractScalars } from '@shafaf/shared/graph/useContractScalars';
import { buildSchema, parse, validate } from 'graphql';
import { z } from 'zod';
import { provinceMembers } from '../../../subgraphs/directory/src/members/provinceMembers.ts';
import { checkText } from '../../src/limits/checkText.ts';
import { OperationCosts } from '../../src/limits/cost/OperationCosts.ts';
import { readWeights } from '../../src/limits/cost/weights.ts';
import { usualLimits } from '../../src/limits/PublicLimits.ts';
import { readRules } from '../../src/scatter/rules.ts';

/** A reader may open so many pages a minute, of the costliest kind, before the usual rate of one address is spent. */
const PAGES_A_MINUTE = 60;

describe('what the web page asks', () => {
  const operations = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(fileURLToPath(new URL('../dist/operations.json', import.meta.url)), 'utf8')));
  const schema = buildSchema(readFileSync(apiPath, 'utf8'));
  useContractScalars(schema);
  const costs = new OperationCosts({ schema, rules: readRules(disclosuresSdl), weights: readWeights(readSupergraphSdl()) });
  const register = provinceMembers.map(({ code, kind, county }) => ({ code, kind, county, address: null }));

  test.each(Object.values(operations).map((text) => [/^\w+ \w+/.exec(text)?.[0] ?? text, text]))(
    '%s is of the contract, and within what one address may usually ask of the whole province',
    (_, text) => {
      const document = parse(text);
      const [operation] = document.definitions;
      if (operation?.kind !== 'OperationDefinition') throw new Error(`no operation: ${text}`);
      expect(validate(schema, document)).toEqual([]);
      expect(checkText(text, usualLimits)).toBeUndefined();
      const cost = costs.of(document, operation, { first: 20 }, register);
      expect(cost).toBeLessThan(usualLimits.rate.points / PAGES_A_MINUTE);
    },
  );
});
