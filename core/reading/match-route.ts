/**
 * A route pattern in the syntax of the `app` folders: `/[section]/[slugAndNumber]`, `/luu-tru/[...period]`.
 */
export type Pattern = string;

export type RouteMatch<Route> = {
  readonly route: Route;
  /** The value of each parameter, undecoded; an array for a catch-all parameter. */
  readonly params: Readonly<Record<string, string | string[]>>;
};

type Step = { readonly name: string | null; readonly text: string; readonly takesAll: boolean };

/**
 * Finds the route of a path. As in Next, from left to right: static segments before dynamic ones, and these
 * before catch-all ones.
 */
export function routeMatcher<Route>(
  routes: Readonly<Record<Pattern, Route>>,
): (pathname: string) => RouteMatch<Route> | null {
  const known = Object.entries(routes)
    .map(([pattern, route]) => ({ steps: stepsOf(pattern), route }))
    .sort((a, b) => compare(a.steps, b.steps));
  return (pathname) => {
    const segments = segmentsOf(pathname);
    for (const { steps, route } of known) {
      const params = paramsOf(steps, segments);
      if (params !== null) return { route, params };
    }
    return null;
  };
}

function segmentsOf(pathname: string): string[] {
  return pathname === '/' ? [] : pathname.slice(1).split('/');
}

function stepsOf(pattern: Pattern): Step[] {
  return segmentsOf(pattern).map((text) => {
    const [, dots, name] = /^\[(\.{3})?(\w+)\]$/.exec(text) ?? [];
    return { text, name: name ?? null, takesAll: dots !== undefined };
  });
}

function paramsOf(
  steps: readonly Step[],
  segments: readonly string[],
): Record<string, string | string[]> | null {
  const takesAll = steps.at(-1)?.takesAll === true;
  if (takesAll ? segments.length < steps.length : segments.length !== steps.length) return null;
  const params: Record<string, string | string[]> = {};
  for (const [at, step] of steps.entries()) {
    const segment = segments[at] ?? '';
    if (step.name === null && step.text !== segment) return null;
    if (step.name !== null) params[step.name] = step.takesAll ? segments.slice(at) : segment;
  }
  return params;
}

function compare(one: readonly Step[], other: readonly Step[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const difference = rank(one[at]) - rank(other[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(step: Step | undefined): number {
  if (step === undefined || step.takesAll) return 2;
  return step.name === null ? 0 : 1;
}
