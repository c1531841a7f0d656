import { describe, expect, test } from '@jest/globals';
import { hiddenFields, holds, isHidden } from './hiddenFields.ts';

describe('what history hides', () => {
  const redacted = [
    { revision: 2, fields: ['holder.name'] },
    { revision: 4, fields: ['holder.name', 'awards[0].title'] },
  ];

  test('a field that was masked later is hidden in every content before that, but for those that masked it themselves', () => {
    expect(hiddenFields(1, redacted)).toEqual(['holder.name', 'awards.title']);
    expect(hiddenFields(2, redacted)).toEqual(['awards.title']);
    expect(hiddenFields(3, redacted)).toEqual(['holder.name', 'awards.title']);
    expect(hiddenFields(4, redacted)).toEqual([]);
    expect(hiddenFields(5, redacted)).toEqual([]);
  });

  test('a change is hidden when it is of the field, of something in it, or of something around it', () => {
    const hidden = ['holder.name', 'awards.title'];
    for (const field of ['holder.name', 'holder', 'holder.name.first', 'awards']) expect(isHidden(field, hidden)).toBe(true);
    for (const field of ['holder.kind', 'holder.names', 'title', 'awards.value']) expect(isHidden(field, hidden)).toBe(false);
  });

  test('a content holds a path when there is a value at its end, in lists too', () => {
    const content = { holder: { name: 'م' }, awards: [{ id: '1' }, { title: 'ت' }], empty: null };
    for (const path of ['holder', 'holder.name', 'awards.title']) expect(holds(content, path)).toBe(true);
    for (const path of ['holder.nationalId', 'awards.value', 'empty', 'toString', 'holder.name.x'])
      expect(holds(content, path)).toBe(false);
  });
});
