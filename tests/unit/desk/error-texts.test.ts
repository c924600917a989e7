import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isWebhookEvent } from '#core/notifications/webhook-events.ts';
import en from '#messages/en/errors.json' with { type: 'json' };
import vi from '#messages/vi/errors.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../../..');
const layers = ['core', 'usecases', 'db', 'platform', 'app'];
/** An error code in the sources. Audit actions and events look alike, but have the key `action` or `name`. */
const spoken =
  /(?<!(?:action|name): )'((?:action|article|auth|body|comment|fact-box|field|fork|mail|media|notification|people|request|rights|section|session|tag|token)\.[a-z]+(?:-[a-z]+)*)'/g;

/** A code that is thrown or refused with, with any prefix. */
const thrown = /(?:new DomainError|\bno)\(\s*'([a-z-]+\.[a-z]+(?:-[a-z]+)*)'/g;

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(root, folder, file));
}

function codesInUse(): string[] {
  const found = layers
    .flatMap(sourcesIn)
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => [...text.matchAll(spoken), ...text.matchAll(thrown)].map((match) => match[1] ?? ''));
  return [...new Set(found)].filter((code) => !isWebhookEvent(code)).sort();
}

type Errors = Readonly<Record<string, Readonly<Record<string, string>>>>;

function missingIn(texts: Errors): string[] {
  return codesInUse().filter((code) => {
    const [noun = '', name = ''] = code.split('.');
    return !texts[noun]?.[name];
  });
}

test('every error code has a message in Vietnamese and in English', () => {
  expect(codesInUse().length).toBeGreaterThan(50);
  expect(missingIn(vi)).toEqual([]);
  expect(missingIn(en)).toEqual([]);
});

test('both languages have messages for the same codes', () => {
  const codes = (texts: Errors) =>
    Object.entries(texts)
      .flatMap(([noun, names]) => Object.keys(names).map((name) => `${noun}.${name}`))
      .sort();
  expect(codes(vi)).toEqual(codes(en));
});
