import type { RandomSource } from '../../../samples/randomSource.ts';
import type { ContractContentInput } from '../contractAttributes.ts';

/** How a sample contract came about. */
export interface SampleProcurement {
  method: NonNullable<NonNullable<ContractContentInput['tender']>['procurementMethod']>;
  /** The Persian term. */
  details: string;
  rationale?: string;
}

/** Upper ends of small and middling purchases in 1402, rial; other years by the growth of prices. They only shape the samples. */
const SMALL = 1_450_000_000;
const MIDDLING = 14_500_000_000;
const GROWTH = 1.45;

/** A method as usual for an amount: small ones are bought directly, middling ones after inquiries, large ones tendered. */
export function sampleProcurement(random: RandomSource, amount: number, year: number): SampleProcurement {
  const prices = GROWTH ** (year - 1402);
  if (amount <= SMALL * prices)
    return random.chance(0.6) ? { method: 'DIRECT', details: 'خرید مستقیم (معاملات کوچک)' } : { method: 'LIMITED', details: 'استعلام' };
  if (amount <= MIDDLING * prices) return { method: 'LIMITED', details: 'استعلام بها (معاملات متوسط)' };
  const draw = random.fraction();
  if (draw < 0.76) return { method: 'OPEN', details: 'مناقصه عمومی' };
  if (draw < 0.9) return { method: 'SELECTIVE', details: 'مناقصه محدود' };
  const rationale = 'فوریت کار و نبود پیشنهاددهنده واجد شرایط در فراخوان نخست';
  return { method: draw < 0.95 ? 'LIMITED' : 'DIRECT', details: 'ترک تشریفات مناقصه', rationale };
}
