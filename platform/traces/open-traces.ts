import type { Span as OtlpSpan } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { newId } from '../time/new-id.ts';
import type { Logger } from './logger.ts';
import type { BeginSpan, Span } from './spans.ts';
import type { TraceSettings } from './trace-settings.ts';

/** Spans in the queue for a slow collector. Further ones are dropped. */
const MOST_WAITING = 2_048;
const BATCH = 512;
const SEND_EVERY_MS = 2_000;
const SEND_WITHIN_MS = 5_000;
const STOP_WITHIN_MS = 2_000;

export type Traces = {
  readonly begin: BeginSpan;
  /** Sends the queued spans, for at most two seconds. */
  stop(): Promise<void>;
};

/**
 * Sends spans to a collector in batches in the background. A slow or unavailable collector only loses spans.
 * The library is loaded here, so that it costs nothing without tracing. It is not registered globally: spans
 * of other libraries would contain full URLs (decision 0043).
 */
export async function openTraces(
  settings: TraceSettings,
  { version, log, sendEveryMs = SEND_EVERY_MS }: { version: string; log: Logger; sendEveryMs?: number },
): Promise<Traces> {
  const [{ ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, sdk, { resourceFromAttributes }, otlp] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]);
  const kinds = {
    internal: SpanKind.INTERNAL,
    server: SpanKind.SERVER,
    client: SpanKind.CLIENT,
    consumer: SpanKind.CONSUMER,
  };
  const { url, headers, serviceName, share, followsParent } = settings;
  const root = new sdk.TraceIdRatioBasedSampler(share);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': serviceName,
      'service.version': version,
      'service.instance.id': newId(),
    }),
    sampler: new sdk.ParentBasedSampler({
      root,
      ...(!followsParent && { remoteParentSampled: root, remoteParentNotSampled: root }),
    }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: withLoggedFailures(
          new otlp.OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: SEND_WITHIN_MS }),
          log,
        ),
        maxQueueSize: MOST_WAITING,
        maxExportBatchSize: BATCH,
        scheduledDelayMillis: sendEveryMs,
        exportTimeoutMillis: SEND_WITHIN_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('toasoan', version);
  const own = new WeakMap<Span, OtlpSpan>();

  function contextOf(under: Span | string | null) {
    if (under === null) return ROOT_CONTEXT;
    if (typeof under !== 'string') {
      const parent = own.get(under);
      return parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
    }
    const parent = readTraceparent(under);
    return parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
  }

  return {
    begin({ name, kind = 'internal', attributes = {} }, under) {
      const begun = tracer.startSpan(name, { kind: kinds[kind], attributes }, contextOf(under));
      const span: Span = {
        note: (more) => void begun.setAttributes(more),
        end(failure) {
          // The message may contain text of a story, a URL or a value, so only the kind of failure is
          // recorded.
          if (failure !== undefined) {
            begun.setAttribute('error.type', failureName(failure));
            begun.setStatus({ code: SpanStatusCode.ERROR });
          }
          begun.end();
        },
      };
      own.set(span, begun);
      return span;
    },
    async stop() {
      let late: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        late = setTimeout(resolve, STOP_WITHIN_MS);
      });
      await Promise.race([provider.shutdown().catch(() => {}), enough]);
      clearTimeout(late);
    },
  };
}

/** Logs once when the collector stops accepting spans, and once when it accepts them again. */
function withLoggedFailures(exporter: SpanExporter, log: Logger): SpanExporter {
  let isAway = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const isTaken = result.error === undefined && result.code === 0;
        if (!isTaken && !isAway)
          log.warn(
            { reason: failureName(result.error) },
            'the trace collector refuses spans; they are dropped',
          );
        if (isTaken && isAway) log.info('the trace collector accepts spans again');
        isAway = !isTaken;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

/**
 * Codes of ours, PostgreSQL and Node are short and fixed. A longer or unusual value may contain user text.
 */
const CODE = /^[\w.:-]{1,40}$/;

/** The kind of a thrown value, without its message: its code, or the name of its class. */
function failureName(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return 'unknown';
  const { code } = failure as { code?: unknown };
  if ((typeof code === 'string' || typeof code === 'number') && CODE.test(String(code))) return String(code);
  return failure.constructor?.name || 'unknown';
}

/** W3C Trace Context, level 1, 3.2: later versions begin with the fields of this one. */
const FORM = /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/;
const SAMPLED = 1;

/** The remote span of a `traceparent`, or null if it is invalid. */
function readTraceparent(text: string) {
  const [, traceId = '', spanId = '', flags = ''] = FORM.exec(text) ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED, isRemote: true };
}
