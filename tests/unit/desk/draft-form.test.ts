import { createElement, type ReactNode, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { FormKeeper, type FormKeeping } from '#components/ui/form-keeper.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const keeping = (more: Partial<FormKeeping> = {}): FormKeeping => ({
  personId: 'lan',
  isSamePerson: () => true,
  signInAgain: async () => false,
  ...more,
});
const desk = (form: ReactNode, keeper = keeping()) =>
  createElement(FormKeeper, { value: keeper }, form as never);

/** The note of an assignment, a controlled field of React. */
function Note({ of = 'a1', send }: { of?: string; send: (text: string) => Promise<Sent> }) {
  const [text, setText] = useState('');
  const onSend = async () => {
    const answer = await send(text);
    if (answer.ok) setText('');
    return answer;
  };
  return createElement(
    DraftForm,
    { keep: 'note', of, onSend } as never,
    createElement('textarea', {
      name: 'text',
      value: text,
      onChange: (event: { target: { value: string } }) => setText(event.target.value),
    }),
  );
}
/** A rule with an uncontrolled field; `server` is the stored value. */
const rule = (server: string, onSend: () => Promise<Sent | null> = async () => null) =>
  createElement(
    DraftForm,
    { keep: 'rule', of: 'r1', onSend } as never,
    createElement('label', { htmlFor: 'advice' }, 'Lời khuyên'),
    createElement('input', { id: 'advice', name: 'advice', defaultValue: server }),
    createElement('input', { type: 'password', name: 'secret' }),
  );
const refused: Sent = { ok: false, error: { code: 'auth.required' } };
const sent: Sent = { ok: true };

test('typed text comes back after a reload, for the same person, form and object only', async () => {
  const send = async () => sent;
  const first = await openScreen(desk(createElement(Note, { send })));
  await first.fill(first.one('textarea'), 'Hẹn luật sư lúc 9 giờ');
  await first.close();

  const own = await openScreen(desk(createElement(Note, { send })));
  await own.until(() => expect(own.valueOf(own.one('textarea'))).toBe('Hẹn luật sư lúc 9 giờ'));
  await own.until(() => expect(own.text()).toContain('chưa gửi đã được đưa trở lại'));
  await own.close();

  const other = await openScreen(desk(createElement(Note, { send, of: 'a2' })));
  await other.settle();
  expect(other.valueOf(other.one('textarea'))).toBe('');
  await other.close();
  const another = await openScreen(desk(createElement(Note, { send }), keeping({ personId: 'thu' })));
  await another.settle();
  expect(another.valueOf(another.one('textarea'))).toBe('');
  await another.close();
});

test('typed text is kept until the server confirms it, also after a refusal', async () => {
  const answers: Sent[] = [{ ok: false, error: { code: 'request.failed' } }, sent];
  const screen = await openScreen(desk(createElement(Note, { send: async () => answers.shift() as Sent })));
  await screen.fill(screen.one('textarea'), 'Ghi chú');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(screen.valueOf(screen.one('textarea'))).toBe('Ghi chú');
  expect(stored.size).toBe(1);
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(stored.size).toBe(0);
  await screen.close();
});

test('without a session the form asks for a sign-in in place, keeps its text and sends it again', async () => {
  const got: string[] = [];
  let asked = 0;
  const keeper = keeping({
    async signInAgain() {
      asked += 1;
      return true;
    },
  });
  const send = async (text: string) => {
    got.push(text);
    return got.length === 1 ? refused : sent;
  };
  const screen = await openScreen(desk(createElement(Note, { send }), keeper));
  await screen.fill(screen.one('textarea'), 'Gửi lại');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect({ asked, got }).toEqual({ asked: 1, got: ['Gửi lại', 'Gửi lại'] });
  expect(stored.size).toBe(0);
  await screen.close();
});

