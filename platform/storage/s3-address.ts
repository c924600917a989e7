import { StartProblem } from '../process/start-problem.ts';

export type S3Address = {
  /** With scheme and port, without a trailing slash. */
  origin: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const FORM = 's3://KEY:SECRET@host/bucket?region=…&tls=off';
const KNOWN = new Set(['region', 'tls']);

/**
 * Parses `STORAGE_URL`: `s3://KEY:SECRET@host[:port]/bucket?region=…&tls=off`. Key and secret are
 * percent-encoded, or come from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; the region may come from
 * `AWS_REGION`. The default region is us-east-1, which services without regions expect. Throws a
 * `StartProblem` that never contains the secret.
 */
export function readS3Address(text: string, source: Record<string, string | undefined>): S3Address {
  const url = parse(text);
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (!url.host) throw wrong('it names no host');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(bucket))
    throw wrong('after the host comes the name of one bucket');
  for (const name of url.searchParams.keys()) {
    if (!KNOWN.has(name)) throw wrong(`${name} is not known there`);
  }
  const tls = url.searchParams.get('tls') ?? 'on';
  if (tls !== 'on' && tls !== 'off') throw wrong('tls is on or off');
  const accessKeyId = decode(url.username) || source.AWS_ACCESS_KEY_ID;
  const secretAccessKey = decode(url.password) || source.AWS_SECRET_ACCESS_KEY;
  if (!accessKeyId || !secretAccessKey) {
    throw wrong('key and secret are missing there and in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  return {
    origin: `${tls === 'on' ? 'https' : 'http'}://${url.host}`,
    bucket,
    region: url.searchParams.get('region') || source.AWS_REGION || 'us-east-1',
    accessKeyId,
    secretAccessKey,
  };
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 's3:') {
    throw wrong('a / or @ in the secret is written as %2F or %40');
  }
  return url;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw wrong('a % in the key or the secret is written as %25');
  }
}

function wrong(reason: string): StartProblem {
  return new StartProblem(`STORAGE_URL must be like ${FORM}: ${reason}.`);
}
