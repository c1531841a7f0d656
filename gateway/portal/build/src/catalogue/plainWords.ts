/** A description of the contract as running text: without its marks for code and its line ends. */
export function plainWords(description: string): string {
  return description.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}
