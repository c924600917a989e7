import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as screenActions from '#app/(desk)/actions/screen.ts';
import { DeskForms } from '#components/desk/forms/desk-forms.tsx';
import { useActionCall } from '#components/desk/forms/use-action-call.ts';
import { ScreenRefresh, useRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

/** Events of this window: an event target of Node replaces the page's window. */
const events = new EventTarget();
const own: Readonly<Record<string, unknown>> = {
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
  dispatchEvent: events.dispatchEvent.bind(events),
  location: { pathname: '/desk' },
};
const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  vi.stubGlobal(
    'window',
    new Proxy(window, { get: (page, name) => own[String(name)] ?? Reflect.get(page, name) }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const person = { id: 'lan', name: 'Nguyễn Ngọc Lan', email: 'lan@toasoan.example' };
const desk = (inside: ReactNode) =>
  createElement(ScreenRefresh, null as never, createElement(DeskForms, { person } as never, inside));

function Refreshing() {
  return createElement('button', { type: 'button', onClick: useRefresh() }, 'Cập nhật');
}

function Acting() {
  const call = useActionCall();
  const refused = { ok: false as const, error: { code: 'auth.required', message: 'Bạn cần đăng nhập.' } };
  const act = () => void call(Promise.resolve(refused));
  return createElement('button', { type: 'button', onClick: act }, 'Nhận việc');
}

test('a screen without a session stays, gives the reason and offers a sign-in', async () => {
  stubActions(screenActions, { refreshScreen: async () => false });
  const screen = await openScreen(desk(createElement(Refreshing)));
  await screen.press(screen.button('Cập nhật'));
  await screen.settle();
  expect(screen.text()).toContain('Phiên đăng nhập đã kết thúc');
  await screen.press(screen.button('Đăng nhập lại'));
  await screen.until(() => screen.one('dialog input[type="password"]'));
  expect(screen.text()).toContain('Mật khẩu của lan@toasoan.example');
  await screen.close();
});

test('a screen stays the same way when an action is refused without a session', async () => {
  const screen = await openScreen(desk(createElement(Acting)));
  await screen.press(screen.button('Nhận việc'));
  await screen.settle();
  expect(screen.text()).toContain('Phiên đăng nhập đã kết thúc');
  await screen.close();
});

test('a screen stays the same way when the person signs out in another tab', async () => {
  const screen = await openScreen(desk(null));
  await screen.settle(() =>
    events.dispatchEvent(Object.assign(new Event('storage'), { key: 'toasoan.person', newValue: null })),
  );
  expect(screen.text()).toContain('Phiên đăng nhập đã kết thúc');
  await screen.close();
});
