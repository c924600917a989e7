import { createHmac } from 'node:crypto';
import { safePost } from './safe-post.ts';

/** The signature header: a timestamp in seconds, and the HMAC-SHA256 of the timestamp, a dot and the body. */
export function signWebhook(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Posts JSON to a webhook with `safePost` and returns the status. Throws `fetch.refused`, `fetch.failed`. */
export async function callWebhook(input: {
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  mayCallThisMachine: boolean;
}): Promise<number> {
  const headers = {
    ...input.headers,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Toasoan-Webhook/1',
  };
  return safePost({ ...input, headers });
}
