import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as comments from '#app/(desk)/actions/comments.ts';
import { CommentsPanel } from '#components/desk/article/comments/comments-panel.tsx';
import type { NewComment, ShownThread } from '#components/desk/article/comments/shown-thread.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

vi.stubGlobal('HTMLTextAreaElement', window.HTMLTextAreaElement);
vi.stubGlobal('cancelAnimationFrame', () => {});

const lan = { id: 'p1', name: 'Lan' };
const thu = { id: 'p2', name: 'Thu' };
const at = '2026-05-04T03:00:00Z';

function thread(id: string, changes: Partial<ShownThread> = {}): ShownThread {
  return {
    ...{ id, anchor: null, outside: null, createdAt: at, resolvedAt: null, resolvedBy: null },
    comments: [comment(`${id}-1`, 'Con số này lấy ở đâu?')],
    ...changes,
  };
}
const comment = (id: string, text: string) => ({
  ...{ id, text, writtenBy: thu, isFromOutside: false, writtenAt: at, mentions: [] },
});

/**
 * The comments of a story, which the stubbed actions store as the server does; `refusal` is their answer
 * while it is set.
 */
async function openPanel({
  threads = [] as ShownThread[],
  refusal = null as ActionFailure | null,
  canComment = true,
} = {}) {
  const server = { threads: [...threads], refusal, sent: [] as unknown[] };
  async function answer<T>(work: () => T) {
    if (server.refusal !== null) return { ok: false as const, error: server.refusal };
    return { ok: true as const, data: work() };
  }
  function change(id: string, changes: (before: ShownThread) => Partial<ShownThread>): ShownThread {
    server.threads = server.threads.map((each) => (each.id === id ? { ...each, ...changes(each) } : each));
    return server.threads.find((each) => each.id === id) as ShownThread;
  }
  stubActions(comments, {
    threadsOf: () => answer(() => server.threads),
    startThread: ({ text, anchor, mentionIds }: Pick<ShownThread, 'anchor'> & NewComment) =>
      answer(() => {
        server.sent.push({ text, anchor, mentionIds });
        const begun = thread(`t${server.threads.length + 1}`, { anchor, comments: [comment('new', text)] });
        server.threads.push(begun);
        return begun;
      }),
    replyInThread: ({ threadId, text }: { threadId: string; text: string }) =>
      answer(() =>
        change(threadId, ({ comments: before }) => ({ comments: [...before, comment('reply', text)] })),
      ),
    resolveThread: (_: string, id: string) =>
      answer(() => change(id, () => ({ resolvedAt: at, resolvedBy: lan }))),
    reopenThread: (_: string, id: string) =>
      answer(() => change(id, () => ({ resolvedAt: null, resolvedBy: null }))),
    findMentionable: () => answer(() => ({ people: [thu], isAlone: false })),
  });
  const props = { articleId: 'a1', person: lan, editor: null, doc: null, news: 0, isSealed: false };
  const screen = await openScreen(createElement(CommentsPanel, { ...props, canComment }));
  await screen.settle();
  return {
    ...screen,
    server,
    names: () => screen.all('button').map(({ textContent }) => textContent?.trim()),
    cards: () => screen.all('.comment-threads .comment-thread').map(({ textContent }) => textContent ?? ''),
    /** Writes into the lazy-loaded box with this label and sends. */
    async say(label: string, text: string) {
      const box = () => {
        const found = screen.all('textarea').find((area) => area.getAttribute('placeholder') === label);
        if (found === undefined) throw new Error(`No box ${label}`);
        return found;
      };
      await screen.until(() => void box());
      await screen.fill(box(), text);
      await screen.press(screen.button('Gửi'));
      await screen.settle();
    },
  };
}

