/** A file of the contract's SDL. */
export interface SdlFile {
  /** As messages name it, such as `schema/disclosures/permit.graphql`. */
  name: string;
  text: string;
}
