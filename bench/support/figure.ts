/** A measured value. `mark` is its upper or lower limit; null if it is only for comparison. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly mark: number | null;
  readonly ok: boolean;
  readonly isLeast?: true;
};

type Quantity = readonly [value: number, unit: string];

/** A figure, rounded to three decimals. */
export function figure(name: string, [value, unit]: Quantity, mark: number | null = null): Figure {
  const rounded = Math.round(value * 1_000) / 1_000;
  return { name, value: rounded, unit, mark, ok: mark === null || rounded <= mark };
}

/** The same with a lower limit. */
export function figureAtLeast(name: string, quantity: Quantity, mark: number): Figure {
  const found = figure(name, quantity);
  return { ...found, mark, ok: found.value >= mark, isLeast: true };
}

/**
 * The ratio of our p95 to that of the plain method in the same run, beside the ratio when the limit was set.
 * On a slower machine this says more than milliseconds. It has no limit itself, because the plain method also
 * varies, with the layout of tables on disk. Both arguments come from `timeRounds`.
 */
export function asTimes(
  ours: readonly Figure[],
  plain: readonly Figure[],
  { name, markMs, naiveMs }: { name: string; markMs: number; naiveMs: number },
): Figure {
  const p95 = (figures: readonly Figure[]) => figures.at(-1)?.value ?? Number.NaN;
  const wasTimes = Math.round((markMs / naiveMs) * 10_000) / 10_000;
  return figure(`${name} (${wasTimes} where the mark was set)`, [p95(ours) / p95(plain), 'times']);
}

export type Reporter = { readonly add: (found: Figure) => void; readonly exitCode: () => number };

/**
 * Prints figures as they come: JSON lines for programs or a table for people. Returns 1 if a limit was
 * missed.
 */
export function reporter({ json }: { json: boolean }): Reporter {
  let isMissed = false;
  return {
    add(found) {
      isMissed ||= !found.ok;
      process.stdout.write(`${json ? JSON.stringify(found) : lineOf(found)}\n`);
    },
    exitCode: () => (isMissed ? 1 : 0),
  };
}

function lineOf({ name, value, unit, mark, ok, isLeast }: Figure): string {
  const against = mark === null ? '' : `at ${isLeast ? 'least' : 'most'} ${mark}  ${ok ? 'ok' : 'MISSED'}`;
  return `${name.padEnd(44)} ${String(value).padStart(10)} ${unit.padEnd(6)} ${against}`.trimEnd();
}

/** The quantile of values at a share from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
