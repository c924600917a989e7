/** The column of a property in SQL text: `bylineIds` is `byline_ids`, as Drizzle names it. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
