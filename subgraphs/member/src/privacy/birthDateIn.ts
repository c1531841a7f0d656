/** Words for being born, and within a few signs of them a day or a year. */
const BORN =
  /(?:متولد|زاد ?روز|تاریخ ?(?:ی )?تولد|\bborn(?: on| in)?|\bdate of birth|\bbirth ?date)[^\d۰-۹٠-٩]{0,12}(?:[\d۰-۹٠-٩]{2,4}|[\d۰-۹٠-٩][/.-])/iu;

/** Whether a text says when somebody was born. */
export function birthDateIn(text: string): boolean {
  return BORN.test(text);
}
