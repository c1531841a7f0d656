/** Something that a server does otherwise than the contract says, and what its operator can do. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly whatToDo: string;

  constructor(what: string, whatToDo: string) {
    super(what);
    this.whatToDo = whatToDo;
  }
}
