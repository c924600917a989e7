import { AsyncLocalStorage } from 'node:async_hooks';

/** Span attributes: names from our own code and numbers, never user input or personal data. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export type SpanStart = {
  readonly name: string;
  readonly kind?: 'internal' | 'server' | 'client' | 'consumer';
  readonly attributes?: Attributes;
};

/** A running operation. */
export type Span = {
  note(attributes: Attributes): void;
  /** `failure`: the thrown value, of which only the code or kind is recorded. */
  end(failure?: unknown): void;
};

/** Begins a child span, a span of a remote trace (`traceparent`), or a new trace. */
export type BeginSpan = (start: SpanStart, under: Span | string | null) => Span;

/** The active span, and the name of the requested use case. */
type Present = { readonly span: Span; readonly useCase: string | null };

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.spans');
type Shared = { begin: BeginSpan | null; readonly present: AsyncLocalStorage<Present> };
const holder = globalThis as { [KEY]?: Shared };
holder[KEY] ??= { begin: null, present: new AsyncLocalStorage<Present>() };
const shared = holder[KEY];

/** Turns tracing on, or off with null. */
export function provideSpans(begin: BeginSpan | null): void {
  shared.begin = begin;
}

/** Begins a trace, or continues the one of a `traceparent`. Null if tracing is off. */
export function beginTrace(start: SpanStart, traceparent: string | null = null): Span | null {
  return shared.begin === null ? null : shared.begin(start, traceparent);
}

/** Begins a child of the active span. Null if there is none. */
export function beginPart(start: SpanStart): Span | null {
  if (shared.begin === null) return null;
  const present = shared.present.getStore();
  return present === undefined ? null : shared.begin(start, present.span);
}

/** Runs work inside a span. `useCase` names the requested use case, for `asUseCase`. */
export function within<T>(span: Span, work: () => T, useCase: string | null = null): T {
  return shared.present.run({ span, useCase }, work);
}

/** Runs work as a new trace. */
export function asTrace<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  return during(beginTrace(start), work);
}

/** Runs work as a child of the active span, or as a new trace if there is none. */
export function asPart<T>(start: SpanStart, work: () => Promise<T>): Promise<T> {
  return during(beginPart(start) ?? beginTrace(start), work);
}

/** Runs a use case as a child of the active span, under this name or the requested one. */
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
