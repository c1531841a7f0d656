import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { readSupergraphSdl } from '@shafaf/schema/contract';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// Hive Gateway over the same supergraph.

const settingsForm = z.object({ directoryUrl: z.url(), disclosuresUrl: z.url() });
const portForm = z.object({ port: z.number() });

runProgram({
  start: async (given) => {
    const { directoryUrl, disclosuresUrl } = settingsForm.parse(given);
    const supergraph = readSupergraphSdl()
      .replace('http://directory.invalid/graphql', directoryUrl)
      .replace('http://disclosures.invalid/graphql', disclosuresUrl);
    const gateway = createGatewayRuntime({ supergraph, logging: false, maskedErrors: false });
    const server = createServer(gateway);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${portForm.parse(server.address()).port}/graphql`;
  },
});
