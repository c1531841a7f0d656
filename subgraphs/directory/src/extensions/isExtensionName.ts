/** Names of the graph's own subgraphs. */
const TAKEN = ['directory', 'disclosures'];

/** Whether a text can name an extension: 2 to 40 lower-case Latin letters, digits and hyphens, a letter first. */
export function isExtensionName(text: string): boolean {
  return /^[a-z](-?[a-z0-9]){1,39}$/.test(text) && text.length <= 40 && !TAKEN.includes(text);
}
