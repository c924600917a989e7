/** Splits a name before the given name, which is the last word of a Vietnamese name. */
export function atGivenName(name: string): readonly [before: string, given: string] {
  const at = name.trimEnd().search(/\S+$/u);
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at).trimEnd()];
}
