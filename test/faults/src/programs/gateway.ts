import { readKeys } from '@shafaf/gateway/signing/GatewayKey';
import { startGateway } from '@shafaf/gateway/startGateway';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { signCall } from '@shafaf/shared/signing/signCall';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// The province's gateway, which says besides what it uses and what went wrong in it unseen.

const startForm = z.object({
  directoryUrl: z.url(),
  /** The text of a file of keys. */
  keys: z.string(),
  memberDeadlineMilliseconds: z.number(),
  memoryBytes: z.number(),
});

const unseen: string[] = [];
process.on('unhandledRejection', (reason) => unseen.push(`unhandled rejection: ${String(reason)}`));
process.on('warning', (warning) => unseen.push(`warning: ${warning.message}`));

runProgram({
  start: async (given) => {
    const { keys, ...options } = startForm.parse(given);
    const [key] = readKeys(keys);
    if (key === undefined) throw new Error('no key');
    const gateway = await startGateway({
      ...options,
      network: developmentNetwork,
      port: 0,
      logger: createLogger('gateway'),
      keys: { sign: (call, body) => signCall(call, body, key, Date.now()), published: () => publicKeySet([key.publicKey]) },
      // Shorter than usual, so that a member that is well again takes part in the next step.
      memberCalls: { openMilliseconds: 300, longestOpenMilliseconds: 2_000 },
    });
    await gateway.ready();
    return gateway.address;
  },
  memory: async () => {
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heapUsed };
  },
  'collect garbage': async () => {
    // The second finds what the first let go of.
    for (let time = 0; time < 2; time++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  },
  unseen: async () => unseen,
});
