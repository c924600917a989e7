import { expect, test } from 'vitest';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { tagName } from '#usecases/tags/shared/tag-fields.ts';

const marked = ['\u200EHà Nội\u200F', 'Hà \u202ANội\u202C', '\u2066Hà\u2069 Nội', 'Hà\u200E\u00AD Nội\uFEFF'];

test.each(marked)('marks that show nothing make no other name (%#)', (name) => {
  expect(tagKey(name)).toBe('ha noi');
  expect(tagName.parse(name)).toBe('Hà Nội');
});

test('what joins letters stays in a name, for some scripts need it, and makes no other one', () => {
  const [joined, plain] = ['می\u200Cخواهم', 'میخواهم'];
  expect(tagName.parse(joined)).toBe(joined);
  expect(tagKey(joined)).toBe(tagKey(plain));
  expect(tagName.safeParse('\u200D\u200E').success).toBe(false);
});
