import type { DomainError } from '#core/shared/domain-error.ts';
import errors from '#messages/en/errors.json' with { type: 'json' };

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = errors;

/** A rejection in words for the terminal, with its code and fields. */
export function errorWords({ code, details }: DomainError): string {
  const fields = Object.entries((details.fieldErrors ?? {}) as Record<string, string>);
  const fieldLines = fields.map(([field, fieldCode]) => `\n  ${field}: ${wordsOf(fieldCode)}`).join('');
  return `${wordsOf(code)} (${code})${fieldLines}`;
}

function wordsOf(code: string): string {
  const [noun = '', name = ''] = code.split(/\.(.*)/s);
  return words[noun]?.[name] ?? code;
}
