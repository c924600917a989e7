import { pastedHtmlPolicy } from '#core/trust/trusted-types.ts';

type Policy = { createHTML(html: string): string };
type Policies = { createPolicy(name: string, rules: Policy): Policy };

const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(pastedHtmlPolicy, {
  createHTML: (html) => html,
});

/** Parses pasted HTML as a separate inert document: nothing in it is shown, loaded or executed. */
export function readInert(html: string): HTMLElement {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html').body;
}
