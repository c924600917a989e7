import type { QuoteMarks } from './house-forms.ts';
import type { StyleRule } from './style-rule.ts';

/** The opening and closing mark of each kind. */
const PAIRS: Readonly<Record<QuoteMarks, readonly [string, string]>> = {
  curly: ['“', '”'],
  angle: ['«', '»'],
  straight: ['"', '"'],
};

/** A rule with `advice` that matches quotations in other marks than `marks`. */
export function quoteMarkRule(marks: QuoteMarks, advice: string): StyleRule {
  const others = (Object.keys(PAIRS) as QuoteMarks[]).filter((kind) => kind !== marks);
  const pattern = others
    .map((kind) => PAIRS[kind])
    .map(([open, close]) => `${open}([^${open}${close}\\n]{1,400})${close}`)
    .join('|');
  const [open, close] = PAIRS[marks];
  return {
    id: 'quote-marks',
    sectionId: null,
    pattern,
    matchCase: true,
    advice,
    replacement: `${open}$1$2${close}`,
    isOn: true,
  };
}
