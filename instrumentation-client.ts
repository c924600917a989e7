import { frameworkPolicy } from '#core/trust/trusted-types.ts';

type Policies = {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScriptURL', (text: string) => string>,
  ): unknown;
};

const only = (isOurs: (text: string) => boolean) => (text: string) => {
  // By a throw and not by null, or the editor would take nothing for what it had pasted.
  if (!isOurs(text)) throw TypeError();
  return text;
};

/**
 * Run before anything of the framework in a browser: React may make the empty element that it turns into a script of its own,
 * and the loader and the editor's workers may name files of the build. All other text that would become HTML or a script is
 * refused by the browser.
 */
(globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(frameworkPolicy, {
  createHTML: only((text) => text === '<script></script>'),
  createScriptURL: only((text) =>
    new URL(text, location.href).href.startsWith(`${location.origin}/_next/static/`),
  ),
});
