import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compareLeft } from '#components/desk/article/writing/compare-left.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { bodyText } from '#core/document/body-text.ts';
import { bodyPart, textPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';

const content = blankContent('018f0000-0000-7000-8000-000000000001', {
  headline: 'Nước mặn về sớm',
  body: {
    type: 'doc',
    schema: 3,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nông dân lo.' }] }],
  },
});

/** The server's document, and a screen with the same story. */
function open(): { server: Y.Doc; screen: Y.Doc; typed: Uint8Array[] } {
  const server = workingCopyOf(content);
  const screen = new Y.Doc();
  Y.applyUpdate(screen, Y.encodeStateAsUpdate(server));
  const typed: Uint8Array[] = [];
  screen.on('update', (update: Uint8Array) => typed.push(update));
  return { server, screen, typed };
}

function compare({ server, screen, typed }: ReturnType<typeof open>) {
  return compareLeft(server, {
    screen: Y.encodeStateAsUpdate(screen),
    typed: Y.mergeUpdates(typed),
    personId: 'lan',
  });
}

const stamp = { id: 's1', by: 'lan', at: '2026-11-24T00:00:00.000Z' };

describe('unsent text', () => {
  test('compares to null if the server has it all', () => {
    const story = open();
    bodyPart(story.screen).insert(0, 'Sáng nay, ', {});
    Y.applyUpdate(story.server, Y.mergeUpdates(story.typed));
    expect(compare(story)).toBeNull();
  });

  test('can be merged silently if the server has nothing new', () => {
    const story = open();
    bodyPart(story.screen).insert(0, 'Sáng nay, ', {});
    const found = compare(story);
    expect(found).toMatchObject({ isNewer: false, canMerge: true });
    expect(bodyText(found?.merged.body ?? content.body)).toBe('Sáng nay, Nông dân lo.');
  });

  test('cannot be merged silently if the server has newer text in any field', () => {
    const story = open();
    bodyPart(story.screen).insert(0, 'Sáng nay, ', {});
    textPart(story.server, 'headline').insert(0, 'Tin mới: ');
    const found = compare(story);
    expect(found).toMatchObject({ isNewer: true, canMerge: true });
    expect(found?.theirs.headline).toBe('Tin mới: Nước mặn về sớm');
    expect(found?.mine.headline).toBe('Nước mặn về sớm');
    expect([found?.merged.headline, bodyText(found?.merged.body ?? content.body)]).toEqual([
      'Tin mới: Nước mặn về sớm',
      'Sáng nay, Nông dân lo.',
    ]);
  });

  test('in the headline, the sapo and the tags is restored like the body', () => {
    const story = open();
    textPart(story.screen, 'headline').insert(0, 'Sóc Trăng: ');
    textPart(story.screen, 'sapo').insert(0, 'Sớm hơn mọi năm.');
    story.screen.getArray<string>('tagIds').insert(0, ['018f0000-0000-7000-8000-000000000002']);
    expect(compare(story)?.merged).toMatchObject({
      headline: 'Sóc Trăng: Nước mặn về sớm',
      sapo: 'Sớm hơn mọi năm.',
      tagIds: ['018f0000-0000-7000-8000-000000000002'],
    });
  });

  test('that is only a suggestion is kept and visible', () => {
    const story = open();
    bodyPart(story.screen).insert(0, 'Nên viết: ', { insertion: JSON.stringify(stamp) });
    const found = compare(story);
    expect(found).toMatchObject({ isNewer: false, canMerge: true });
    expect(bodyText(found?.mine.body ?? content.body)).toBe('Nên viết: Nông dân lo.');
    expect(bodyText(found?.theirs.body ?? content.body)).toBe('Nông dân lo.');
  });

  test('counts as older if the server got a suggestion of another person', () => {
    const story = open();
    bodyPart(story.screen).insert(0, 'Sáng nay, ', {});
    const theirs = { insertion: JSON.stringify({ ...stamp, by: 'thu' }) };
    bodyPart(story.server).insert(bodyPart(story.server).length - 1, ' Thật không?', theirs);
    expect(compare(story)).toMatchObject({ isNewer: true });
  });

  test('on a text that the server does not know is shown and never merged', () => {
    const story = open();
    bodyPart(story.screen).insert(3, 'g', {});
    const other = new Y.Doc();
    bodyPart(other).insert(0, 'Một văn bản khác.\n', {});
    const found = compareLeft(other, {
      screen: Y.encodeStateAsUpdate(story.screen),
      typed: Y.mergeUpdates(story.typed),
      personId: 'lan',
    });
    expect(found).toMatchObject({ isNewer: true, canMerge: false });
    expect(bodyText(found?.mine.body ?? content.body)).toBe('Nôngg dân lo.');
  });
});