test('a conversation about the whole story is begun, answered, settled and reopened', async () => {
  const panel = await openPanel();
  expect(panel.text()).toContain('Chưa có bình luận nào đang mở.');
  await panel.press(panel.button('Bình luận về cả bài'));
  await panel.say('Viết bình luận', 'Thiếu ý kiến của chính quyền.');
  expect(panel.server.sent).toEqual([
    { text: 'Thiếu ý kiến của chính quyền.', anchor: null, mentionIds: [] },
  ]);
  await panel.until(() =>
    expect(panel.cards()).toEqual([expect.stringContaining('Thiếu ý kiến của chính quyền.')]),
  );
  expect(panel.names()).toContain('Đang mở (1)');

  await panel.press(panel.button('Trả lời'));
  await panel.say('Viết trả lời', 'Đã gọi, chiều có.');
  expect(panel.cards()).toEqual([
    expect.stringMatching(/Thiếu ý kiến của chính quyền\..*Đã gọi, chiều có\./),
  ]);

  await panel.press(panel.button('Xong'));
  await panel.settle();
  expect(panel.names()).toEqual(expect.arrayContaining(['Bình luận (0)', 'Đang mở (0)', 'Đã xong (1)']));
  expect(panel.cards()).toEqual([]);
  await panel.press(panel.button('Đã xong (1)'));
  await panel.until(() => expect(panel.cards()).toEqual([expect.stringContaining('Lan đánh dấu đã xong')]));
  await panel.press(panel.button('Mở lại'));
  await panel.settle();
  expect(panel.cards()).toEqual([]);
  expect(panel.names()).toContain('Đang mở (1)');
  await panel.close();
});

test('comments on the whole story come first, and comments on the text show their quote', async () => {
  const anchor = { field: 'body', start: 's', end: 'e', quote: 'ba chiếc xuồng' } as const;
  const outside = { id: 'link', name: 'Luật sư Hà' };
  const panel = await openPanel({ threads: [thread('t1', { anchor, outside }), thread('t2')] });
  await panel.until(() => expect(panel.cards()).toHaveLength(2));
  expect(panel.cards()[0]).toMatch(/^Về cả bài/);
  expect(panel.cards()[1]).toMatch(/^ba chiếc xuồng.*Luật sư Hà/);
  await panel.close();
});

test('comments that are refused stay in the box with the reason; the same text can be sent again', async () => {
  const panel = await openPanel();
  await panel.press(panel.button('Bình luận về cả bài'));
  panel.server.refusal = { code: 'request.failed', message: 'Không gửi được.' };
  await panel.say('Viết bình luận', 'Kiểm lại tên xã.');
  expect(panel.one('[role="alert"]').textContent).toBe('Không gửi được. Phần bạn viết còn nguyên ở đây.');
  expect(panel.valueOf(panel.one('textarea'))).toBe('Kiểm lại tên xã.');
  panel.server.refusal = null;
  await panel.press(panel.button('Gửi lại'));
  await panel.settle();
  await panel.until(() => expect(panel.cards()).toEqual([expect.stringContaining('Kiểm lại tên xã.')]));
  await panel.close();
});

test('without an answer the panel offers to load again, and then shows the comments', async () => {
  const refusal = { code: 'request.failed', message: '' };
  const panel = await openPanel({ threads: [thread('t1')], refusal });
  expect(panel.text()).toContain('Chưa tải được bình luận mới; đang mất kết nối.');
  expect(panel.names()).not.toContain('Bình luận về cả bài');
  panel.server.refusal = null;
  await panel.press(panel.button('Tải lại'));
  await panel.until(() => expect(panel.cards()).toHaveLength(1));
  expect(panel.text()).not.toContain('đang mất kết nối');
  await panel.close();
});

test('a person who may not comment reads the conversations and has no buttons', async () => {
  const panel = await openPanel({ threads: [thread('t1')], canComment: false });
  await panel.until(() => expect(panel.cards()).toEqual([expect.stringContaining('Con số này lấy ở đâu?')]));
  for (const name of ['Bình luận về cả bài', 'Trả lời', 'Xong']) expect(panel.names()).not.toContain(name);
  await panel.close();
});
