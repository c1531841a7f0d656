import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { nationalIdCheckDigit } from '@shafaf/shared/identifiers/isNationalId';

const HEADER = 'شماره قرارداد,عنوان,مبلغ (ریال),تاریخ قرارداد,پیمانکار,شناسه ملی,روش انجام معامله,نوع معامله\r\n';
const METHODS = ['مناقصه عمومی', 'مناقصه محدود', 'استعلام', 'ترک تشریفات'];
const KINDS = ['خدمات', 'عمرانی', 'کالا'];
const WORKS = ['آسفالت معابر', 'خدمات شهری', 'نگهداری فضای سبز', 'ساخت پارک', 'خرید ماشین‌آلات', 'مرمت بنا', 'لایروبی مسیل'];
const SUPPLIERS = 5_000;

/** Writes a register of contracts as municipalities have them: Persian headers, Jalali days, many suppliers. The same at every call. */
export async function writeRegister(path: string, rows: number): Promise<void> {
  const random = sequence();
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const two = (number: number) => String(number).padStart(2, '0');
  const file = createWriteStream(path);
  file.write(HEADER);
  for (let row = 1; row <= rows; row++) {
    const supplier = Math.floor(random() * SUPPLIERS);
    const firstTen = `10${String(10_000_000 + supplier * 37).padStart(8, '0')}`;
    const amount = Math.round(Math.exp(18 + random() * 6) / 1_000) * 1_000;
    const day = `${1395 + Math.floor(random() * 9)}/${two(1 + Math.floor(random() * 12))}/${two(1 + Math.floor(random() * 29))}`;
    const line = [
      `p-${row}`,
      `${pick(WORKS)} منطقه ${1 + (row % 10)} شماره ${row}`,
      amount,
      day,
      `شرکت عمران ${supplier}`,
      firstTen + nationalIdCheckDigit(firstTen),
      pick(METHODS),
      pick(KINDS),
    ];
    if (!file.write(`${line.join(',')}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** Numbers from 0 up to 1, always the same ones (Mulberry32). */
function sequence(): () => number {
  let state = 1_402;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
