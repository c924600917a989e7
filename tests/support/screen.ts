import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { Words } from '#components/ui/words.tsx';

const { window, document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
// A page without a browser. React asks for one when it is loaded, so this must stand before it.
Object.assign(window.HTMLElement.prototype, { showModal() {}, close() {}, scrollIntoView() {} });
Object.assign(window, { scrollTo() {} });
Object.assign(document, { oninput: null, visibilityState: 'visible', hidden: false });
Object.assign(globalThis, {
  ...{ window, document, HTMLElement: window.HTMLElement, Element: window.Element },
  IS_REACT_ACT_ENVIRONMENT: true,
});
const { act } = await import('react');
const { createRoot } = await import('react-dom/client');

/** As they are written: in this page nothing is compiled beforehand. */
const messages = Object.fromEntries(
  readdirSync('messages/vi').map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(`messages/vi/${file}`, 'utf8')),
  ]),
);

type Props = {
  readonly value?: unknown;
  readonly defaultValue?: unknown;
  readonly readOnly?: boolean;
  readonly onChange?: (event: unknown) => void;
};

/** What React holds of an element: fields of this page have no words of their own, and no way of typing into them. */
function propsOf(element: HTMLElement): Props {
  const key = Object.keys(element).find((name) => name.startsWith('__reactProps')) ?? '';
  return (element as unknown as Record<string, Props>)[key] ?? {};
}

/** The fields of a form, as React holds them; a box that can be ticked counts as one that is. */
class FormFields extends FormData {
  constructor(form?: HTMLFormElement) {
    super();
    for (const field of form?.querySelectorAll<HTMLElement>('[name]') ?? []) {
      const { value, defaultValue } = propsOf(field);
      this.append(field.getAttribute('name') ?? '', String(value ?? defaultValue ?? ''));
    }
  }
}
Object.assign(globalThis, { FormData: FormFields });

/** A part of the desk as it stands in a page, in Vietnamese; what is drawn again later stands in the same place. */
export async function openScreen(part: ReactNode) {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const draw = (drawn: ReactNode) =>
    act(async () => root.render(Words({ locale: 'vi', messages, timeZone: 'UTC', children: drawn })));
  await draw(part);
  const all = (selector: string) => [...place.querySelectorAll(selector)] as unknown as HTMLElement[];
  function one(selector: string): HTMLElement {
    const [found] = all(selector);
    if (found === undefined) throw new Error(`No ${selector} in ${place.innerHTML}`);
    return found;
  }
  /** Has an event happen, and all that comes of it; the event afterwards. */
  async function happen(element: HTMLElement, name: string, about: object = {}): Promise<Event> {
    const event = Object.assign(new window.Event(name, { bubbles: true, cancelable: true }), about);
    await act(async () => void element.dispatchEvent(event as never));
    return event as never;
  }
  async function change(element: HTMLElement, target: object): Promise<void> {
    await act(async () => propsOf(element).onChange?.({ target, currentTarget: target }));
  }
  return {
    draw,
    all,
    one,
    happen,
    text: () => place.textContent ?? '',
    /** The button of that name. */
    button(name: string): HTMLElement {
      const found = all('button').find(({ textContent }) => textContent?.trim() === name);
      if (found === undefined) throw new Error(`No button ${name} in ${place.innerHTML}`);
      return found;
    },
    press: (element: HTMLElement) => happen(element, 'click'),
    /** Lets what is on its way arrive. */
    settle: (work: () => unknown = () => {}) =>
      act(async () => {
        await work();
        await new Promise((resolve) => setTimeout(resolve));
      }),
    valueOf: (element: HTMLElement) => String(propsOf(element).value ?? ''),
    /** What a field is told when somebody fills it in; nothing where it takes no words. */
    async fill(element: HTMLElement, value: string) {
      if (!propsOf(element).readOnly) await change(element, { value });
    },
    /** The same of a field for files. */
    fillFiles: (element: HTMLElement, names: readonly string[]) =>
      change(element, { files: names.map((name) => ({ name })), value: '' }),
    close: () => act(async () => root.unmount()),
  };
}
