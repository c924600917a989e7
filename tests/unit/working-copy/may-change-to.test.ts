import { expect, test } from 'vitest';
import type { TreeNode } from '#core/working-copy/line.ts';
import { mayChangeTo } from '#core/working-copy/may-change-to.ts';
import {
  at,
  bold,
  by,
  deleted,
  divider,
  doc,
  formatted,
  h2,
  inserted,
  p,
  proposed,
  quote,
  t,
} from './suggestion-fixtures.ts';

const plain = doc(p(t('Giá gạo tăng mạnh.')), divider, p(t('Hết.')));
const first = (...content: TreeNode[]) => doc(p(...content), divider, p(t('Hết.')));

const ALLOWED: Record<string, [TreeNode, TreeNode]> = {
  'type words': [plain, first(t('Giá gạo '), t('thơm ', inserted('lan')), t('tăng mạnh.'))],
  'propose that words go': [plain, first(t('Giá gạo tăng'), t(' mạnh', deleted('lan')), t('.'))],
  'propose another form': [plain, first(t('Giá gạo tăng '), t('mạnh', bold, formatted('lan', [])), t('.'))],
  'cut a paragraph': [
    plain,
    doc(p(t('Giá gạo ')), proposed('split', 'lan', p(t('tăng mạnh.'))), divider, p(t('Hết.'))),
  ],
  'propose that a line goes': [
    plain,
    doc(p(t('Giá gạo tăng mạnh.')), proposed('delete', 'lan', divider), p(t('Hết.'))),
  ],
  'propose another kind of block': [
    plain,
    doc(p(t('Giá gạo tăng mạnh.')), divider, proposed('attrs', 'lan', h2('Hết.'), { type: 'paragraph' })),
  ],
  'take back what they proposed': [first(t('Giá gạo tăng mạnh.'), t(' Rất.', inserted('lan'))), plain],
  "propose that another's proposed words go": [
    first(t('Giá '), t('gạo', inserted('huy'))),
    first(t('Giá '), t('gạo', inserted('huy'), deleted('lan'))),
  ],
  "write inside another's proposed words": [
    first(t('Giá '), t('gạo', inserted('huy'))),
    first(t('Giá '), t('g', inserted('huy')), t('x', inserted('lan')), t('ạo', inserted('huy'))),
  ],
  'take back words that another proposed to drop': [
    first(t('Giá '), t('gạo', inserted('lan'), deleted('huy'))),
    first(t('Giá ')),
  ],
};

test.each(Object.entries(ALLOWED))('a person who may only suggest can %s', (_name, [before, after]) => {
  expect(mayChangeTo(before, after, 'lan')).toBe(true);
});

