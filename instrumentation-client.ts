import { frameworkPolicy } from '#core/trust/trusted-types.ts';

type Policies = {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScriptURL', (text: string) => string>,
  ): unknown;
};

const only = (isOurs: (text: string) => boolean) => (text: string) => {
  // Throws instead of returning null, because the editor would treat null as pasted content.
  if (!isOurs(text)) throw TypeError();
  return text;
};

/**
 * Creates the Trusted Types policy, before any framework code runs in the browser. React may create one empty
 * element, which it turns into a script itself. The loader and the editor's workers may load files of the
 * build. The browser rejects any other text as HTML or script.
 */
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(frameworkPolicy, {
  createHTML: only((text) => text === '<script></script>'),
  createScriptURL: only((text) =>
    new URL(text, location.href).href.startsWith(`${location.origin}/_next/static/`),
  ),
});
