import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { createElement, type ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { vi } from 'vitest';
import * as sessions from '#app/_shell/session/session.ts';
import * as screenActions from '#app/(desk)/actions/screen.ts';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';
import { deskPathHeader } from '#core/people/desk-headers.ts';
import { provideServices } from '#usecases/services.ts';
import type { Newsroom } from '../workflow/newsroom.ts';
import { request } from './next-headers.ts';
import { router } from './next-navigation.ts';
import { openScreen, reportUpdates } from './screen.ts';
import { stubActions } from './stub-actions.ts';

type Session = sessions.Session;
type Person = keyof Newsroom['people'];
type Params = Readonly<Record<string, string>>;
type Part = (props: object) => Promise<ReactNode> | ReactNode;
type Route = { readonly POST: (request: Request) => Promise<Response> };

let session: Session | null = null;

const root = path.resolve(import.meta.dirname, '../../../app/(desk)/desk');
/** The folder of the pages inside the frame of the desk; it is not a part of their address. */
const shell = '(shell)';
const pages = globSync('**/page.tsx', { cwd: root }).map((file) => path.dirname(file));

reportUpdates(false);

let closeLast = async () => {};

/** Closes the open page, if there is one. */
export async function closeScreen(): Promise<void> {
  await closeLast();
  closeLast = async () => {};
}

/**
 * Pages of the desk over a database, rendered without a browser: the page, its actions and its components are
 * those of the product.
 */
export function deskScreens(newsroom: Newsroom) {
  provideServices(newsroom.as(null));
  vi.spyOn(sessions, 'currentSession').mockImplementation(async () => session);
  vi.spyOn(sessions, 'enrollingSession').mockResolvedValue(null);

  function signIn(person: Person | null): void {
    session = person && ({ id: '', email: `${person}@toasoan.example`, ctx: newsroom.as(person) } as Session);
  }

  return {
    /** 200, 404, or the address to which the page sends this person. */
    async statusOf(person: Person | null, address: string): Promise<number | string> {
      signIn(person);
      return pageAt(address).then(() => 200, statusOfThrown);
    },
    /** The HTML of a page for this person. */
    async served(person: Person, address: string): Promise<{ status: number | string; document: Document }> {
      signIn(person);
      try {
        const { prelude } = await prerender(framed(await pageAt(address), async () => true));
        return { status: 200, document: parseHTML(await text(prelude)).document };
      } catch (error) {
        return { status: statusOfThrown(error), document: parseHTML('').document };
      }
    },
    /** Sends a form to a route of the desk. */
    async post(person: Person | null, address: string, fields: Params = {}): Promise<Response> {
      signIn(person);
      const { POST } = await load<Route>(path.join(root, address.replace(/^\/desk/, ''), 'route.ts'));
      const body = new URLSearchParams(fields);
      return POST(new Request(new URL(address, 'http://localhost'), { method: 'POST', body }));
    },
    /** Signs a person in and opens a page; closes the page that was open before. */
    async open(person: Person, address: string) {
      await closeScreen();
      signIn(person);
      return openDesk(address);
    },
  };
}

function statusOfThrown(error: unknown): number | string {
  const digest = (error as { digest?: string }).digest ?? '';
  if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;')) return Number(digest.split(';')[1]);
  if (digest.startsWith('NEXT_REDIRECT;')) return digest.split(';')[2] ?? '';
  throw error;
}

/** A page with the contexts that the frame of the desk provides. */
function framed(page: ReactNode, refresh: () => Promise<boolean>): ReactNode {
  stubActions(screenActions, { refreshScreen: refresh });
  const inside = createElement(Reauthentication, null as never, page);
  return Words({
    ...{ locale: 'vi', messages: READY.vi, timeZone: 'Asia/Ho_Chi_Minh' },
    children: createElement(ScreenRefresh, null as never, inside),
  });
}

async function openDesk(first: string) {
  let address = first;
  /** Resolves when the last requested page is rendered. */
  let drawing: Promise<void> = Promise.resolve();
  const screen = await openScreen(framed(await pageAt(first), refresh));
  closeLast = screen.close;

  function draw(): void {
    drawing = drawing.then(async () => {
      await screen.draw(framed(await pageAt(address), refresh));
    });
  }
  async function refresh(): Promise<boolean> {
    draw();
    return true;
  }
  vi.spyOn(router, 'push').mockImplementation((pushed) => {
    address = pushed;
    draw();
  });

  const isNamed = (name: string | RegExp) => (text: string | null | undefined) =>
    typeof name === 'string' ? text?.trim() === name : name.test(text?.trim() ?? '');
  /** Elements of these kinds by their accessible name: their own label, or else their text. */
  const named = (kinds: string, name: string | RegExp) =>
    screen
      .all(kinds)
      .filter((each) =>
        isNamed(name)(each.getAttribute('aria-label') ?? each.textContent?.replaceAll('\u00a0', ' ')),
      );
  function firstOf(found: readonly HTMLElement[], name: string | RegExp): HTMLElement {
    if (found[0] === undefined) throw new Error(`No ${name} in ${screen.text().slice(0, 2_000)}`);
    return found[0];
  }

  /**
   * Sends a form as a browser does: to its own page, with its fields in the query, unless a component handles
   * it.
   */
  async function submit(form: HTMLElement): Promise<void> {
    const { defaultPrevented } = await screen.happen(form, 'submit');
    if (defaultPrevented) return;
    if (form.getAttribute('method') === 'post') throw new Error(`A form is posted: ${form.outerHTML}`);
    const { pathname } = new URL(form.getAttribute('action') ?? address, 'http://localhost');
    const fields = [...new FormData(form as HTMLFormElement)] as [string, string][];
    router.push(`${pathname}?${new URLSearchParams(fields)}`);
  }

  return {
    ...screen,
    address: () => address,
    named,
    link: (name: string | RegExp) => firstOf(named('a', name), name),
    /** The field with that label. */
    field(name: string | RegExp): HTMLElement {
      const fields = 'input, select, textarea';
      const own = named(fields, name);
      const labels = screen.all('label').filter(({ textContent }) => isNamed(name)(textContent));
      const labelled = labels.flatMap((label) => {
        const id = label.getAttribute('for');
        const inside = label.querySelector<HTMLElement>(fields);
        return id === null ? (inside ?? []) : screen.all(`[id="${id}"]`);
      });
      return firstOf([...own, ...labelled], name);
    },
    /** Presses a button; one that sends a form sends it. */
    async press(name: string | RegExp | HTMLElement): Promise<void> {
      await drawing;
      const element =
        typeof name === 'object' && 'localName' in name ? name : firstOf(named('button', name), name);
      if (element.hasAttribute('disabled')) throw new Error(`Disabled: ${element.outerHTML}`);
      const isSent =
        element.localName === 'button' && (element.getAttribute('type') ?? 'submit') === 'submit';
      const form = element.closest('form');
      if (isSent && form !== null) await submit(form);
      else await screen.happen(element, 'click', { button: 0 });
      await drawing;
    },
    /** Waits for the effect of an answer of the server. */
    async until(check: () => void): Promise<void> {
      await screen.until(check);
      await drawing;
    },
    /** Types into a combobox and takes the first option. */
    async pick(name: string | RegExp, words: string): Promise<void> {
      const options = '[role="option"]';
      await screen.fill(this.field(name), words);
      await this.until(() => void screen.one(options));
      await screen.press(screen.one(options));
    },
  };
}

/** Renders the content for this address as Next does, inside the frame of the desk. */
async function pageAt(address: string): Promise<ReactNode> {
  const { pathname, search, searchParams } = new URL(address, 'http://localhost');
  request.headers.set(deskPathHeader, pathname + search);
  const [folder, params] = routeOf(pathname);
  const input = {
    params: Promise.resolve(params),
    searchParams: Promise.resolve(Object.fromEntries(searchParams)),
  };
  const steps = folder.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'));
  let drawn = await (await partOf(`${folder}/page.tsx`))(input);
  for (const step of steps.toReversed())
    if (step !== shell && existsSync(path.join(root, step, 'layout.tsx')))
      drawn = await (await partOf(`${step}/layout.tsx`))({ children: drawn });
  return drawn;
}

async function partOf(file: string): Promise<Part> {
  return (await load<{ default: Part }>(path.join(root, file))).default;
}

function load<T>(file: string): Promise<T> {
  return import(pathToFileURL(file).href);
}

function routeOf(pathname: string): [string, Params] {
  for (const folder of pages.toSorted((a, b) => a.split('[').length - b.split('[').length)) {
    const pattern = path.posix
      .join('/desk', folder.replace(shell, ''))
      .replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}/?$`).exec(pathname);
    if (match !== null) return [folder, { ...match.groups }];
  }
  throw new Error(`No page at ${pathname}`);
}
