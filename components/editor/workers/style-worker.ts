import { checkStyle, type StyleAdvice } from '#core/house-style/check-style.ts';
import type { CompileLinear } from '#core/house-style/compile-pattern.ts';
import { isSimple } from '#core/house-style/simple-pattern.ts';
import type { StyleAnswer, StyleQuestion } from './style-messages.ts';

self.onmessage = async ({ data: { job, rules, texts } }: MessageEvent<StyleQuestion>) => {
  // Before the first rule, whose time is measured.
  const compileLinear = rules.every(({ pattern }) => isSimple(pattern)) ? notLoaded : await loadLinear();
  const found: StyleAdvice[][] = texts.map(() => []);
  for (const rule of rules) {
    post({ kind: 'begin', job, ruleId: rule.id });
    for (const [index, text] of texts.entries()) found[index]?.push(...checkStyle(text, rule, compileLinear));
  }
  post({ kind: 'done', job, found });
};

const notLoaded: CompileLinear = () => null;

/** About 47 KB, needed only for complex rules. Offline such a rule gives no advice. */
async function loadLinear(): Promise<CompileLinear> {
  try {
    return (await import('#core/house-style/linear-pattern.ts')).compileLinear;
  } catch {
    return notLoaded;
  }
}

function post(message: StyleAnswer): void {
  self.postMessage(message);
}
