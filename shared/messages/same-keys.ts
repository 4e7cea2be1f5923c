/** A translation has exactly the keys of the source language. */
export type SameKeys<Source> = { readonly [Key in keyof Source]: string };
