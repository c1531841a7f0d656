/** A member's answer that is not what the schema says. It never leaves the engine: the member is reported as missing. */
export class BadAnswer extends Error {
  /** Code of the member that answered. */
  readonly member: string;

  /**
   * @param place where in the answer, as a path of field names
   * @param fault what is wrong there
   */
  constructor(member: string, place: string, fault: string) {
    super(`${place}: ${fault}`);
    this.name = 'BadAnswer';
    this.member = member;
  }
}
