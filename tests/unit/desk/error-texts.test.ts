import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isWebhookEvent } from '#core/notifications/webhook-events.ts';
import en from '#messages/en/errors.json' with { type: 'json' };
import vi from '#messages/vi/errors.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../../..');
const layers = ['core', 'usecases', 'db', 'platform', 'app'];
/** A code as it stands in the sources; the acts of the audit look alike, but are named as such, and so do events. */
const spoken =
  /(?<!(?:action|name): )'((?:action|article|auth|body|comment|fact-box|field|fork|mail|media|notification|people|request|rights|section|session|tag|token)\.[a-z]+(?:-[a-z]+)*)'/g;

/** A code that is thrown, or is why somebody may not, whatever it begins with. */
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

test('every failure that the newsroom knows has words in Vietnamese and in English', () => {
  expect(codesInUse().length).toBeGreaterThan(50);
  expect(missingIn(vi)).toEqual([]);
  expect(missingIn(en)).toEqual([]);
});

test('both languages speak of the same failures', () => {
  const codes = (texts: Errors) =>
    Object.entries(texts)
      .flatMap(([noun, names]) => Object.keys(names).map((name) => `${noun}.${name}`))
      .sort();
  expect(codes(vi)).toEqual(codes(en));
});
