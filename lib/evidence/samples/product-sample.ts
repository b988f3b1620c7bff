/**
 * One record of a product in the form that its vendor documents, with values of our own. `source` came from outside,
 * `own` is the victim's end beside it; `remote` is where a connection from inside went.
 */
export type ProductSample = {
  product: string;
  text: string;
  source?: string;
  agent?: string;
  own?: string;
  remote?: string;
  start: string;
};
