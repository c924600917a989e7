import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { look } from '../../../public/js/photos.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const words = { zoom: 'Phóng to', previous: 'Ảnh trước', next: 'Ảnh sau', close: 'Đóng' };
const figure = '<figure><picture><img></picture><button class="zoom"></button></figure>';

/** linkedom has no layout: a row of photos of 100 pixels each that shows the photo scrolled to. */
function open() {
  const { document } = parseHTML(`<body>${figure.repeat(2)}</body>`);
  const page = {
    createElement: (name: string) => made(name),
    body: document.body,
    activeElement: null as unknown,
  };
  const made = (name: string) => {
    const element = document.createElement(name) as unknown as HTMLElement;
    return Object.assign(element, {
      clientWidth: 100,
      scrollLeft: 0,
      scrollTo(to: { left: number }) {
        this.scrollLeft = to.left;
      },
      scrollIntoView() {
        const row = element.parentElement as HTMLElement;
        row.scrollLeft = 100 * Array.from(row.children).indexOf(element);
        row.dispatchEvent(new (document.defaultView as unknown as typeof globalThis).Event('scroll'));
      },
      showModal: () => {},
      focus: () => {
        page.activeElement = element;
      },
    });
  };
  vi.stubGlobal('document', page);
  const images = Array.from(document.querySelectorAll('img'));
  look({ images, image: images[0], words, from: document.querySelector('.zoom') });
  const dialog = document.querySelector('dialog') as unknown as HTMLDialogElement;
  const [, previous, next] = Array.from(dialog.querySelectorAll('button:not(.zoom)')) as HTMLButtonElement[];
  return { page, dialog, previous, next };
}

test('at the first and last photo the focus stays in the dialog', () => {
  const { page, dialog, previous, next } = open();
  next?.focus();
  next?.click();
  expect(next?.disabled).toBe(true);
  expect(page.activeElement).toBe(dialog);
  expect(dialog.tabIndex).toBe(-1);
  previous?.focus();
  previous?.click();
  expect(previous?.disabled).toBe(true);
  expect(page.activeElement).toBe(dialog);
});

test('an arrow key moves one photo on and prevents the default scrolling', () => {
  const { dialog, next } = open();
  const row = dialog.querySelector('.photos-row') as HTMLElement;
  const pressed = (key: string, held = {}) => {
    const { Event } = (dialog.ownerDocument.defaultView ?? {}) as unknown as typeof globalThis;
    const event = Object.assign(new Event('keydown', { bubbles: true, cancelable: true }), { key, ...held });
    row.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(pressed('ArrowRight')).toBe(true);
  expect(row.scrollLeft).toBe(100);
  expect(next?.disabled).toBe(true);
  // Alt and the left arrow belong to the browser's history.
  expect(pressed('ArrowLeft', { altKey: true })).toBe(false);
  expect(row.scrollLeft).toBe(100);
  expect(pressed('ArrowLeft')).toBe(true);
  expect(row.scrollLeft).toBe(0);
  expect(pressed('Home')).toBe(false);
});
