import { disclosuresSdl } from '@shafaf/schema/contract';
import { type DocumentNode, parse } from 'graphql';
import type { Check } from '../Check.ts';
import { compareSdl } from '../compareSdl.ts';
import { isRefusedUnsigned } from '../isRefusedUnsigned.ts';
import { show, valueAt } from '../json.ts';

export const contract: Check = {
  name: 'contract',
  title: 'Its schema is the contract',
  async run({ subject }, verdict) {
    const question = { query: '{ _service { sdl } }' };
    const answer = await subject.ask(question);
    if (subject.sign === undefined && isRefusedUnsigned(answer))
      return verdict.skip('It answers { _service { sdl } } to the gateway alone, as it should; give a key (--key) to have it compared.');
    const sdl = valueAt(valueAt(answer.data, '_service'), 'sdl');
    if (typeof sdl !== 'string')
      return verdict.fault(
        `Asked { _service { sdl } }, it answers ${answer.errors[0]?.message ?? show(sdl)}`,
        'Answer the field _service of federation with the contract, word for word: `shafaf conformance --contract` prints it.',
      );
    let served: DocumentNode;
    try {
      served = parse(sdl, { noLocation: true });
    } catch (error) {
      return verdict.fault(
        `What _service.sdl gives is no GraphQL: ${String(error)}`,
        'Serve the contract: `shafaf conformance --contract` prints it.',
      );
    }
    const differences = compareSdl(parse(disclosuresSdl, { noLocation: true }), served);
    verdict.tried();
    for (const difference of differences)
      verdict.fault(
        `${difference}.`,
        'Serve the contract as it is: `shafaf conformance --contract` prints it. Bring your program up to date if the contract is newer.',
      );
  },
};
