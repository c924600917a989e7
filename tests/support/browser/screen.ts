import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';
import { inTime } from '../in-time.ts';

const { window, document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
// A page without a browser. React asks for one when it is loaded, so this must stand before it.
Object.assign(window.HTMLElement.prototype, {
  ...{ showModal() {}, close() {}, scrollIntoView() {}, setCustomValidity() {} },
});
Object.assign(window, { scrollTo() {} });
Object.assign(document, { oninput: null, visibilityState: 'visible', hidden: false });
Object.assign(globalThis, {
  ...{ window, document, HTMLElement: window.HTMLElement, Element: window.Element },
  CSS: { supports: () => true },
  IS_REACT_ACT_ENVIRONMENT: true,
});
const react = await import('react');
const { createRoot } = await import('react-dom/client');

/** Says whether React reports updates that no `act` surrounds; a screen whose answers come in their own time has only such. */
export function reportUpdates(isReported: boolean): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: isReported });
}

async function act(work: () => Promise<void>): Promise<void> {
  const isReported = Reflect.get(globalThis, 'IS_REACT_ACT_ENVIRONMENT') === true;
  reportUpdates(true);
  try {
    await react.act(work);
  } finally {
    reportUpdates(isReported);
  }
}

type Props = {
  readonly value?: unknown;
  readonly defaultValue?: unknown;
  readonly checked?: boolean;
  readonly defaultChecked?: boolean;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
};

/** What React holds of an element: fields of this page do not all have words of their own. */
function propsOf(element: HTMLElement): Props {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps')) ?? '';
  return (element as unknown as Record<string, Props>)[key] ?? {};
}

/** What was typed into fields that React leaves alone, and which of their boxes were ticked. */
const typed = new WeakMap<HTMLElement, string>();
const ticked = new WeakMap<HTMLElement, boolean>();

/** Puts words into a field past React, which otherwise knows them already and hears of no change. */
function write(field: HTMLElement, words: string): void {
  // What a browser takes for granted.
  if (field.localName === 'input' && !field.hasAttribute('type')) field.setAttribute('type', 'text');
  let at: object | null = Object.getPrototypeOf(field);
  while (at !== null && !Object.getOwnPropertyDescriptor(at, 'value')?.set) at = Object.getPrototypeOf(at);
  if (at === null) throw new Error(`Nothing can be typed into ${field.outerHTML}`);
  Reflect.set(at, 'value', words, field);
  typed.set(field, words);
}

function isTicked(box: HTMLElement): boolean {
  const { checked, defaultChecked = false } = propsOf(box);
  return checked ?? ticked.get(box) ?? defaultChecked;
}

/** The fields of a form, as React holds them. */
class FormFields extends FormData {
  constructor(form?: HTMLFormElement) {
    super();
    for (const field of form?.querySelectorAll<HTMLElement>('[name]') ?? []) {
      const { value, defaultValue } = propsOf(field);
      if (['checkbox', 'radio'].includes(field.getAttribute('type') ?? '') && !isTicked(field)) continue;
      this.append(field.getAttribute('name') ?? '', String(value ?? typed.get(field) ?? defaultValue ?? ''));
    }
  }
}
Object.assign(globalThis, { FormData: FormFields });

/** A part of the desk as it stands in a page, in Vietnamese; what is drawn again later stands in the same place. */
export async function openScreen(part: ReactNode) {
  const place = document.createElement('div');
  // Alone in the page, all of which is looked at: a dialog of the editor stands beside the part that opened it.
  document.body.replaceChildren(place);
  const root = createRoot(place);
  const draw = (drawn: ReactNode) =>
    act(async () =>
      root.render(Words({ locale: 'vi', messages: READY.vi, timeZone: 'UTC', children: drawn })),
    );
  await draw(part);
  const all = (selector: string) => [...document.body.querySelectorAll(selector)] as unknown as HTMLElement[];
  function one(selector: string): HTMLElement {
    const [found] = all(selector);
    if (found === undefined) throw new Error(`No ${selector} in ${document.body.innerHTML}`);
    return found;
  }
  /** Has an event happen, and all that comes of it; the event afterwards. */
  async function happen(element: HTMLElement, name: string, about: object = {}): Promise<Event> {
    const event = Object.assign(new window.Event(name, { bubbles: true, cancelable: true }), about);
    await act(async () => void element.dispatchEvent(event as never));
    return event as never;
  }
  /** Lets what is on its way arrive. */
  const settle = (work: () => unknown = () => {}) =>
    act(async () => {
      await work();
      await new Promise((resolve) => setTimeout(resolve));
    });
  return {
    draw,
    all,
    one,
    happen,
    text: () => document.body.textContent ?? '',
    /** The button of that name. */
    button(name: string): HTMLElement {
      const found = all('button').find(({ textContent }) => textContent?.trim() === name);
      if (found === undefined) throw new Error(`No button ${name} in ${document.body.innerHTML}`);
      return found;
    },
    press: (element: HTMLElement) => happen(element, 'click'),
    strike: (element: HTMLElement, key: string) => happen(element, 'keydown', { key }),
    /** Opens what can be opened, a `<details>`. */
    open: (element: HTMLElement) =>
      happen(Object.assign(element, { open: true }), 'toggle', { bubbles: false }),
    settle,
    /** Waits for what comes in its own time: a part that is brought in, or what rests before it asks. */
    async until(check: () => void) {
      // Nothing is done meanwhile that React could be told of beforehand.
      const isReported = Reflect.get(globalThis, 'IS_REACT_ACT_ENVIRONMENT') === true;
      reportUpdates(false);
      await inTime(check).finally(() => reportUpdates(isReported));
    },
    isTicked,
    /** What a field has: as React holds it, or as the page brought it. */
    valueOf(element: HTMLElement): string {
      const { value, defaultValue } = propsOf(element);
      return String(value ?? typed.get(element) ?? defaultValue ?? '');
    },
    /** Fills a field in, as somebody does who types; nothing where it takes no words. */
    async fill(element: HTMLElement, value: string) {
      const { readOnly, disabled } = propsOf(element);
      if (readOnly || disabled) return;
      write(element, value);
      await happen(element, 'input');
    },
    /** Ticks a box, or takes its tick away. */
    async tick(box: HTMLElement, isOn = true) {
      Object.assign(box, { checked: isOn });
      ticked.set(box, isOn);
      await happen(box, 'click');
    },
    /** Chooses the option of that name. */
    async choose(select: HTMLElement, name: string) {
      const options = [...select.querySelectorAll('option')];
      const found = options.find(({ textContent }) => textContent?.trim() === name);
      if (found === undefined) throw new Error(`No option ${name} in ${select.outerHTML}`);
      const value = found.getAttribute('value') ?? name;
      Object.defineProperty(select, 'value', { value, configurable: true, writable: true });
      typed.set(select, value);
      await happen(select, 'change');
    },
    /** The same of a field for files. */
    async fillFiles(element: HTMLElement, names: readonly string[]) {
      write(element, names[0] ?? '');
      const files = names.map((name) => new File([], name));
      Object.defineProperty(element, 'files', { value: files, configurable: true });
      await happen(element, 'change');
    },
    close: () => act(async () => root.unmount()),
  };
}
