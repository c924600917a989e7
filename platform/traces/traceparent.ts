/** W3C Trace Context, level 1, 3.2: later versions begin with the fields of this one. */
const FORM = /^(?!ff)[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/;
const SAMPLED = 1;

/** The remote span of a `traceparent`, or null if it is invalid. */
export function readTraceparent(text: string) {
  const [, traceId = '', spanId = '', flags = ''] = FORM.exec(text) ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED, isRemote: true };
}
