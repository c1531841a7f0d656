import type { MemberKind } from '../../MemberIdentity.ts';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleShare } from '../../samples/sampleAmount.ts';
import { LAST_SAMPLE_YEAR } from '../../samples/sampleYears.ts';
import type { BusinessServiceContentInput } from './businessServiceAttributes.ts';
import { sampleServices } from './sampleServices.ts';

/**
 * Invented services of a body, the same at every call: what bodies of its kind give to businesses, with costs and durations of its own. Permits of
 * the samples name some of them.
 */
export function sampleBusinessServices({ code, kind }: SampleBody): SampleRecord<BusinessServiceContentInput>[] {
  const random = randomSource(`business services of ${code}`);
  return sampleServices[kind].map(({ id, cost, days, ...service }, index) => ({
    localId: id,
    content: {
      ...service,
      sample: true,
      serviceCode: `990${String(index + 1).padStart(5, '0')}`,
      fiscalYear: LAST_SAMPLE_YEAR,
      ...(cost !== null && { cost: cost === 0 ? '0' : String(sampleShare(random, cost, 0.6, 1.4)) }),
      processingDays: Math.max(1, Math.round(days * (0.6 + 0.8 * random.fraction()))),
      ...waysOf(random, kind),
    },
  }));
}

/** How a service is asked for: everywhere at a counter, in some places online too, and now and then online alone. */
function waysOf(random: RandomSource, kind: MemberKind): Pick<BusinessServiceContentInput, 'online' | 'channels'> {
  const isOnline = random.chance(kind === 'COUNTY' ? 0.2 : 0.4);
  const counter = { kind: 'OFFICE' as const, openingHours: 'شنبه تا چهارشنبه، ۷:۳۰ تا ۱۴:۰۰' };
  return isOnline
    ? { online: random.chance(0.6), channels: [{ kind: 'ONLINE', url: 'https://service.example/' }, counter] }
    : { online: false, channels: [counter] };
}
