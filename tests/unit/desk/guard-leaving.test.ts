import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardLeaving, markUnsent, releaseUnsent } from '#components/ui/unsent-forms.ts';

const form = {} as Element;
let page: EventTarget;
let frame: EventTarget & { navigation?: EventTarget & { traverseTo: (key: string) => void } };
let asked: (() => void)[];
let end: () => void;

beforeEach(() => {
  page = new EventTarget();
  const navigation = Object.assign(new EventTarget(), { traverseTo: vi.fn() });
  frame = Object.assign(new EventTarget(), { navigation });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', frame);
  asked = [];
  end = guardLeaving((leave) => asked.push(leave));
});
afterEach(() => {
  end();
  releaseUnsent();
  vi.unstubAllGlobals();
});

/** A link and a click on it, as the page receives it. */
function press(attributes: Record<string, string>) {
  const link = {
    target: attributes.target ?? '',
    hasAttribute: (name: string) => name in attributes,
    getAttribute: (name: string) => attributes[name] ?? null,
    click: vi.fn(),
  };
  const event = Object.assign(new Event('click', { cancelable: true }), { button: 0 });
  Object.defineProperty(event, 'target', { value: { closest: () => link } });
  page.dispatchEvent(event);
  return { event, link };
}
const leaves = (target: EventTarget, name: string, about: object = {}) => {
  const event = Object.assign(new Event(name, { cancelable: true }), about);
  target.dispatchEvent(event);
  return !event.defaultPrevented;
};

test('a page without unsent text is left without a question', () => {
  expect(press({ href: '/desk/tags' }).event.defaultPrevented).toBe(false);
  expect(leaves(frame, 'beforeunload')).toBe(true);
  expect(asked).toEqual([]);
});

test('a link waits for the answer, and is followed after it', () => {
  markUnsent(form, () => {});
  const { event, link } = press({ href: '/desk/tags' });
  expect(event.defaultPrevented).toBe(true);
  expect(link.click).not.toHaveBeenCalled();
  asked[0]?.();
  expect(link.click).toHaveBeenCalledTimes(1);
});

test('a link to another window, to a download or to an anchor needs no question', () => {
  markUnsent(form, () => {});
  const links: Record<string, string>[] = [
    { href: '/x', target: '_blank' },
    { href: '/x', download: '' },
    { href: '#main' },
  ];
  for (const link of links) {
    expect(press(link).event.defaultPrevented).toBe(false);
  }
});

test('the back button waits for the answer too, and a pushed history entry does not', () => {
  markUnsent(form, () => {});
  const to = { destination: { key: 'k7' } };
  const { navigation } = frame;
  if (navigation === undefined) throw new Error('no navigation');
  expect(leaves(navigation, 'navigate', { ...to, navigationType: 'push' })).toBe(true);
  expect(leaves(navigation, 'navigate', { ...to, navigationType: 'traverse' })).toBe(false);
  asked[0]?.();
  expect(navigation.traverseTo).toHaveBeenCalledWith('k7');
});

test('the browser asks before a reload', () => {
  markUnsent(form, () => {});
  expect(leaves(frame, 'beforeunload')).toBe(false);
});
