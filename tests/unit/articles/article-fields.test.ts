import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { article, articleAnswer } from '#app/api/v1/_answers/article.ts';
import { story } from '#app/api/v1/_answers/story.ts';
import { articleFields } from '#app/api/v1/_operations/article-fields.ts';
import { changeParts, partsOf } from '#components/desk/article/writing/use-parts.ts';
import { ARTICLE_FIELDS, FIELD_NAMES, type FieldName, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { compareContents } from '#core/articles/compare-contents.ts';
import { publicChanges } from '#core/articles/public-changes.ts';
import { currentContent } from '#core/articles/stored-content.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { noFacts } from '#core/checks/check-facts.ts';
import { BREAKING_RULES, runChecks } from '#core/checks/run-checks.ts';
import { pick } from '#core/shared/pick.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import fields from '#messages/vi/fields.json' with { type: 'json' };
import { filledContent } from '#tests/support/articles/filled-content.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';
import type { ArticleView } from '#usecases/articles/shared/article-view.ts';
import { hashOf } from '#usecases/articles/shared/version-content.ts';

const names = Object.keys(versionContentSchema.shape);
const id = '0198f3c1-0000-7000-8000-000000000001';
const blank = blankContent('0198f3c1-0000-7000-8000-000000000002');
const filled = filledContent('Phà đêm');

/** The blank content with this one field of another content. */
const blankWith = (name: string, from = filled): VersionContent => ({
  ...blank,
  ...pick(from, [name as FieldName]),
});

const inBlank = (isFound: (content: VersionContent) => boolean) =>
  names.filter((name) => isFound(blankWith(name)));

/** The API names of fields that the API resolves. */
const API_NAMES: Readonly<Record<string, string>> = {
  sectionId: 'section',
  bylineIds: 'byline',
  tagIds: 'tags',
  pinIds: 'relatedPins',
};
const answerNames = { ...API_NAMES, sectionId: 'sectionId' };

const hasTk = (content: VersionContent) =>
  runChecks(content, noFacts(0), BREAKING_RULES).some(({ name, passed }) => name === 'no-tk' && !passed);

const copyWith = (name: string): Y.Doc => {
  const doc = workingCopyOf(blank);
  changeParts(doc, pick(filled, [name as Exclude<FieldName, 'body'>]));
  return doc;
};

/** For each consumer: the fields that it handles. */
const CONSUMERS: Readonly<Record<string, () => readonly string[]>> = {
  table: () => FIELD_NAMES,
  hash: () => inBlank((content) => hashOf(content) !== hashOf(blank)),
  comparison: () => {
    const { fields, body } = compareContents(blank, filled);
    return [...fields.map(({ name }) => name), ...(body.some(({ kind }) => kind !== 'same') ? ['body'] : [])];
  },
  'names on the desk and in the public history': () => Object.keys(fields),
  'working copy': () => inBlank((content) => hashOf(contentOf(workingCopyOf(content))) === hashOf(content)),
  'form of the desk': () => [
    ...names.filter((name) => hashOf(contentOf(copyWith(name))) === hashOf(blankWith(name))),
    // The editor writes the body.
    'body',
  ],
  'fields of the form': () => {
    const { texts, leadMediaId, ...rest } = partsOf(filled);
    return [...Object.keys({ ...texts, ...rest }), ...(leadMediaId === null ? [] : ['lead']), 'body'];
  },
  'API, read': () => {
    const view = { content: filled, byline: [], tags: [], pins: [] } as unknown as ArticleView;
    const answered = Object.keys(articleAnswer(view));
    const declared = Object.keys(article.shape);
    return names.filter((name) => {
      const key = (answerNames as Readonly<Record<string, string>>)[name] ?? name;
      return answered.includes(key) && declared.includes(key);
    });
  },
  'API, write': () => names.filter((name) => (API_NAMES[name] ?? name) in articleFields.shape),
};

const missingIn = (consumer: () => readonly string[], wanted: readonly string[]) => {
  const arrived = consumer();
  return wanted.filter((name) => !arrived.includes(name));
};

test.each(Object.entries(CONSUMERS))('every field of the schema is handled: %s', (_, consumer) => {
  expect(missingIn(consumer, names)).toEqual([]);
  expect(missingIn(consumer, [...names, 'unknown'])).toEqual(['unknown']);
});

test('the public history shows changes of text and photos, not of ids', () => {
  const shown = names.filter((name) => publicChanges(blank, blankWith(name)).length > 0);
  const words = names.filter((name) =>
    ['text', 'lead', 'body'].includes(ARTICLE_FIELDS[name as FieldName].kind),
  );
  expect(shown.sort()).toEqual(words.sort());
});

test('a placeholder is found in every field that contains text', () => {
  const placeholder = filledContent('Số liệu TKTK');
  const found = names.filter((name) => hasTk(blankWith(name, placeholder)));
  const words = names.filter((name) => JSON.stringify(placeholder[name as FieldName]).includes('TK'));
  expect(words).toEqual(expect.arrayContaining([...TEXT_FIELDS, 'lead', 'body']));
  expect(found.sort()).toEqual(words.sort());
});

test('lists of readers and partners have every text field', () => {
  expect(Object.keys(story.shape)).toEqual(expect.arrayContaining([...TEXT_FIELDS]));
});

test('a draft stored before a field existed has that field empty', () => {
  const isLater = (name: FieldName) => 'isLater' in ARTICLE_FIELDS[name] && ARTICLE_FIELDS[name].isLater;
  const stored = pick(filled, FIELD_NAMES.filter((name) => !isLater(name)) as 'body'[]);
  const current = currentContent(stored as unknown as VersionContent);
  for (const name of FIELD_NAMES.filter(isLater)) expect(current[name]).toBe('');
  expect(Object.keys(current).sort()).toEqual([...names].sort());
});

test('the content hash is the same as before the later fields existed', () => {
  const content = blankContent(id, {
    ...{ kicker: 'Đồng bằng', headline: 'Nước mặn về sớm', sapo: 'Nông dân lo.' },
    ...{ bylineIds: [id], body: { ...bodyOf('Một đoạn.'), schema: 3 } },
  });
  // Version 0.2.0 computed both.
  expect(hashOf(content)).toBe('7e629b51dd2c9f3be1d66370569abf6c3bfaccc811d06e76c57ca3927ed6ab5a');
  expect(hashOf({ ...content, sponsor: 'Công ty X' })).toBe(
    'a0e470b6ffdd64f73b4aa77afb7d089253456cdfb14e73552a5ce5002bbb2507',
  );
});
