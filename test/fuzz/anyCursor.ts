import fc from 'fast-check';

/** Cursors: of the right form with any content, real ones with something changed, and any text. */
export function anyCursor(real: readonly string[]): fc.Arbitrary<string> {
  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(1, 'AMOUNT', 'SIGNED_ON', 'ASC', 'DESC', null, '500', '9'.repeat(400), '2024-01-01'),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const changed = fc
    .tuple(fc.constantFrom(...real), fc.nat(), fc.string({ maxLength: 3 }))
    .map(([cursor, at, put]) => cursor.slice(0, at % cursor.length) + put + cursor.slice((at % cursor.length) + 1));
  const opened = fc.tuple(fc.constantFrom(...real), fc.nat(5), part).map(([cursor, at, value]) => {
    const parts: unknown = JSON.parse(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString());
    return written(Array.isArray(parts) ? parts.map((each: unknown, index) => (index === at ? value : each)) : value);
  });
  const withMissing = fc.tuple(fc.constantFrom(...real), fc.string({ maxLength: 40 })).map(([cursor, rest]) => `${cursor}.${rest}`);
  return fc.oneof(
    changed,
    opened,
    withMissing,
    fc.array(part, { maxLength: 8 }).map(written),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );
}
