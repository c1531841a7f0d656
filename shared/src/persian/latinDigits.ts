/** The same text with Persian (۰–۹) and Arabic-Indic (٠–٩) digits written as 0–9. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