const REFUSED: Record<string, [TreeNode, TreeNode]> = {
  'type plainly': [plain, first(t('Giá gạo thơm tăng mạnh.'))],
  'delete plainly': [plain, first(t('Giá gạo tăng.'))],
  'put words under a name that is not theirs': [
    plain,
    first(t('Giá gạo '), t('thơm ', inserted('huy')), t('tăng mạnh.')),
  ],
  'propose a deletion under a name that is not theirs': [
    plain,
    first(t('Giá gạo tăng'), t(' mạnh', deleted('huy')), t('.')),
  ],
  "take back another's proposal": [first(t('Giá gạo tăng mạnh.'), t(' Rất.', inserted('huy'))), plain],
  "accept another's proposal": [
    first(t('Giá gạo tăng mạnh.'), t(' Rất.', inserted('huy'))),
    first(t('Giá gạo tăng mạnh. Rất.')),
  ],
  'accept their own proposal': [
    first(t('Giá gạo tăng mạnh.'), t(' Rất.', inserted('lan'))),
    first(t('Giá gạo tăng mạnh. Rất.')),
  ],
  "delete words inside another's proposal": [
    first(t('Giá '), t('gạo thơm', inserted('huy'))),
    first(t('Giá '), t('gạo', inserted('huy'))),
  ],
  "make another's proposal their own": [
    first(t('Giá '), t('gạo', inserted('huy'))),
    first(t('Giá '), t('gạo', inserted('lan'))),
  ],
  "change the time of another's proposal": [
    first(t('Giá '), t('gạo', inserted('huy'))),
    first(
      t('Giá '),
      t('gạo', { type: 'insertion', attrs: { ...by('huy'), at: '2020-01-01T00:00:00.000Z' } }),
    ),
  ],
  'take back a deletion of another': [first(t('Giá '), t('gạo', deleted('huy'))), first(t('Giá gạo'))],
  'change who speaks plainly': [doc(quote('Ông Ba')), doc(quote('Ông Hai'))],
  'lie about who spoke': [
    doc(quote('Ông Ba')),
    doc(proposed('attrs', 'lan', quote('Ông Hai'), { type: 'pullQuote', attrs: { cite: 'Ông Tư' } })),
  ],
  'lie about what the form of a word was': [
    plain,
    first(t('Giá gạo tăng '), t('mạnh', formatted('lan', [bold])), t('.')),
  ],
  'change the form plainly': [plain, first(t('Giá gạo tăng '), t('mạnh', bold), t('.'))],
  'hide an evil link in the form that their own words "had"': [
    plain,
    first(
      t('Giá gạo tăng mạnh.'),
      t('!', inserted('lan'), formatted('lan', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])),
    ),
  ],
  'propose words with an evil link': [
    plain,
    first(
      t('Giá gạo tăng mạnh.'),
      t('!', { type: 'link', attrs: { href: 'javascript:alert(1)' } }, inserted('lan')),
    ),
  ],
  'propose a block that no body may hold': [
    plain,
    doc(
      ...(plain.content as TreeNode[]),
      proposed('insert', 'lan', { type: 'listItem', content: [p(t('Lạc'))] }),
    ),
  ],
  'propose without an id': [plain, first(t('Giá gạo tăng mạnh.'), t('!', inserted('lan', '')))],
  'propose at a time that is none': [
    plain,
    first(t('Giá gạo tăng mạnh.'), t('!', { type: 'insertion', attrs: { ...by('lan'), at: 'hôm qua' } })),
  ],
  'carry more inside a suggestion than a suggestion has': [
    plain,
    first(t('Giá gạo tăng mạnh.'), t('!', { type: 'insertion', attrs: { ...by('lan'), html: '<script>' } })),
  ],
  'move blocks': [plain, doc(divider, p(t('Giá gạo tăng mạnh.')), p(t('Hết.')))],
  "join another's cut": [
    doc(p(t('Giá gạo ')), proposed('split', 'huy', p(t('tăng.')))),
    doc(p(t('Giá gạo tăng.'))),
  ],
  "put their own proposal over another's for the same block": [
    doc(p(t('Giá.')), proposed('delete', 'huy', divider)),
    doc(p(t('Giá.')), proposed('delete', 'lan', divider)),
  ],
  'hide a block behind a suggestion that is of no kind': [
    plain,
    doc(...(plain.content as TreeNode[]), {
      ...p(t('Thêm.')),
      attrs: { suggestion: { kind: 'evil', id: 'x', by: 'lan', at } },
    }),
  ],
};

test.each(Object.entries(REFUSED))('a person who may only suggest cannot %s', (_name, [before, after]) => {
  expect(mayChangeTo(before, after, 'lan')).toBe(false);
});

test('the split into text nodes and the order of marks do not matter', () => {
  const one = first(t('Giá '), t('gạo', inserted('huy'), bold));
  const other = first(t('Gi'), t('á '), t('gạ', bold, inserted('huy')), t('o', bold, inserted('huy')));
  expect(mayChangeTo(one, other, 'lan')).toBe(true);
});

test('an invalid story still accepts suggestions elsewhere', () => {
  const broken = doc(p(t('Giá.')), { type: 'heading', attrs: { level: 9 }, content: [t('Tít')] });
  const after = doc(
    p(t('Giá'), t(' gạo', inserted('lan')), t('.')),
    ...((broken.content ?? []).slice(1) as TreeNode[]),
  );
  expect(mayChangeTo(broken, after, 'lan')).toBe(true);
});
