import { AsyncLocalStorage } from 'node:async_hooks';

/** What a span may say: names from our own code, numbers, never what somebody wrote, asked for or is called. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type SpanStart = {
  readonly name: string;
  readonly kind?: 'internal' | 'server' | 'client' | 'consumer';
  readonly attributes?: Attributes;
};

/** Something that takes time, while it lasts. */
export type Span = {
  note(attributes: Attributes): void;
  /** `failure`: what was thrown, of which only its code or its kind is told. */
  end(failure?: unknown): void;
};

/** Begins a span: a part of another, or of a trace that another process began (its `traceparent`), or a trace of its own. */
export type BeginSpan = (start: SpanStart, under: Span | string | null) => Span;

/** What is going on, and the use case by name that it was asked for. */
type Present = { readonly span: Span; readonly useCase: string | null };

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.spans');
type Shared = { begin: BeginSpan | null; readonly present: AsyncLocalStorage<Present> };
const holder = globalThis as { [KEY]?: Shared };
holder[KEY] ??= { begin: null, present: new AsyncLocalStorage<Present>() };
const shared = holder[KEY];

/** From now on what is done leaves spans; null: no more. */
export function provideSpans(begin: BeginSpan | null): void {
  shared.begin = begin;
}

/** Begins a trace, or goes on with one that a `traceparent` names; null where nothing is traced. */
export function beginTrace(start: SpanStart, traceparent: string | null = null): Span | null {
  return shared.begin === null ? null : shared.begin(start, traceparent);
}

/** Begins a part of what is going on here; null where that is not traced. */
export function beginPart(start: SpanStart): Span | null {
  if (shared.begin === null) return null;
  const present = shared.present.getStore();
  return present === undefined ? null : shared.begin(start, present.span);
}

/** Does something inside a span; `useCase` names what it was asked for, for whoever does that. */
export function within<T>(span: Span, work: () => T, useCase: string | null = null): T {
  return shared.present.run({ span, useCase }, work);
}

/** Does something as a trace of its own. */
export function asTrace<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  return during(beginTrace(start), work);
}

/** Does something as a part of what is going on, or as a trace of its own where nothing is. */
export function asPart<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  return during(beginPart(start) ?? beginTrace(start), work);
}

/** Does a use case, by this name or the one by which it was asked for, as a part of what is going on. */
export function asUseCase<T>(named: string | null, work: () => Promise<T>): Promise<T> {
  if (shared.begin === null) return work();
  const name = named ?? shared.present.getStore()?.useCase;
  return name === null || name === undefined ? work() : during(beginPart({ name: `use case ${name}` }), work);
}

async function during<T>(span: Span | null, work: () => Promise<T>): Promise<T> {
  if (span === null) return work();
  try {
    const done = await within(span, work);
    span.end();
    return done;
  } catch (error) {
    span.end(error);
    throw error;
  }
}