test('nothing is sent while the browser belongs to another person', async () => {
  const send = vi.fn(async () => sent);
  const screen = await openScreen(
    desk(createElement(Note, { send }), keeping({ isSamePerson: () => false })),
  );
  await screen.fill(screen.one('textarea'), 'Của Lan');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(send).not.toHaveBeenCalled();
  expect(stored.size).toBe(1);
  await screen.close();
});

test('passwords and other secrets are never kept', async () => {
  const screen = await openScreen(desk(rule('Viết gọn')));
  await screen.fill(screen.one('[name="secret"]'), 'mật khẩu');
  expect([...stored.values()].join()).not.toContain('mật khẩu');
  await screen.fill(screen.one('[name="advice"]'), 'Viết ngắn');
  expect([...stored.values()].join()).toContain('Viết ngắn');
  expect([...stored.values()].join()).not.toContain('mật khẩu');
  await screen.close();
});

test('a field whose stored value has changed shows both values and overwrites neither', async () => {
  const before = await openScreen(desk(rule('Viết gọn')));
  await before.fill(before.one('[name="advice"]'), 'Viết ngắn');
  await before.close();
  const screen = await openScreen(desk(rule('Viết rõ')));
  await screen.until(() => expect(screen.text()).toContain('Nay là: Viết rõ'));
  expect(screen.text()).toContain('Chữ của bạn: Viết ngắn');
  expect(screen.one('[name="advice"]').getAttribute('value')).toBe('Viết rõ');
  expect(stored.size).toBe(1);
  await screen.press(screen.button('Dùng chữ của tôi'));
  await screen.settle();
  expect(Reflect.get(screen.one('[name="advice"]'), 'value')).toBe('Viết ngắn');
  expect(screen.text()).not.toContain('Nay là');
  await screen.close();
});

test('a restored text can be discarded, which brings the stored one back', async () => {
  const before = await openScreen(desk(rule('Viết gọn')));
  await before.fill(before.one('[name="advice"]'), 'Viết ngắn');
  await before.close();
  const screen = await openScreen(desk(rule('Viết gọn')));
  await screen.until(() => screen.button('Bỏ chữ đã gõ'));
  await screen.press(screen.button('Bỏ chữ đã gõ'));
  await screen.settle();
  expect(Reflect.get(screen.one('[name="advice"]'), 'value')).toBe('Viết gọn');
  expect(stored.size).toBe(0);
  await screen.close();
});

test.each(['Escape', 'the close button'])(
  'a dialog with typed text asks before it closes by %s, and keeps the text if the person stays',
  async (way) => {
    const onClose = vi.fn();
    const form = createElement(
      DraftForm,
      { keep: 'take-down', onSend: async () => null } as never,
      createElement('textarea', { name: 'notice' }),
      createElement(DialogButtons, { cancel: 'Hủy', go: 'Gỡ bài', onCancel: onClose }),
    );
    const screen = await openScreen(desk(createElement(Dialog, { title: 'Gỡ bài', onClose } as never, form)));
    const leave = () =>
      way === 'Escape'
        ? screen.happen(screen.one('dialog'), 'cancel', { bubbles: false })
        : screen.press(screen.button('Hủy'));
    await screen.fill(screen.one('textarea'), 'Thông tin sai');
    await leave();
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.one('[role="alertdialog"]').textContent).toContain('Bạn còn chữ chưa gửi');
    await screen.press(screen.button('Viết tiếp'));
    expect(screen.all('[role="alertdialog"]')).toEqual([]);
    expect(stored.size).toBe(1);
    await leave();
    await screen.press(screen.button('Bỏ chữ đã gõ'));
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(stored.size).toBe(0);
    await screen.close();
  },
);

test('a dialog without typed text closes at once', async () => {
  const onClose = vi.fn();
  const screen = await openScreen(
    desk(createElement(Dialog, { title: 'Sửa', onClose } as never, rule('Viết gọn'))),
  );
  await screen.happen(screen.one('dialog'), 'cancel', { bubbles: false });
  expect(onClose).toHaveBeenCalledTimes(1);
  await screen.close();
});
