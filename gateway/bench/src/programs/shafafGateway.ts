import { startGateway } from '@shafaf/gateway/startGateway';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// The project's gateway, with or without its shortcuts.

const settingsForm = z.object({
  directoryUrl: z.url(),
  shortcuts: z.object({ prune: z.boolean(), remember: z.boolean() }),
  /** Longer than any answer takes when all members are asked at once on a small machine. */
  memberDeadlineMilliseconds: z.number(),
});

runProgram({
  start: async (given) => {
    const gateway = await startGateway({
      ...settingsForm.parse(given),
      network: developmentNetwork,
      port: 0,
      logger: createLogger('gateway'),
    });
    await gateway.ready();
    return `${gateway.address}/graphql`;
  },
});
