type TableTools = typeof import('./table-tools.ts');

let tools: TableTools | null = null;

/** The tools for tables, where they are here already. */
export function tableTools(): TableTools | null {
  return tools;
}

/** Brings the tools for tables in and uses them; at once where they are here. Nothing where they can't be had. */
export function withTableTools(use: (tools: TableTools) => void): void {
  if (tools !== null) {
    use(tools);
    return;
  }
  import('./table-tools.ts').then(
    (found) => {
      tools = found;
      use(found);
    },
    () => {},
  );
}
