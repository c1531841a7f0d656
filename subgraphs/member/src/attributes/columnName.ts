/** The name in the database of what the graph calls `signedOn`: `signed_on`. */
export function columnName(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
