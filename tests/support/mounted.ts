import { setTimeout as wait } from 'node:timers/promises';
import { parseHTML } from 'linkedom';
import type { ReactElement } from 'react';
import { Words } from '#components/ui/words.tsx';

/** After this long what has changed is drawn, in milliseconds. */
const drawnMs = 20;

/** A piece of the desk that lives, without a browser: its effects run, and it hears what is done to it. */
export type Mounted = {
  readonly page: Document;
  readonly show: (element: ReactElement) => Promise<void>;
  readonly press: (target: Element | null | undefined) => Promise<void>;
  readonly strike: (target: Element | null | undefined, key: string) => Promise<void>;
  /** Opens what can be opened, a `<details>`. */
  readonly open: (target: Element | null | undefined) => Promise<void>;
  /** Puts words into a field, as somebody does who types them. */
  readonly type: (target: Element | null | undefined, words: string) => Promise<void>;
  /** Picks files of the machine in a field for them. */
  readonly pick: (target: Element | null | undefined, ...files: File[]) => Promise<void>;
  /** Lets what was waited for come. */
  readonly settle: (work?: () => unknown) => Promise<void>;
  readonly leave: () => Promise<void>;
};

export async function mounted(messages: Record<string, unknown>, element: ReactElement): Promise<Mounted> {
  const { window, document } = parseHTML('<!doctype html><html><body><main></main></body></html>');
  // Nothing is drawn here that could be scrolled, or stand above the rest.
  Object.assign(window.HTMLElement.prototype, { scrollIntoView() {}, showModal() {}, close() {} });
  // What React looks for before it believes that there are events of that kind.
  Object.assign(document, { oninput: null });
  Object.assign(globalThis, { window, document, CSS: { supports: () => true } });
  const { createRoot } = await import('react-dom/client');
  const root = createRoot(document.querySelector('main') as unknown as Element);
  const settle = async (work: () => unknown = () => {}) => {
    await work();
    await wait(drawnMs);
  };
  const show = (shown: ReactElement) =>
    settle(() =>
      root.render(Words({ locale: 'vi', messages, timeZone: 'Asia/Ho_Chi_Minh', children: shown })),
    );
  await show(element);
  return {
    page: document as unknown as Document,
    show,
    settle,
    press: (target) =>
      settle(() => target?.dispatchEvent(new window.Event('click', { bubbles: true }) as never)),
    strike: (target, key) =>
      settle(() =>
        target?.dispatchEvent(
          Object.assign(new window.Event('keydown', { bubbles: true }), { key }) as never,
        ),
      ),
    open: (target) =>
      settle(() => {
        Object.assign(target ?? {}, { open: true });
        target?.dispatchEvent(new window.Event('toggle') as never);
      }),
    type: (target, words) =>
      settle(() => {
        const field = target as HTMLTextAreaElement;
        if (field.getAttributeNames().some((name) => /^(?:readonly|disabled)$/i.test(name))) return;
        // What a browser takes for granted.
        if (field.localName === 'input' && !field.type) field.setAttribute('type', 'text');
        // Past React, which otherwise knows the words already and hears of no change.
        setterOf(field).call(field, words);
        field.dispatchEvent(new window.Event('input', { bubbles: true }) as never);
      }),
    pick: (target, ...files) =>
      settle(() => {
        if (target) setterOf(target).call(target, files[0]?.name ?? '');
        Object.defineProperty(target, 'files', { value: files, configurable: true });
        target?.dispatchEvent(new window.Event('change', { bubbles: true }) as never);
      }),
    leave: () => settle(() => root.unmount()),
  };
}

function setterOf(field: object): (words: string) => void {
  for (let at = Object.getPrototypeOf(field); at !== null; at = Object.getPrototypeOf(at)) {
    const set = Object.getOwnPropertyDescriptor(at, 'value')?.set;
    if (set) return set;
  }
  throw new Error('Nothing can be typed there.');
}
