import { StartProblem } from '../process/start-problem.ts';

export type TraceSettings = {
  /** The OTLP/JSON endpoint. */
  readonly url: string;
  /** Credentials for the collector; secret. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** The sampling ratio, 0 to 1. */
  readonly share: number;
  /** Whether a trace of our proxy follows the sampling decision of the proxy. */
  readonly followsParent: boolean;
};

type Source = Readonly<Record<string, string | undefined>>;

const SAMPLER = /^(parentbased_)?(always_on|always_off|traceidratio)$/;

/**
 * Parses the settings under OpenTelemetry's own names. Null without a collector or with `OTEL_SDK_DISABLED`.
 * Throws a `StartProblem` that never contains the headers.
 */
export function readTraceSettings(source: Source): TraceSettings | null {
  const url = urlOf(source);
  if (url === null || isDisabled(source.OTEL_SDK_DISABLED)) return null;
  requireJson(source.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL');
  requireJson(source.OTEL_EXPORTER_OTLP_PROTOCOL, 'OTEL_EXPORTER_OTLP_PROTOCOL');
  return {
    url,
    headers: {
      ...headersOf(source, 'OTEL_EXPORTER_OTLP_HEADERS'),
      ...headersOf(source, 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'),
    },
    serviceName: source.OTEL_SERVICE_NAME?.trim() || 'toasoan',
    ...samplingOf(source),
  };
}

/**
 * The endpoint for traces is used as is. The general endpoint gets the path of traces appended (OTLP exporter
 * specification).
 */
function urlOf(source: Source): string | null {
  const own = source.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?.trim();
  if (own) return addressOf(own, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const shared = source.OTEL_EXPORTER_OTLP_ENDPOINT?.trim();
  if (!shared) return null;
  return `${addressOf(shared, 'OTEL_EXPORTER_OTLP_ENDPOINT').replace(/\/+$/, '')}/v1/traces`;
}

function addressOf(text: string, name: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new StartProblem(`${name} must be an address such as http://localhost:4318.`);
  return url.href;
}

function isDisabled(text = 'false'): boolean {
  if (!/^(true|false)$/i.test(text.trim()))
    throw new StartProblem(`OTEL_SDK_DISABLED must be true or false; it is "${text}".`);
  return /true/i.test(text);
}

function requireJson(protocol: string | undefined, name: string): void {
  if (protocol && protocol.trim() !== 'http/json')
    throw new StartProblem(`${name} must be http/json, the only supported protocol; it is "${protocol}".`);
}

/** `name=value,name=value` with percent-encoded values, as in W3C Baggage. */
function headersOf(source: Source, name: string): Record<string, string> {
  const pairs = (source[name] ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, key = '', value = ''] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
      const decoded = decode(value);
      if (key === '' || decoded === null || /[\r\n\0]/.test(decoded))
        throw new StartProblem(`${name} must be a list such as api-key=SECRET,tenant=newsroom.`);
      return [key.toLowerCase(), decoded];
    }),
  );
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function samplingOf(source: Source): Pick<TraceSettings, 'share' | 'followsParent'> {
  const name = source.OTEL_TRACES_SAMPLER?.trim() || 'parentbased_always_on';
  const [, followed, rule] = SAMPLER.exec(name) ?? [];
  if (rule === undefined)
    throw new StartProblem(
      `OTEL_TRACES_SAMPLER must be always_on, always_off or traceidratio, or one of them after parentbased_; it is "${name}".`,
    );
  const followsParent = followed !== undefined;
  if (rule !== 'traceidratio') return { share: rule === 'always_on' ? 1 : 0, followsParent };
  const given = source.OTEL_TRACES_SAMPLER_ARG?.trim() || '1';
  const share = Number(given);
  if (!(share >= 0 && share <= 1))
    throw new StartProblem(`OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1; it is "${given}".`);
  return { share, followsParent };
}
