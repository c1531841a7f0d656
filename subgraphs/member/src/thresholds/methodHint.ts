import type { ThresholdClass } from './thresholdClassOf.ts';

/** How suppliers were looked for. The API's enum. */
type ProcurementMethod = 'OPEN' | 'SELECTIVE' | 'LIMITED' | 'DIRECT';

/** That a method is less open than a purchase of the class calls for by default: a question to the body, and no verdict. */
export interface MethodHint {
  code: 'DIRECT_ABOVE_SMALL' | 'LIMITED_FOR_LARGE';
  messageFa: string;
  messageEn: string;
}

const HINTS: Readonly<Record<MethodHint['code'], MethodHint>> = {
  DIRECT_ABOVE_SMALL: {
    code: 'DIRECT_ABOVE_SMALL',
    messageFa: 'خرید مستقیم برای معاملات کوچک است؛ برای معاملهٔ متوسط یا بزرگ، دلیل ترک تشریفات را هم منتشر کنید.',
    messageEn: 'Buying directly is for small purchases; for a medium or large one, publish why tendering was waived.',
  },
  LIMITED_FOR_LARGE: {
    code: 'LIMITED_FOR_LARGE',
    messageFa: 'استعلام برای معاملات متوسط است؛ برای معاملهٔ بزرگ، دلیل برگزار نشدن مناقصه را هم منتشر کنید.',
    messageEn: 'Asking for quotations is for medium purchases; for a large one, publish why there was no tender.',
  },
};

/**
 * Where the method of a contract and its class do not go together, a hint to be shown to the publisher. Null where they do, where either is not
 * known, and where a reason for the method is published.
 */
export function methodHint(contract: {
  class: ThresholdClass;
  method: ProcurementMethod | null;
  /** Why this method was chosen, as published. */
  rationale: string | null;
}): MethodHint | null {
  const { class: found, method, rationale } = contract;
  if (rationale !== null && rationale.trim() !== '') return null;
  if (method === 'DIRECT' && (found === 'MEDIUM' || found === 'LARGE')) return HINTS.DIRECT_ABOVE_SMALL;
  return method === 'LIMITED' && found === 'LARGE' ? HINTS.LIMITED_FOR_LARGE : null;
}
