import { expect, test } from 'vitest';
import { readEnv } from '#platform/process/env.ts';
import { readS3Address } from '#platform/storage/s3-address.ts';

test('the address contains host, bucket, region and keys, with percent-encoding in the secret', () => {
  const address = 's3://KEY:a%2Fb%2Bc%40d@s3.example.com:9000/newsroom?region=eu-west-1&tls=off';
  expect(readS3Address(address, {})).toEqual({
    origin: 'http://s3.example.com:9000',
    bucket: 'newsroom',
    region: 'eu-west-1',
    accessKeyId: 'KEY',
    secretAccessKey: 'a/b+c@d',
  });
});

test('without keys in the address the AWS variables are used', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'ID', AWS_SECRET_ACCESS_KEY: 'a/b', AWS_REGION: 'ap-southeast-1' };
  expect(readS3Address('s3://s3.example.com/newsroom/', keys)).toEqual({
    origin: 'https://s3.example.com',
    bucket: 'newsroom',
    region: 'ap-southeast-1',
    accessKeyId: 'ID',
    secretAccessKey: 'a/b',
  });
});

test.each([
  ['https://KEY:hush@s3.example.com/newsroom', '%2F'],
  ['s3://KEY:hu/sh@s3.example.com/newsroom', '%2F'],
  ['s3://KEY:100%@s3.example.com/newsroom', '%25'],
  ['s3://KEY:hush@s3.example.com', 'one bucket'],
  ['s3://KEY:hush@s3.example.com/newsroom/media', 'one bucket'],
  ['s3://KEY:hush@s3.example.com/newsroom?tsl=off', 'tsl is not known'],
  ['s3://KEY:hush@s3.example.com/newsroom?tls=no', 'on or off'],
  ['s3:///newsroom', 'no host'],
  ['s3://s3.example.com/newsroom', 'AWS_SECRET_ACCESS_KEY'],
])('STORAGE_URL=%s is refused with one sentence without the secret', (address, hint) => {
  const sentence = messageOf(() => readEnv({ STORAGE_URL: address }));
  expect(sentence).toMatch(/^STORAGE_URL must be like s3:.*\.$/);
  expect(sentence).toContain(hint);
  expect(sentence).not.toMatch(/hush|hu\/sh/);
});

test('a refused database address does not show its password', () => {
  expect(messageOf(() => readEnv({ DATABASE_URL: 'mysql://desk:hush@db.example/newsroom' }))).toMatch(
    /^DATABASE_URL must .*; it begins with "mysql:"\.$/,
  );
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was accepted');
}
