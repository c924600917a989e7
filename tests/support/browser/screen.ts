import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';
import { inTime } from '../in-time.ts';

const { window, document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
// A DOM without a browser. React looks for one when it is loaded, so this code must run first.
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

/**
 * Sets whether React reports updates outside of `act`. A screen with asynchronous answers has only such
 * updates.
 */
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

/** The props that React keeps of an element: fields of this DOM do not all have own values. */
function propsOf(element: HTMLElement): Props {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps')) ?? '';
  return (element as unknown as Record<string, Props>)[key] ?? {};
}

/** The text typed into uncontrolled fields, and the boxes ticked there. */
const typed = new WeakMap<HTMLElement, string>();
const ticked = new WeakMap<HTMLElement, boolean>();

/**
 * Sets the value of a field without React's tracking. Otherwise React would know the value already and fire
 * no change.
 */
function write(field: HTMLElement, words: string): void {
  // The default type in a browser.
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

/** The fields of a form with the values that React keeps. */
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

/** Renders a part of the desk in a page, in Vietnamese; `draw` renders again in the same place. */
export async function openScreen(part: ReactNode) {
  const place = document.createElement('div');
  // The part is alone in the page, and tests search the whole page: a dialog of the editor is rendered next
  // to its part.
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
  /** Dispatches an event and waits for its effects; returns the event. */
  async function happen(element: HTMLElement, name: string, about: object = {}): Promise<Event> {
    const event = Object.assign(new window.Event(name, { bubbles: true, cancelable: true }), about);
    await act(async () => void element.dispatchEvent(event as never));
    return event as never;
  }
  /** Lets pending answers arrive. */
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
    /** The button with that name. */
    button(name: string): HTMLElement {
      const found = all('button').find(({ textContent }) => textContent?.trim() === name);
      if (found === undefined) throw new Error(`No button ${name} in ${document.body.innerHTML}`);
      return found;
    },
    press: (element: HTMLElement) => happen(element, 'click'),
    strike: (element: HTMLElement, key: string) => happen(element, 'keydown', { key }),
    /** Opens a `<details>` element. */
    open: (element: HTMLElement) =>
      happen(Object.assign(element, { open: true }), 'toggle', { bubbles: false }),
    settle,
    /** Waits for an asynchronous effect: a lazy part, or a debounced request. */
    async until(check: () => void) {
      // In the meantime updates happen outside of `act`.
      const isReported = Reflect.get(globalThis, 'IS_REACT_ACT_ENVIRONMENT') === true;
      reportUpdates(false);
      await inTime(check).finally(() => reportUpdates(isReported));
    },
    isTicked,
    /** The value of a field: as React keeps it, or as the page contains it. */
    valueOf(element: HTMLElement): string {
      const { value, defaultValue } = propsOf(element);
      return String(value ?? typed.get(element) ?? defaultValue ?? '');
    },
    /** Fills in a field as a person does by typing; does nothing if the field is read-only or disabled. */
    async fill(element: HTMLElement, value: string) {
      const { readOnly, disabled } = propsOf(element);
      if (readOnly || disabled) return;
      write(element, value);
      await happen(element, 'input');
    },
    /** Ticks or unticks a box. */
    async tick(box: HTMLElement, isOn = true) {
      Object.assign(box, { checked: isOn });
      ticked.set(box, isOn);
      await happen(box, 'click');
    },
    /** Chooses the option with that name. */
    async choose(select: HTMLElement, name: string) {
      const options = [...select.querySelectorAll('option')];
      const found = options.find(({ textContent }) => textContent?.trim() === name);
      if (found === undefined) throw new Error(`No option ${name} in ${select.outerHTML}`);
      const value = found.getAttribute('value') ?? name;
      Object.defineProperty(select, 'value', { value, configurable: true, writable: true });
      typed.set(select, value);
      await happen(select, 'change');
    },
    /** The same for a field of files. */
    async fillFiles(element: HTMLElement, names: readonly string[]) {
      write(element, names[0] ?? '');
      const files = names.map((name) => new File([], name));
      Object.defineProperty(element, 'files', { value: files, configurable: true });
      await happen(element, 'change');
    },
    close: () => act(async () => root.unmount()),
  };
}
