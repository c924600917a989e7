import { expect, test } from 'vitest';
import { readEnv } from '#platform/process/env.ts';
import { readTraceSettings } from '#platform/traces/trace-settings.ts';

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const collector = { [ENDPOINT]: 'http://localhost:4318' };

test('tracing is off without a collector, or if it is disabled', () => {
  expect(readEnv({}).traces).toBeNull();
  expect(readEnv({ OTEL_SERVICE_NAME: 'bao', OTEL_TRACES_SAMPLER: 'always_on' }).traces).toBeNull();
  expect(readTraceSettings({ ...collector, OTEL_SDK_DISABLED: 'true' })).toBeNull();
});

test('a collector alone gets all traces, at the standard path', () => {
  expect(readEnv(collector).traces).toEqual({
    url: 'http://localhost:4318/v1/traces',
    headers: {},
    serviceName: 'toasoan',
    share: 1,
    followsParent: true,
  });
});

test('the traces endpoint takes precedence and is used unchanged', () => {
  const traces = readTraceSettings({
    ...collector,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://t.example/in',
  });
  expect(traces?.url).toBe('https://t.example/in');
});

test('headers are names and percent-encoded values, and trace headers take precedence', () => {
  const traces = readTraceSettings({
    ...collector,
    OTEL_EXPORTER_OTLP_HEADERS: 'Api-Key=b%C3%AD%20m%E1%BA%ADt, tenant=all',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'tenant=news=1',
  });
  expect(traces?.headers).toEqual({ 'api-key': 'bí mật', tenant: 'news=1' });
});

test.each([
  [{}, 1, true],
  [{ OTEL_TRACES_SAMPLER: 'always_on' }, 1, false],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, 0, true],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.05' }, 0.05, false],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio' }, 1, true],
])('%j samples %d of all traces', (input, share, followsParent) => {
  expect(readTraceSettings({ ...collector, ...input })).toMatchObject({ share, followsParent });
});

test.each([
  [{ [ENDPOINT]: 'localhost:4318' }, `${ENDPOINT} must be an address such as http://localhost:4318.`],
  [{ ...collector, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /^OTEL_EXPORTER_OTLP_PROTOCOL must be http\/json/],
  [{ ...collector, OTEL_TRACES_SAMPLER: 'some' }, /^OTEL_TRACES_SAMPLER must be always_on/],
  [
    { ...collector, OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '5' },
    /^OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1/,
  ],
  [{ ...collector, OTEL_SDK_DISABLED: 'maybe' }, /^OTEL_SDK_DISABLED must be true or false/],
])('a mistake gives one clear sentence: %j', (input, sentence) => {
  expect(() => readEnv(input)).toThrow(sentence);
});

test.each(['bí-mật-của-tôi', 'key=%', 'a=x%0d%0ay'])(
  'an error in headers does not repeat them: %s',
  (headers) => {
    const read = () => readEnv({ ...collector, OTEL_EXPORTER_OTLP_HEADERS: headers });
    expect(read).toThrow(
      /^OTEL_EXPORTER_OTLP_HEADERS must be a list such as api-key=SECRET,tenant=newsroom\.$/,
    );
  },
);
